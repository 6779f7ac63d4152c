import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { decodeCursor, encodeCursor, type Page } from '../platform/http/page';
import { Money } from '../shared/money';
import { type KnownAccount, leafAccounts } from './chart.queries';
import { entryFacts, type EntryFacts, type Reader } from './entry-cards.queries';
import { knownAt } from './time-machine/as-of.queries';
import { asksForAccounts, matchingEntries, type StatementFilter } from './statement-filter.queries';

export interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface StatementTotals {
  readonly in: Money;
  readonly out: Money;
}

export interface StatementPage extends Page<EntryFacts> {
  /** Over everything that fits the filter, on the first page of a statement with a period. */
  readonly totals: StatementTotals | null;
}

/** 明细: the community's entries, newest first, by any filter. */
@Injectable()
export class StatementQueries {
  constructor(private readonly reading: Reading) {}

  page(
    communityId: number,
    wanted: StatementFilter,
    asked: PageAsked,
    asking: Reader,
  ): Promise<StatementPage> {
    return this.reading.run(communityId, async (tx) => {
      const { filter, reader } = await asKnown(tx, communityId, { filter: wanted, reader: asking });
      const bounded = !asked.cursor && filter.from !== undefined;
      const known = bounded || asksForAccounts(filter);
      const accounts = known ? await leafAccounts(tx, communityId) : [];
      const { seqs, next } = await pageOfSeqs(tx, { communityId, filter, accounts }, asked);
      const items = await entryFacts(tx, communityId, seqs, reader);
      const totals = bounded ? await totalsOf(tx, { communityId, filter, accounts }) : null;
      return { items, next, totals };
    });
  }

  /** Every entry that fits, newest first, all as of one moment, a batch in memory at a time. */
  each(
    communityId: number,
    wanted: StatementFilter,
    asking: Reader,
    emit: (entry: EntryFacts) => Promise<void>,
  ): Promise<void> {
    return this.reading.run(communityId, async (tx) => {
      const { filter, reader } = await asKnown(tx, communityId, { filter: wanted, reader: asking });
      const accounts = await leafAccounts(tx, communityId);
      let cursor: string | undefined;
      do {
        const asked = { cursor, limit: EXPORT_BATCH };
        const { seqs, next } = await pageOfSeqs(tx, { communityId, filter, accounts }, asked);
        for (const entry of await entryFacts(tx, communityId, seqs, reader)) await emit(entry);
        cursor = next ?? undefined;
      } while (cursor);
    });
  }
}

/** As the book stood then, where the reader asks for it. */
async function asKnown(
  tx: EntityManager,
  communityId: number,
  { filter, reader }: { filter: StatementFilter; reader: Reader },
): Promise<{ filter: StatementFilter; reader: Reader }> {
  if (!reader.asOf) return { filter, reader };
  const known = await knownAt(tx, communityId, reader.asOf);
  return { filter: { ...filter, through: known.through }, reader: { ...reader, known } };
}

const EXPORT_BATCH = 200;

interface Asked {
  readonly communityId: number;
  readonly filter: StatementFilter;
  readonly accounts: readonly KnownAccount[];
}

/** Newest first, by day and then by place in the books; the cursor is the last row's. */
export async function pageOfSeqs(
  tx: EntityManager,
  { communityId, filter, accounts }: Asked,
  asked: PageAsked,
): Promise<{ seqs: string[]; next: string | null }> {
  const { sql, params, by } = matchingEntries(communityId, filter, accounts);
  const after = decodeCursor(asked.cursor, ['day', 'place']);
  const at = params.length;
  const older = after
    ? `and (${by}.booked_on, ${by}.seq) < ($${at + 2}::date, $${at + 3}::bigint)`
    : '';
  const rows: { seq: string; bookedOn: string }[] = await tx.query(
    `select e.seq, e.booked_on as "bookedOn" ${sql} ${older}
     order by ${by}.booked_on desc, ${by}.seq desc limit $${at + 1}`,
    [...params, asked.limit + 1, ...(after ?? [])],
  );
  const kept = rows.slice(0, asked.limit);
  const last = kept.at(-1);
  const next = rows.length > asked.limit && last ? encodeCursor([last.bookedOn, last.seq]) : null;
  return { seqs: kept.map((row) => row.seq), next };
}

async function totalsOf(
  tx: EntityManager,
  { communityId, filter, accounts }: Asked,
): Promise<StatementTotals> {
  const { sql, params } = matchingEntries(communityId, filter, accounts, true);
  const [row]: { in: string; out: string }[] = await tx.query(
    `select coalesce(sum(moved.amount) filter (where moved.direction = 'in'), 0) as in,
       coalesce(sum(moved.amount) filter (where moved.direction = 'out'), 0) as out ${sql}`,
    [...params],
  );
  return { in: Money.yuan(row?.in ?? '0'), out: Money.yuan(row?.out ?? '0') };
}
