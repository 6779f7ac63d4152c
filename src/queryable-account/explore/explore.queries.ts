import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Reading } from '../../platform/database/reading';
import { type Day, firstDayOf, lastDayOf } from '../../shared/day';
import type { Money } from '../../shared/money';
import { period, type Period, periodOf } from '../../shared/period';
import { cashBalances, cashBalancesKnown, totalIn } from '../balances.queries';
import { cashMovements, type Mark } from '../cash-movements.queries';
import { leafAccounts } from '../chart.queries';
import { withoutTransfersBetweenFunds } from '../flow.rules';
import { categoryOf } from '../plain-words.rules';
import { type Known, knownAt } from '../time-machine/as-of.queries';
import {
  type ExploreBy,
  explored,
  type ExploredItem,
  type ExploreSide,
  type Marked,
  monthsOfBooks,
  NOBODY_NAMED,
  perHousehold,
  perSquareMetre,
  type Span,
  spanBefore,
  spanOfLastYear,
} from './explore.rules';

export interface ExploreAsked extends Span {
  readonly fund?: string | undefined;
  readonly side: ExploreSide;
  readonly by: ExploreBy;
  readonly asOf?: string | undefined;
}

export interface ShownItem extends ExploredItem {
  readonly name: string;
  readonly perHousehold: Money | null;
  readonly perSquareMetre: Money | null;
  /** Entries behind it. */
  readonly entries: number;
  /** Of a budget line: its budget. */
  readonly parent: string | null;
}

export interface Explored {
  readonly asked: ExploreAsked;
  readonly total: Money;
  readonly lastSpan: Money | null;
  readonly lastYear: Money | null;
  readonly perHousehold: Money | null;
  readonly perSquareMetre: Money | null;
  /** Money there at the end of the last month, of the fund or of all. */
  readonly closing: Money;
  readonly households: number;
  readonly items: readonly ShownItem[];
  /** What moved on this side in each month of the span before and of the span. */
  readonly months: readonly { readonly period: Period; readonly amount: Money }[];
  /** Every month there is, for the slider. */
  readonly monthsOfBooks: readonly Period[];
}

/** 看看钱: one side of the flow, told apart by use, payee, budget line or month, and compared. */
@Injectable()
export class ExploreQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Agrees with the flow to the fen. @throws DomainError `account.not-kept-yet`. */
  explore(communityId: number, asked: ExploreAsked): Promise<Explored> {
    const today = this.clock.today();
    return this.reading.run(communityId, (tx) => exploreWithin(tx, communityId, asked, today));
  }
}

/** The same within a reading that already stands. */
export async function exploreWithin(
  tx: EntityManager,
  communityId: number,
  asked: ExploreAsked,
  today: Day,
): Promise<Explored> {
  const known = asked.asOf ? await knownAt(tx, communityId, asked.asOf) : undefined;
  const { booksStart, households, area } = await groundOf(tx, communityId);
  // As the flow has it: handed over in its first month it was there, before that it came.
  const openedIn = asked.from < booksStart ? asked.from : booksStart;
  const movements = await movementsFor(tx, communityId, asked, { known, openedIn });
  const found = explored(movements, { ...asked, span: asked, booksStart });
  const names = await namesOf(tx, communityId, asked.by, found.items);
  const counts = await entryCounts(tx, communityId, asked, known);
  const rate = (amount: Money) => ratesOf(amount, { households, area });
  const months = explored(movements, {
    by: 'month',
    side: asked.side,
    booksStart,
    span: { from: spanBefore(asked).from, to: asked.to },
  });
  return {
    asked,
    total: found.total,
    lastSpan: found.lastSpan,
    lastYear: found.lastYear,
    ...rate(found.total),
    closing: await closingOf(tx, communityId, asked, known),
    households,
    items: found.items.map((item) => ({
      ...item,
      ...rate(item.amount),
      name: item.name ?? names.get(item.key)?.name ?? item.key,
      parent: names.get(item.key)?.parent ?? null,
      entries: counts.get(item.key) ?? 0,
    })),
    months: months.items.map(({ key, amount }) => ({ period: period(key), amount })),
    monthsOfBooks: monthsOfBooks(booksStart, periodOf(known?.day ?? today)),
  };
}

const ratesOf = (amount: Money, of: { households: number; area: bigint }) => ({
  perHousehold: perHousehold(amount, of.households),
  perSquareMetre: perSquareMetre(amount, of.area),
});

/** When the books began; homes and shops, their number and area: what the contract shares by. */
async function groundOf(tx: EntityManager, communityId: number) {
  const rows: { start: string; households: number; area: string }[] = await tx.query(
    `select to_char(h.books_start_on, 'YYYY-MM') as start, u.households, u.area
     from ledger_head h cross join lateral (
       select count(*)::int as households, coalesce(sum(billing_area) * 100, 0)::bigint::text as area
       from unit where community_id = $1 and kind in ('residential', 'commercial')) u
     where h.community_id = $1`,
    [communityId],
  );
  const [{ start, households, area } = { start: '2000-01', households: 0, area: '0' }] = rows;
  return { booksStart: period(start), households, area: BigInt(area) };
}

/** Of the span, the one before and the one a year before; a month is read once. */
async function movementsFor(
  tx: EntityManager,
  communityId: number,
  { by, fund, ...span }: ExploreAsked,
  then: { known: Known | undefined; openedIn: Period },
): Promise<Marked[]> {
  const mark: Mark | undefined = by === 'payee' || by === 'budget-line' ? by : undefined;
  const [before, yearBefore] = [spanBefore(span), spanOfLastYear(span)];
  const near: Span = { from: before.from, to: span.to };
  const spans = yearBefore.to < near.from ? [yearBefore, near] : [widest(yearBefore, near)];
  const found: Marked[] = [];
  for (const { from, to } of spans) {
    found.push(...(await cashMovements(tx, communityId, { from, to, fund, ...then }, mark)));
  }
  return withoutTransfersBetweenFunds(found);
}

const widest = (a: Span, b: Span): Span => ({ from: a.from < b.from ? a.from : b.from, to: b.to });

async function namesOf(
  tx: EntityManager,
  communityId: number,
  by: ExploreBy,
  items: readonly ExploredItem[],
): Promise<Map<string, { name: string; parent: string | null }>> {
  const ids = items.filter(({ name }) => name === null).map(({ key }) => key);
  if (ids.length === 0 || (by !== 'payee' && by !== 'budget-line')) return new Map();
  const rows: { id: string; name: string; parent: string | null }[] = await tx.query(NAMES[by], [
    communityId,
    ids,
  ]);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

const NAMES: Readonly<Record<Mark, string>> = {
  payee: `select id::text, name, null as parent from payee
    where community_id = $1 and id = any($2::uuid[])`,
  'budget-line': `select id::text, name, budget_id::text as parent from budget_line
    where community_id = $1 and id = any($2::uuid[])`,
};

/** How many entries stand behind each key, each entry once. */
async function entryCounts(
  tx: EntityManager,
  communityId: number,
  { from, to, fund, by, side }: ExploreAsked,
  known: Known | undefined,
): Promise<Map<string, number>> {
  const accounts = (await leafAccounts(tx, communityId)).filter(({ isCash }) => !isCash);
  const rows: { key: string; count: number }[] = await tx.query(countsBy(by, side), [
    communityId,
    firstDayOf(from),
    lastDayOf(to),
    fund ?? null,
    known?.through,
    accounts.map(({ code }) => code),
    accounts.map(({ code }) => categoryOf(code).key),
  ]);
  return new Map(rows.map(({ key, count }) => [key, count]));
}

const KEYS: Readonly<Record<ExploreBy, string>> = {
  use: 'k.key',
  payee: `coalesce(p.payee_id::text, '${NOBODY_NAMED}')`,
  'budget-line': 'coalesce(p.budget_line_id::text, k.key)',
  month: `to_char(p.booked_on, 'YYYY-MM')`,
};

const countsBy = (by: ExploreBy, side: ExploreSide) => `
  with touched as materialized (
    select distinct p.seq, p.fund from posting p
    where p.community_id = $1 and p.account_code in (
        select code from account where community_id = $1 and is_cash and is_leaf)
      and p.booked_on between $2::date and $3::date and ($4::text is null or p.fund = $4)
      and ($5::bigint is null or p.seq <= $5::bigint)
  )
  select ${KEYS[by]} as key, count(distinct p.seq)::int as count
  from touched t
  join posting p on p.community_id = $1 and p.seq = t.seq and p.fund = t.fund
  join unnest($6::text[], $7::text[]) as k (code, key) on k.code = p.account_code
  where p.${side === 'out' ? 'debit' : 'credit'} <> 0
  group by 1`;

async function closingOf(
  tx: EntityManager,
  communityId: number,
  { to, fund }: ExploreAsked,
  known: Known | undefined,
): Promise<Money> {
  const on = lastDayOf(to);
  const balances = known
    ? await cashBalancesKnown(tx, communityId, { known, on })
    : await cashBalances(tx, communityId, on);
  return totalIn(balances, fund);
}
