import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { disclosureErrors } from './disclosure.errors';
import type { BookSpan } from './report.rules';

/** What every report reads beside its own figures. */

/** Who stands on the cover. */
export interface ReportCommunity {
  readonly communityName: string;
  readonly trusteeName: string;
  readonly trustorName: string;
  readonly officePhone: string;
}

/**
 * @param on the last day the report speaks of: the trustee of its end is named, also when the report is
 * drawn again after another firm has taken over; left out, today's
 * @throws DomainError notFound `report.no-books`.
 */
export async function reportCommunity(
  tx: EntityManager,
  communityId: number,
  on?: Day,
): Promise<ReportCommunity> {
  const rows: ReportCommunity[] = await tx.query(
    `select name as "communityName", trustor_name as "trustorName", office_phone as "officePhone",
       trustee_on(id, least(now(), ($2::date + time '23:59:59') at time zone 'Asia/Shanghai'))
         as "trusteeName"
     from community where id = $1`,
    [communityId, on ?? null],
  );
  const [community] = rows;
  if (!community) throw disclosureErrors.booksUnknown();
  return community;
}

/** How far the books go. @throws DomainError notFound `report.no-books`. */
export async function bookSpanOf(
  tx: EntityManager,
  communityId: number,
  today: Day,
): Promise<BookSpan> {
  const rows: { startOn: Day; closedThrough: Day }[] = await tx.query(
    `select books_start_on as "startOn", closed_through as "closedThrough"
     from ledger_head where community_id = $1`,
    [communityId],
  );
  const [head] = rows;
  if (!head) throw disclosureErrors.booksUnknown();
  return { ...head, today };
}

/** The last entry of the books up to and including the day; '0' before the first. */
export async function lastSeqOn(tx: EntityManager, communityId: number, on: Day): Promise<string> {
  const rows: { seq: string }[] = await tx.query(
    `select coalesce(max(seq), 0) as seq from entry where community_id = $1 and booked_on <= $2`,
    [communityId, on],
  );
  return rows[0]?.seq ?? '0';
}
