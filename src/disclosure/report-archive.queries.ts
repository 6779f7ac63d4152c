import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../platform/http/page';
import { disclosureErrors } from './disclosure.errors';
import type { ReportWanted } from './report.rules';

export interface ArchivedReport {
  readonly id: string;
  readonly kind: string;
  /** What it is about, as its kind writes it: 2026-03, 2026, an id. */
  readonly subject: string;
  readonly title: string;
  readonly period: string;
  /** 文号; null for drafts, vouchers, and what was made before documents had one. */
  readonly number: string | null;
  /** Counts the papers of one subject; 1 for what was made before they were counted. */
  readonly version: number;
  /** Null for what was made before pages were counted. */
  readonly pages: number | null;
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
  /** Whether what its pages say is on record in the log. */
  readonly isStated: boolean;
}

export interface ReportsAsked {
  readonly kind?: string | undefined;
  readonly period?: string | undefined;
  /** Months the report is filed under, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Without vouchers and later prints: what was made for all to read. */
  readonly published?: '1' | undefined;
  /** Words of the title, or a 文号. */
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

// What was made before subjects were written down says it by its month or its entry.
const SUBJECT = 'coalesce(a.subject, a.subject_seq::text, a.period)';

const COLUMNS = `a.id, a.kind, ${SUBJECT} as subject, a.title, a.period, a.number,
  coalesce(a.version, 1) as version, a.pages, a.subject_seq as "subjectSeq",
  a.is_final as "isFinal", a.through_seq as "throughSeq", a.file_id as "fileId", a.sha256,
  a.created_at as "createdAt", q.name as "madeBy", a.reprint_of as "reprintOf",
  a.print_no as "printNo",
  (select 1 + count(*)::int from report_archive r
   where r.community_id = $1 and r.reprint_of = coalesce(a.reprint_of, a.id)) as "printCount",
  exists (select from report_statement s where s.community_id = $1 and s.kind = a.kind
    and s.subject = a.subject and s.version = a.version) as "isStated"`;

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
           and ($3::text is null or a.period >= $3) and ($4::text is null or a.period <= $4)
           and ($5::text is null or strpos(a.title || ' ' || coalesce(a.number, ''), $5) > 0)
           and (not $6::boolean or a.kind <> 'voucher' and a.reprint_of is null)
           and ($7::uuid is null or a.id < $7)
         order by a.id desc limit $8`,
        [
          communityId,
          asked.kind ?? null,
          ...monthsOf(asked),
          asked.q ?? null,
          asked.published === '1',
          before,
          asked.limit + 1,
        ],
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

  /** The archived first print of what can no longer change; null where there is none yet. */
  findFinal(communityId: number, { kind, subject }: ReportWanted): Promise<ArchivedReport | null> {
    return this.reading.run(communityId, async (tx) => {
      const rows: ArchivedReport[] = await tx.query(
        `select ${COLUMNS} ${FROM}
         where a.community_id = $1 and a.kind = $2 and ${SUBJECT} = $3
           and a.is_final and a.reprint_of is null`,
        [communityId, kind, subject],
      );
      return rows[0] ?? null;
    });
  }

  /** How many papers there are of one subject, later prints left out. */
  countOf(communityId: number, { kind, subject }: ReportWanted): Promise<number> {
    return this.reading.run(communityId, async (tx) => {
      const rows: { count: number }[] = await tx.query(
        `select count(*)::int as count from report_archive a
         where a.community_id = $1 and a.kind = $2 and ${SUBJECT} = $3 and a.reprint_of is null`,
        [communityId, kind, subject],
      );
      return rows[0]?.count ?? 0;
    });
  }
}

const monthsOf = ({ period, from, to }: ReportsAsked) => [
  from ?? period ?? null,
  to ?? period ?? null,
];
