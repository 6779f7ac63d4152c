import type { EntityManager } from 'typeorm';
import type { ReportRead } from './report-kinds';
import { documentNumber, type ReportWanted } from './report.rules';

/** A paper that was drawn, as it goes into the archive. */
export interface NewReport {
  readonly communityId: number;
  readonly id: string;
  readonly wanted: ReportWanted;
  readonly read: Pick<ReportRead, 'title' | 'period' | 'isFinal' | 'throughSeq'>;
  /** 文号; null for a draft and for vouchers, which have a number of their own. */
  readonly number: string | null;
  /** Counts the papers of one subject: drafts come before the final one. */
  readonly version: number;
  readonly pages: number;
  readonly fileId: string;
  readonly sha256: string;
  readonly madeBy: string | null;
  readonly reprintOf: string | null;
  readonly printNo: number;
}

export async function insertReport(tx: EntityManager, report: NewReport): Promise<void> {
  const { wanted, read } = report;
  await tx.query(
    `insert into report_archive (community_id, id, kind, subject, title, period, subject_seq, is_final,
       through_seq, number, version, pages, file_id, sha256, made_by, reprint_of, print_no)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      report.communityId,
      report.id,
      wanted.kind,
      wanted.subject,
      read.title,
      read.period,
      wanted.kind === 'voucher' ? wanted.subject : null,
      read.isFinal,
      read.throughSeq,
      report.number,
      report.version,
      report.pages,
      report.fileId,
      report.sha256,
      report.madeBy,
      report.reprintOf,
      report.printNo,
    ],
  );
}

/**
 * The number of a final document, given before it is drawn because it stands on it. It belongs to the
 * subject: whoever begins again after a failure, or at the same moment, gets the same.
 */
export async function takeNumber(
  tx: EntityManager,
  communityId: number,
  { kind, subject }: ReportWanted,
  year: number,
): Promise<string> {
  for (;;) {
    await tx.query(
      `insert into report_number (community_id, kind, subject, year, no)
       select $1, $2, $3, $4, coalesce(max(n.no), 0) + 1 from report_number n
       where n.community_id = $1 and n.year = $4
       on conflict do nothing`,
      [communityId, kind, subject, year],
    );
    const rows: { year: number; no: number }[] = await tx.query(
      `select year, no from report_number where community_id = $1 and kind = $2 and subject = $3`,
      [communityId, kind, subject],
    );
    // none: someone else has taken the next number in the meantime
    const [given] = rows;
    if (given) return documentNumber(given.year, given.no);
  }
}
