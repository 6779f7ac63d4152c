import { Injectable, type OnModuleInit } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { Transactions } from '../platform/database/transactions';
import { FileStore } from '../platform/files/file-store';
import type { Job, Progress } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { BANK_IMPORT_JOB, type BankImportPayload, BankImportService } from './bank-import.service';
import { readStatement } from './read-statement';

/** Reads the kept original again, as it was previewed, and takes it in; all of it or nothing. */
@Injectable()
export class BankImportJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly imports: BankImportService,
    private readonly files: FileStore,
  ) {}

  onModuleInit(): void {
    this.jobs.register<BankImportPayload>(BANK_IMPORT_JOB, (job, progress) =>
      this.run(job, progress),
    );
  }

  private async run(job: Job<BankImportPayload>, progress: Progress): Promise<unknown> {
    const key = { communityId: job.communityId, id: job.payload.importId };
    const row = await this.transactions.run(key.communityId, (tx) =>
      this.imports.confirmed(tx, key),
    );
    const { profile, statedOpening: opening, statedClosing: closing } = row;
    const bytes = await buffer(await this.files.get(row.fileSha256));
    const read = await readStatement(bytes, { profile, stated: { opening, closing } });
    return this.transactions.run(key.communityId, async (tx) => {
      const result = await this.imports.takeIn(tx, key, read, progress);
      await this.jobs.finish(tx, job, result);
      return result;
    });
  }
}
