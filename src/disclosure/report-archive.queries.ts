import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../platform/http/page';
import { disclosureErrors } from './disclosure.errors';
import type { ReportKind, ReportSubject } from './report.rules';

export interface ArchivedReport {
  readonly id: string;
  readonly kind: ReportKind;
  readonly title: string;
  readonly period: string;
  readonly subjectSeq: string | null;
  readonly isFinal: boolean;
  readonly throughSeq: string;
  readonly fileId: string;
  readonly sha256: string;
  readonly createdAt: Date;
  /** Null for a household: other households do not read her name. */
  readonly madeBy: string | null;
  /** The first print; null for a first print. */
  readonly reprintOf: string | null;
  readonly printNo: number;
  /** Prints of the same document so far. */
  readonly printCount: number;
}

export interface ReportsAsked {
  readonly kind?: ReportKind | undefined;
  readonly period?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const COLUMNS = `a.id, a.kind, a.title, a.period, a.subject_seq as "subjectSeq",
  a.is_final as "isFinal", a.through_seq as "throughSeq", a.file_id as "fileId", a.sha256,
  a.created_at as "createdAt", q.name as "madeBy", a.reprint_of as "reprintOf",
  a.print_no as "printNo",
  (select 1 + count(*)::int from report_archive r
   where r.community_id = $1 and r.reprint_of = coalesce(a.reprint_of, a.id)) as "printCount"`;

// Who holds or held a post is published with it; that a household had a sheet printed is her own affair.
const FROM = `from report_archive a left join person q on q.id = a.made_by
  and exists (select from role_grant g where g.community_id = $1 and g.person_id = q.id)`;

/** Reports that were made, as they were made. */
@Injectable()
export class ReportArchiveQueries {
  constructor(private readonly reading: Reading) {}

  /** Newest first. */
  listReports(communityId: number, asked: ReportsAsked): Promise<Page<ArchivedReport>> {
    // Ids ascend with time (UUIDv7), so the primary key gives the order.
    const [before] = decodeCursor(asked.cursor, ['id']) ?? [null];
    return this.reading.run(communityId, async (tx) => {
      const rows: ArchivedReport[] = await tx.query(
        `select ${COLUMNS} ${FROM}
         where a.community_id = $1 and ($2::text is null or a.kind = $2)
           and ($3::text is null or a.period = $3) and ($4::uuid is null or a.id < $4)
         order by a.id desc limit $5`,
        [communityId, asked.kind ?? null, asked.period ?? null, before, asked.limit + 1],
      );
      return pageOf(rows, asked.limit, (report) => [report.id]);
    });
  }

  /** @throws DomainError notFound `report.unknown`, also for another community's. */
  findReport(communityId: number, id: string): Promise<ArchivedReport> {
    return this.reading.run(communityId, async (tx) => {
      const rows: ArchivedReport[] = await tx.query(
        `select ${COLUMNS} ${FROM} where a.community_id = $1 and a.id = $2`,
        [communityId, id],
      );
      const [report] = rows;
      if (!report) throw disclosureErrors.reportUnknown();
      return report;
    });
  }

  /** The archived first print of a closed month or a voucher; null where there is none yet. */
  findFinal(communityId: number, subject: ReportSubject): Promise<ArchivedReport | null> {
    const [period, seq] = subject.kind === 'voucher' ? [null, subject.seq] : [subject.period, null];
    return this.reading.run(communityId, async (tx) => {
      const rows: ArchivedReport[] = await tx.query(
        `select ${COLUMNS} ${FROM}
         where a.community_id = $1 and a.kind = $2 and a.is_final and a.reprint_of is null
           and ($3::text is null or a.period = $3) and ($4::bigint is null or a.subject_seq = $4)`,
        [communityId, subject.kind, period, seq],
      );
      return rows[0] ?? null;
    });
  }
}
