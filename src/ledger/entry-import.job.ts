import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../platform/database/transactions';
import type { Job, Progress } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { ENTRY_IMPORT_JOB, EntryImportService } from './entry-import.service';
import type { EntryImportPayload } from './entry-import.service';

/** Posts a submitted import in the background; all of it and the end of the job in one transaction. */
@Injectable()
export class EntryImportJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly imports: EntryImportService,
  ) {}

  onModuleInit(): void {
    this.jobs.register<EntryImportPayload>(ENTRY_IMPORT_JOB, (job, progress) =>
      this.run(job, progress),
    );
  }

  private async run(job: Job<EntryImportPayload>, progress: Progress): Promise<unknown> {
    const { communityId, payload } = job;
    return this.transactions.run(communityId, async (tx) => {
      const key = { communityId, id: payload.importId };
      const result = await this.imports.post(tx, key, progress);
      await this.jobs.finish(tx, job, result);
      return result;
    });
  }
}
