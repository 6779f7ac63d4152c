import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { billsOwed } from '../../charges/households';
import { Reading } from '../../platform/database/reading';
import { Clock } from '../../platform/clock';
import { lastDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import {
  comparePeriods,
  type Period,
  periodOf,
  periodsFrom,
  previousPeriod,
} from '../../shared/period';
import { fundsNamed, leafAccounts } from '../chart.queries';
import { queryableAccountErrors } from '../queryable-account.errors';
import {
  closedSpan,
  homeLabel,
  type HomeMonths,
  homeMonths,
  inSpan,
  spanBefore,
  spanOfLastYear,
} from './home-months';
import { keptMonths, type KeptMonth, type Span } from './kept-months';
import { moneyAt } from './month-facts';
import type { Basis } from './month-shares.rules';
import { MONEY_FUNDS } from './month-lines.rules';
import {
  fundsOf,
  homeMoney,
  type HomeMoney,
  type LineOfHome,
  type MoneyGroup,
} from './my-money.rules';
import { ownVouchers, type OwnVoucher } from './own-vouchers';

/** A use with the same of other spans; null where these are not closed. */
export interface UseCompared extends MoneyGroup {
  readonly lastSpan: Money | null;
  readonly lastYear: Money | null;
}

export interface FundOfHome {
  readonly fund: string;
  readonly fundName: string;
  readonly opening: Money;
  readonly paid: Money;
  readonly income: Money;
  readonly uses: Money;
  readonly closing: Money;
}

export interface MonthOfHome {
  readonly period: Period;
  readonly paid: Money;
  readonly income: Money;
  readonly uses: Money;
  readonly held: Money;
}

export interface SharedClaim {
  readonly name: string;
  readonly amount: Money;
  readonly whole: Money;
}

/** Σ over all homes against the books, as they stand now. */
export interface MoneyChecked {
  readonly lines: number;
  readonly sum: Money;
  readonly ledger: Money;
}

/** 我的钱去哪了, of one home. */
export interface MyMoney {
  readonly unitId: string;
  readonly unitLabel: string;
  readonly span: Span;
  /** The newest month that is divided; null: none yet. */
  readonly closedThrough: Period | null;
  readonly basis: Basis;
  readonly weight: bigint;
  readonly totalWeight: bigint;
  readonly households: number;
  readonly opening: Money;
  readonly money: HomeMoney;
  readonly receipts: readonly OwnVoucher[];
  readonly uses: readonly UseCompared[];
  readonly held: Money;
  readonly funds: readonly FundOfHome[];
  readonly owed: readonly SharedClaim[];
  readonly ownDue: Money;
  readonly months: readonly MonthOfHome[];
  readonly check: MoneyChecked;
  readonly proof: {
    readonly period: Period;
    readonly leafIndex: number;
    readonly root: string;
  } | null;
}

export interface MoneyAsked {
  readonly from?: Period | undefined;
  readonly to?: Period | undefined;
}

@Injectable()
export class MyMoneyQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /**
   * What is closed of the months asked for, perhaps nothing; the newest closed year's by default.
   * @throws DomainError notFound `account.home-unknown`, `account.home-without-share`;
   * `account.range-reversed`, `account.months-too-many`.
   */
  home(communityId: number, unitId: string, asked: MoneyAsked): Promise<MyMoney> {
    const today = periodOf(this.clock.today());
    const span = { from: asked.from ?? asked.to ?? today, to: asked.to ?? today };
    return this.reading.run(
      communityId,
      async (tx) =>
        (await moneyOfHome(tx, communityId, unitId, asked)) ??
        nothingClosed(tx, { communityId, span }, unitId),
    );
  }
}

/** A home whose months are not closed: what it owes is known all the same. */
async function nothingClosed(
  tx: EntityManager,
  { communityId, span }: { communityId: number; span: Span },
  unitId: string,
): Promise<MyMoney> {
  const months = await keptMonths(tx, communityId);
  return {
    unitId,
    unitLabel: await homeLabel(tx, communityId, unitId),
    span,
    closedThrough: months.at(-1)?.period ?? null,
    basis: months.at(-1)?.basis ?? 'area',
    weight: 0n,
    totalWeight: months.at(-1)?.totalWeight ?? 0n,
    households: months.at(-1)?.households ?? 0,
    opening: Money.zero,
    money: homeMoney([]),
    receipts: [],
    uses: [],
    held: Money.zero,
    funds: [],
    owed: [],
    ownDue: await dueOf(tx, communityId, unitId),
    months: [],
    check: { lines: 0, sum: Money.zero, ledger: Money.zero },
    proof: null,
  };
}

const dueOf = async (tx: EntityManager, communityId: number, unitId: string): Promise<Money> =>
  Money.sum((await billsOwed(tx, communityId, unitId)).map(({ open }) => open));

/** Null: nothing of what was asked for is closed. */
export async function moneyOfHome(
  tx: EntityManager,
  communityId: number,
  unitId: string,
  asked: MoneyAsked,
): Promise<MyMoney | null> {
  const unitLabel = await homeLabel(tx, communityId, unitId);
  const months = await keptMonths(tx, communityId);
  const span = spanAsked(asked, months);
  if (!span) return null;
  const all = await homeMonths(tx, communityId, unitId, reachOf(span));
  const lines = inSpan(all.lines, span);
  const money = homeMoney(lines);
  const last = months.find(({ period }) => period === span.to);
  const before = all.units.find(({ period }) => period === previousPeriod(span.from));
  const funds = await fundFigures(tx, { communityId, span }, { lines, before: before?.held });
  const newest = all.units.findLast(({ period }) => period === span.to);
  return {
    unitId,
    unitLabel,
    span,
    closedThrough: months.at(-1)?.period ?? null,
    basis: last?.basis ?? 'area',
    weight: newest?.weight ?? 0n,
    totalWeight: last?.totalWeight ?? 0n,
    households: last?.households ?? 0,
    opening: Money.sum(funds.map(({ opening }) => opening)),
    money,
    receipts: await ownVouchers(tx, communityId, unitId, span),
    uses: compared(money.useLines, { all, span, months }),
    held: Money.sum(funds.map(({ closing }) => closing)),
    funds,
    owed: await claimsShared(
      tx,
      communityId,
      lines.filter(({ period }) => period === span.to),
    ),
    ownDue: await dueOf(tx, communityId, unitId),
    months: monthsOf(lines, { span, before: before?.held ?? [] }),
    check: await checked(tx, { communityId, span }, lines.length),
    proof: last ? await proofOf(tx, communityId, last) : null,
  };
}

const MONTHS_MAX = 60;

/** What is closed of what was asked for; null: nothing. */
export function spanAsked({ from, to }: MoneyAsked, months: readonly KeptMonth[]): Span | null {
  const [first, last] = [months[0]?.period, months.at(-1)?.period];
  if (!first || !last) return null;
  const end = to ?? last;
  const start = from ?? earlier(end, first);
  if (comparePeriods(end, start) < 0) throw queryableAccountErrors.rangeReversed();
  if (periodsFrom(start, end).length > MONTHS_MAX) throw queryableAccountErrors.monthsTooMany();
  const span = { from: start < first ? first : start, to: end > last ? last : end };
  return comparePeriods(span.to, span.from) < 0 ? null : span;
}

/** January of that year, but not before the books. */
function earlier(end: Period, first: Period): Period {
  const january = `${end.slice(0, 4)}-01` as Period;
  return january < first ? first : january;
}

/** From the year before on, and the months right before, so that both can be compared. */
function reachOf(span: Span): Span {
  const [before, lastYear] = [spanBefore(span).from, spanOfLastYear(span).from];
  return { from: before < lastYear ? before : lastYear, to: span.to };
}

function compared(
  uses: readonly MoneyGroup[],
  { all, span, months }: { all: HomeMonths; span: Span; months: readonly KeptMonth[] },
): UseCompared[] {
  const [first, last] = [months[0]?.period ?? span.from, months.at(-1)?.period ?? span.to];
  const amounts = (other: Span): Map<string, Money> | null => {
    const closed = closedSpan(other, first, last);
    if (!closed) return null;
    const { useLines } = homeMoney(inSpan(all.lines, closed));
    return new Map(useLines.map(({ key, amount }) => [key, amount]));
  };
  const [before, lastYear] = [amounts(spanBefore(span)), amounts(spanOfLastYear(span))];
  return uses.map((use) => ({
    ...use,
    lastSpan: before && (before.get(use.key) ?? Money.zero),
    lastYear: lastYear && (lastYear.get(use.key) ?? Money.zero),
  }));
}

async function fundFigures(
  tx: EntityManager,
  { communityId, span }: { communityId: number; span: Span },
  { lines, before }: { lines: readonly LineOfHome[]; before: readonly Money[] | undefined },
): Promise<FundOfHome[]> {
  const names = await fundsNamed(tx, communityId, lastDayOf(span.to));
  return fundsOf(lines).map(({ fund, handover, paid, income, uses }, at) => {
    const opening = (before?.[at] ?? Money.zero).plus(handover);
    return {
      fund,
      fundName: names.find((each) => each.fund === fund)?.name ?? fund,
      opening,
      paid,
      income,
      uses,
      closing: opening.plus(paid).plus(income).minus(uses),
    };
  });
}

function monthsOf(
  lines: readonly LineOfHome[],
  { span, before }: { span: Span; before: readonly Money[] },
): MonthOfHome[] {
  let held = Money.sum(before);
  return periodsFrom(span.from, span.to).map((period) => {
    const { handover, paid, income, uses } = homeMoney(lines.filter((l) => l.period === period));
    held = held.plus(handover).plus(paid).plus(income).minus(uses);
    return { period, paid, income, uses, held };
  });
}

async function claimsShared(
  tx: EntityManager,
  communityId: number,
  lines: readonly LineOfHome[],
): Promise<SharedClaim[]> {
  const accounts = await leafAccounts(tx, communityId);
  const names = new Map(accounts.map(({ code, name }) => [code, name]));
  return lines
    .filter(({ side }) => side === 'owed')
    .map(({ accountCode, share, whole }) => ({
      name: names.get(accountCode) ?? accountCode,
      amount: share,
      whole,
    }))
    .sort((a, b) => b.whole.compare(a.whole));
}

/** What all homes hold at the span's end, added up here and now, against the books as they stand. */
async function checked(
  tx: EntityManager,
  { communityId, span }: { communityId: number; span: Span },
  lines: number,
): Promise<MoneyChecked> {
  const sums = MONEY_FUNDS.map((_fund, at) => `sum(held[${at + 1}])`).join(' + ');
  const [row] = await tx.query<{ held: string | null }[]>(
    `select (${sums})::numeric(18,2) as held from money_month_unit
     where community_id = $1 and period = $2`,
    [communityId, span.to],
  );
  const ledger = Money.sum(await moneyAt(tx, communityId, span.to));
  return { lines, sum: Money.yuan(row?.held ?? '0'), ledger };
}

/** The month's place in the log; null until it has one. */
async function proofOf(
  tx: EntityManager,
  communityId: number,
  { period, unitsRoot: root }: KeptMonth,
): Promise<MyMoney['proof']> {
  const [leaf] = await tx.query<{ index: string }[]>(
    `select leaf_index as index from log_leaf
     where community_id = $1 and kind = 'money_month' and subject = $2 order by leaf_index limit 1`,
    [communityId, period],
  );
  return leaf ? { period, leafIndex: Number(leaf.index), root } : null;
}
