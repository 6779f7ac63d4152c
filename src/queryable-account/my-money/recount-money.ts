import type { EntityManager } from 'typeorm';
import type { SweptFault } from '../../platform/database/book-sweeps';
import type { Money } from '../../shared/money';
import { isPeriod, nextPeriod, type Period } from '../../shared/period';
import { keptLines, type KeptMonth, keptMonths, keptUnits } from './kept-months';
import { type DividedMonth, monthDivided } from './month-facts';
import { linesRoot, type MoneyLine, unitsRoot } from './month-shares.rules';

const DIVIDED = '各户分摊与账簿重新计算一致';
const COMPLETE = '已结月份逐月分到各户';
const LINE_COLUMNS = 'community_id,period,no,fund,side,account_code,budget_line_id,amount,own';
const UNIT_COLUMNS = 'community_id,period,unit_id,weight,shares,brought,held';
const HEAD_COLUMNS = 'period,basis,households,total_weight,money,line_count,lines_root,units_root';

/**
 * 重新分摊: every month worked out from the books again and divided among the homes it was divided among, each
 * from what was worked out of the month before; whatever stands otherwise is a fault, and so is a hash that
 * is not that of the rows. Amounts of homes are told to nobody.
 */
export async function recountMoney(tx: EntityManager, communityId: number): Promise<SweptFault[]> {
  const faults: SweptFault[] = [];
  let heldBefore: ReadonlyMap<string, readonly Money[]> = new Map();
  let before: Period | null = null;
  for (const month of await keptMonths(tx, communityId)) {
    if (!isPeriod(month.period)) {
      faults.push({ ...outOfPlace(month.period), expected: before && nextPeriod(before) });
      continue;
    }
    if (before !== null && month.period !== nextPeriod(before)) {
      faults.push({ ...outOfPlace(month.period), expected: nextPeriod(before) });
    }
    const again = await recounted(tx, { communityId, month, heldBefore });
    faults.push(...again.faults);
    heldBefore = new Map(again.made.units.map(({ unitId, held }) => [unitId, held]));
    before = month.period;
  }
  return [...faults, ...(await strays(tx, communityId))];
}

const outOfPlace = (month: string) => ({
  check: COMPLETE,
  table: 'money_month',
  row: month,
  column: 'community_id,period',
  found: month,
});

interface MonthToRecount {
  readonly communityId: number;
  readonly month: KeptMonth;
  readonly heldBefore: ReadonlyMap<string, readonly Money[]>;
}

async function recounted(
  tx: EntityManager,
  { communityId, month, heldBefore }: MonthToRecount,
): Promise<{ made: DividedMonth; faults: SweptFault[] }> {
  const { period, basis, totalWeight } = month;
  const units = await keptUnits(tx, communityId, period);
  const lines = await keptLines(tx, communityId, { from: period, to: period });
  const households = units.map(({ unitId, weight }) => ({ unitId, weight }));
  const among = { basis, totalWeight, households, heldBefore };
  const made = await monthDivided(tx, communityId, period, among);
  const roots = { lines: linesRoot(lines), units: unitsRoot(units) };
  const again = {
    lines: linesRoot(made.lines.map(({ line }) => line)),
    units: unitsRoot(made.units),
  };
  const stands = { ...roots, lineCount: lines.length, unitCount: units.length };
  return { made, faults: differences({ month, made, stands, again, inOrder: areInOrder(lines) }) };
}

interface Compared {
  readonly month: KeptMonth;
  readonly made: DividedMonth;
  readonly stands: { lines: string; units: string; lineCount: number; unitCount: number };
  readonly again: { lines: string; units: string };
  readonly inOrder: boolean;
}

function differences({ month, made, stands, again, inOrder }: Compared): SweptFault[] {
  const at = { check: DIVIDED, row: month.period };
  return [
    ...unless(inOrder && areAll(again.lines, [stands.lines, month.linesRoot]), {
      ...at,
      table: 'money_month_line',
      column: LINE_COLUMNS,
      expected: `${made.lines.length} 行 ${again.lines}`,
      found: `${stands.lineCount} 行 ${stands.lines}`,
    }),
    ...unless(areAll(again.units, [stands.units, month.unitsRoot]), {
      ...at,
      table: 'money_month_unit',
      column: UNIT_COLUMNS,
      expected: `${made.units.length} 户 ${again.units}`,
      found: `${stands.unitCount} 户 ${stands.units}`,
    }),
    ...unless(headOf(month) === headAgain(made), {
      ...at,
      table: 'money_month',
      column: HEAD_COLUMNS,
      expected: headAgain(made),
      found: headOf(month),
    }),
  ];
}

const areAll = (root: string, others: readonly string[]): boolean =>
  others.every((other) => other === root);

const areInOrder = (lines: readonly (MoneyLine & { no: number })[]): boolean =>
  lines.every(({ no }, at) => no === at + 1);

const unless = (holds: boolean, fault: SweptFault): SweptFault[] => (holds ? [] : [fault]);

const headOf = (month: KeptMonth): string =>
  [
    month.households,
    month.totalWeight,
    month.money.join(),
    month.lineCount,
    month.linesRoot,
    month.unitsRoot,
  ].join(' ');

const headAgain = (made: DividedMonth): string =>
  [
    made.units.length,
    made.units.reduce((sum, { weight }) => sum + weight, 0n),
    made.money.join(),
    made.lines.length,
    linesRoot(made.lines.map(({ line }) => line)),
    unitsRoot(made.units),
  ].join(' ');

const STRAYS = `
  select 'money_month_line' as table, l.period || '/' || l.no as row from money_month_line l
  where l.community_id = $1 and not exists (select from money_month m
    where m.community_id = $1 and m.period = l.period)
  union all
  select 'money_month_unit', u.period || '/' || u.unit_id from money_month_unit u
  where u.community_id = $1 and not exists (select from money_month m
    where m.community_id = $1 and m.period = u.period)
  limit 2`;

/** Rows of a month that was never divided. */
async function strays(tx: EntityManager, communityId: number): Promise<SweptFault[]> {
  const rows = await tx.query<{ table: string; row: string }[]>(STRAYS, [communityId]);
  return rows.map(({ table, row }) => ({
    check: DIVIDED,
    table,
    row,
    column: 'community_id,period',
    expected: '属于一个已分摊的月份',
    found: '没有这个月份',
  }));
}
