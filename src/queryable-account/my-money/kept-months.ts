import type { EntityManager } from 'typeorm';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';
import type { MoneySide } from './month-lines.rules';
import type { Basis, MoneyLine, UnitMonth } from './month-shares.rules';
import type { Span } from './spans.rules';

/** The head of a month as it was written at its closing. */
export interface KeptMonth {
  readonly period: Period;
  readonly basis: Basis;
  readonly households: number;
  readonly totalWeight: bigint;
  readonly money: readonly Money[];
  readonly lineCount: number;
  readonly linesRoot: string;
  readonly unitsRoot: string;
}

export interface KeptLine extends MoneyLine {
  readonly period: Period;
  /** Place in the arrays of the homes, from 1. */
  readonly no: number;
}

export interface KeptUnit extends UnitMonth {
  readonly period: Period;
}

interface MonthRecord {
  period: Period;
  basis: Basis;
  households: number;
  total_weight: string;
  money: string[];
  line_count: number;
  lines_root: string;
  units_root: string;
}

/** All months, oldest first. */
export async function keptMonths(tx: EntityManager, communityId: number): Promise<KeptMonth[]> {
  const rows = await tx.query<MonthRecord[]>(
    `select period, basis, households, total_weight, money::text[] as money, line_count, lines_root,
       units_root
     from money_month where community_id = $1 order by period`,
    [communityId],
  );
  return rows.map((row) => ({
    period: row.period,
    basis: row.basis,
    households: row.households,
    totalWeight: BigInt(row.total_weight),
    money: row.money.map((amount) => Money.yuan(amount)),
    lineCount: row.line_count,
    linesRoot: row.lines_root,
    unitsRoot: row.units_root,
  }));
}

interface LineRecord {
  period: Period;
  no: number;
  fund: string;
  side: MoneySide;
  account_code: string;
  budget_line_id: string | null;
  amount: string;
  own: boolean;
}

/** Lines of these months, in order. */
export async function keptLines(
  tx: EntityManager,
  communityId: number,
  { from, to }: Span,
): Promise<KeptLine[]> {
  const rows = await tx.query<LineRecord[]>(
    `select period, no, fund, side, account_code, budget_line_id, amount, own from money_month_line
     where community_id = $1 and period between $2 and $3 order by period, no`,
    [communityId, from, to],
  );
  return rows.map((row) => ({
    period: row.period,
    no: row.no,
    fund: row.fund,
    side: row.side,
    accountCode: row.account_code,
    budgetLineId: row.budget_line_id,
    amount: Money.yuan(row.amount),
    own: row.own,
  }));
}

interface UnitRecord {
  period: Period;
  unit_id: string;
  weight: string;
  shares: string[];
  brought: string[] | null;
  held: string[];
}

const UNITS = `
  select period, unit_id, weight, shares::text[] as shares, brought::text[] as brought,
    held::text[] as held
  from money_month_unit where community_id = $1 and period between $2 and $3`;

/** One home's months, in order. */
export async function keptOfUnit(
  tx: EntityManager,
  communityId: number,
  unitId: string,
  { from, to }: Span,
): Promise<KeptUnit[]> {
  const params = [communityId, from, to, unitId];
  const sql = `${UNITS} and unit_id = $4 order by period`;
  return (await tx.query<UnitRecord[]>(sql, params)).map(unitOf);
}

/** Every home's month, by id. */
export async function keptUnits(
  tx: EntityManager,
  communityId: number,
  month: Period,
): Promise<KeptUnit[]> {
  const params = [communityId, month, month];
  return (await tx.query<UnitRecord[]>(`${UNITS} order by unit_id`, params)).map(unitOf);
}

const unitOf = (row: UnitRecord): KeptUnit => ({
  period: row.period,
  unitId: row.unit_id,
  weight: BigInt(row.weight),
  shares: amountsOf(row.shares),
  brought: row.brought === null ? null : amountsOf(row.brought),
  held: amountsOf(row.held),
});

const amountsOf = (texts: readonly string[]): Money[] => texts.map((text) => Money.yuan(text));

/** What each home held at a month's end, in the order of `MONEY_FUNDS`. */
export async function heldAt(
  tx: EntityManager,
  communityId: number,
  month: Period | null,
): Promise<Map<string, Money[]>> {
  if (month === null) return new Map();
  const rows = await tx.query<{ unit_id: string; held: string[] }[]>(
    `select unit_id, held::text[] as held from money_month_unit
     where community_id = $1 and period = $2`,
    [communityId, month],
  );
  return new Map(rows.map(({ unit_id, held }) => [unit_id, amountsOf(held)]));
}
