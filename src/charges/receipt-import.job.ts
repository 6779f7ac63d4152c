import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions';
import type { Job, Progress } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { RECEIPT_IMPORT_JOB, ReceiptImportService } from './receipt-import.service';
import type { ReceiptImportPayload } from './receipt-import.service';

/** Takes a confirmed list in, in one transaction: killed in the middle, nothing of it stands. */
@Injectable()
export class ReceiptImportJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly imports: ReceiptImportService,
  ) {}

  onModuleInit(): void {
    this.jobs.register<ReceiptImportPayload>(RECEIPT_IMPORT_JOB, (job, progress) =>
      this.run(job, progress),
    );
  }

  private run(job: Job<ReceiptImportPayload>, progress: Progress): Promise<unknown> {
    const { communityId, payload } = job;
    return this.transactions.run(communityId, async (tx) => {
      const result = await this.imports.takeIn(tx, communityId, payload.importId, progress);
      await this.jobs.finish(tx, job, result);
      return result;
    });
  }
}
