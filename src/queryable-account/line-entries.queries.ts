import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { executionErrors } from '../open-budget/execution/execution.errors';
import { Reading } from '../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../platform/http/page';
import { Money } from '../shared/money';
import { entryFacts, type EntryFacts, type Reader } from './entry-cards.queries';
import type { PageAsked } from './statement.queries';

/** One entry behind the figure of a budget line. */
export interface LineEntry {
  readonly entry: EntryFacts;
  /** What of it stands on the line: cost of an expense, earnings of an income; negative in red. */
  readonly charged: Money;
  /** False: charged to no line, so the first line of its account bears it. */
  readonly chosen: boolean;
}

interface EntryRecord {
  seq: string;
  booked_on: string;
  charged: string;
  chosen: boolean;
}

/** 这个数从哪来: the entries that make up what a budget line has spent. */
@Injectable()
export class LineEntriesQueries {
  constructor(private readonly reading: Reading) {}

  /**
   * Newest first. Masked as the statement is.
   * @throws DomainError notFound `open-budget.line-not-here`.
   */
  page(
    communityId: number,
    { budgetId, lineId }: { budgetId: string; lineId: string },
    asked: PageAsked,
    reader: Reader,
  ): Promise<Page<LineEntry>> {
    return this.reading.run(communityId, async (tx) => {
      await assertLineOf(tx, communityId, budgetId, lineId);
      const [day, seq] = decodeCursor(asked.cursor, ['day', 'place']) ?? [null, null];
      const params = [communityId, lineId, day, seq, asked.limit + 1];
      const rows = await tx.query<EntryRecord[]>(ENTRIES, params);
      const page = pageOf(rows, asked.limit, (row) => [row.booked_on, row.seq]);
      const facts = await entryFacts(
        tx,
        communityId,
        page.items.map((row) => row.seq),
        reader,
      );
      const bySeq = new Map(facts.map((entry) => [entry.seq, entry]));
      const items = page.items.flatMap((row) => {
        const entry = bySeq.get(row.seq);
        return entry ? [{ entry, charged: Money.yuan(row.charged), chosen: row.chosen }] : [];
      });
      return { items, next: page.next };
    });
  }
}

async function assertLineOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
  lineId: string,
): Promise<void> {
  const rows = await tx.query<{ id: string }[]>(
    'select id from budget_line where community_id = $1 and budget_id = $2 and id = $3',
    [communityId, budgetId, lineId],
  );
  if (rows.length === 0) throw executionErrors.lineUnknown();
}

/** Two indexes, two parts: what was charged to the line, and what it bears as the first of its account. */
const ENTRIES = `
  with line as (
    select l.*, b.fund, b.year, case l.side when 'income' then -1 else 1 end as sign,
      budget_first_line(l.community_id, l.budget_id, l.account_code) = l.id as first
    from budget_line l join budget b on b.community_id = l.community_id and b.id = l.budget_id
    where l.community_id = $1 and l.id = $2
  ), part as (
    select p.seq, p.booked_on, l.sign * (p.debit - p.credit) as charged, true as chosen
    from line l
    join posting p on p.community_id = l.community_id and p.budget_line_id = l.id
    where $3::date is null or (p.booked_on, p.seq) < ($3::date, $4::bigint)
    union all
    select p.seq, p.booked_on, l.sign * (p.debit - p.credit), false
    from line l
    join posting p on p.community_id = l.community_id and p.account_code = l.account_code
      and p.fund = l.fund and p.budget_line_id is null
      and p.booked_on between make_date(l.year, 1, 1) and make_date(l.year, 12, 31)
    where l.first and ($3::date is null or (p.booked_on, p.seq) < ($3::date, $4::bigint))
  )
  select seq, booked_on::text, sum(charged)::text as charged, bool_and(chosen) as chosen
  from part group by seq, booked_on order by booked_on desc, seq desc limit $5`;
