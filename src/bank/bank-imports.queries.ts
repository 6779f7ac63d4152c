import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { bankErrors } from './bank.errors';
import type { StatementProblem } from './statement.rules';

/** refused: it has faults; waiting: for its confirmation; running, done, failed: its job. */
export type ImportState = 'refused' | 'waiting' | 'running' | 'done' | 'failed';

export interface ImportSummary {
  readonly importId: string;
  readonly bankAccountId: string;
  readonly accountName: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly lines: number;
  readonly newLines: number;
  readonly added: number | null;
  readonly by: string;
  readonly at: Date;
  readonly state: ImportState;
  readonly jobId: string | null;
  readonly problems: readonly StatementProblem[];
}

export interface OriginalOfImport {
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
}

const RECENT = 100;

/** Which files were brought, and what became of them. */
@Injectable()
export class BankImportsQueries {
  constructor(private readonly reading: Reading) {}

  /** The newest hundred, newest first. */
  recent(communityId: number): Promise<ImportSummary[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query<ImportSummary[]>(
        `select i.id as "importId", i.bank_account_id as "bankAccountId", a.name as "accountName",
           i.file_name as "fileName", i.file_sha256 as sha256, i.line_count as lines,
           i.new_count as "newLines", i.added, p.name as by, i.uploaded_at as at,
           i.job_id as "jobId", i.problems,
           case when i.added is not null then 'done'
             when j.state in ('failed', 'cancelled') then 'failed'
             when i.confirmed_at is not null then 'running'
             when i.problems = '[]' then 'waiting' else 'refused' end as state
         from bank_import i
         join bank_account a on a.community_id = i.community_id and a.id = i.bank_account_id
         join person p on p.id = i.uploaded_by
         left join job_run j on j.community_id = i.community_id and j.id = i.job_id
         where i.community_id = $1 order by i.uploaded_at desc, i.id desc limit ${RECENT}`,
        [communityId],
      ),
    );
  }

  /** @throws DomainError `bank-import.unknown` */
  async original(communityId: number, importId: string): Promise<OriginalOfImport> {
    const [file] = await this.reading.run(communityId, (tx) =>
      tx.query<OriginalOfImport[]>(
        `select f.id as "fileId", f.name, f.media_type as "mediaType", f.sha256
         from bank_import i
         join file_object f on f.community_id = i.community_id and f.id = i.file_id
         where i.community_id = $1 and i.id = $2`,
        [communityId, importId],
      ),
    );
    if (!file) throw bankErrors.unknownImport();
    return file;
  }
}
