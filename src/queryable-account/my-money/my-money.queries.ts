import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { billsOwed } from '../../charges/households';
import { Reading } from '../../platform/database/reading';
import { Clock } from '../../platform/clock';
import { lastDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import { type Period, periodOf, periodsFrom, previousPeriod } from '../../shared/period';
import { fundsNamed, leafAccounts } from '../chart.queries';
import { homeLabel, type HomeMonths, homeMonths, inSpan } from './home-months';
import { keptMonths, type KeptMonth } from './kept-months';
import {
  closedSpan,
  type MoneyAsked,
  type Span,
  spanAsked,
  spanBefore,
  spanOfLastYear,
} from './spans.rules';
import type { Basis } from './month-shares.rules';
import {
  fundsOf,
  homeMoney,
  type HomeMoney,
  type LineOfHome,
  type MoneyGroup,
} from './my-money.rules';
import { checked, type MoneyChecked, type MonthProof, proofOf } from './money-checked';
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
  readonly proof: MonthProof | null;
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
    ...sharedBy(months.at(-1)),
    weight: 0n,
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
  const span = spanAsked(asked, months[0]?.period, months.at(-1)?.period);
  if (!span) return null;
  const all = await homeMonths(tx, communityId, unitId, reachOf(span));
  const lines = inSpan(all.lines, span);
  const money = homeMoney(lines);
  const last = months.find(({ period }) => period === span.to);
  const before = all.units.find(({ period }) => period === previousPeriod(span.from))?.held ?? [];
  const funds = await fundFigures(tx, { communityId, span }, { lines, before });
  return {
    unitId,
    unitLabel,
    span,
    closedThrough: months.at(-1)?.period ?? null,
    ...sharedBy(last),
    weight: weightAt(all, span.to),
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
    months: monthsOf(lines, { span, before }),
    check: await checked(tx, { communityId, span }, lines.length),
    proof: await proofOf(tx, communityId, last),
  };
}

const weightAt = ({ units }: HomeMonths, at: Period): bigint =>
  units.find(({ period }) => period === at)?.weight ?? 0n;

const sharedBy = (
  month: KeptMonth | undefined,
): Pick<MyMoney, 'basis' | 'totalWeight' | 'households'> => ({
  basis: month?.basis ?? 'area',
  totalWeight: month?.totalWeight ?? 0n,
  households: month?.households ?? 0,
});

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
  { lines, before }: { lines: readonly LineOfHome[]; before: readonly Money[] },
): Promise<FundOfHome[]> {
  const names = await fundsNamed(tx, communityId, lastDayOf(span.to));
  return fundsOf(lines).map(({ fund, handover, paid, income, uses }, at) => {
    const opening = (before[at] ?? Money.zero).plus(handover);
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
