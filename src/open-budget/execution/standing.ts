import type { EntityManager } from 'typeorm';
import type { Day } from '../../shared/day';
import { Money } from '../../shared/money';

/** What a budget line has, in yuan: available = approved − committed − spent; negative when overrun. */
export interface Standing {
  readonly approved: Money;
  readonly committed: Money;
  readonly spent: Money;
  readonly available: Money;
}

interface StandingRecord {
  line_id: string;
  approved: string;
  committed: string;
  spent: string;
  available: string;
}

/** Of these lines, by id; ids of no line here are left out. Reads as `tx` sees it: hold the line first to decide. */
export async function standingsOf(
  tx: EntityManager,
  communityId: number,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  if (lineIds.length === 0) return new Map();
  const rows = await tx.query<StandingRecord[]>(
    'select line_id, approved, committed, spent, available from budget_standings($1, $2::uuid[])',
    [communityId, lineIds],
  );
  return new Map(rows.map((row) => [row.line_id, standingOf(row)]));
}

/** Whoever promises money out of a line holds it first: the next one sees what is left after her. */
export async function holdLines(
  tx: EntityManager,
  communityId: number,
  lineIds: readonly string[],
): Promise<void> {
  await tx.query('select hold_budget_lines($1, $2::uuid[])', [communityId, lineIds]);
}

/** 无预算不支出: whether expenses of this fund need a budget line on that day. */
export async function isControlled(
  tx: EntityManager,
  communityId: number,
  fund: string,
  on: Day,
): Promise<boolean> {
  const [row] = await tx.query<{ controlled: boolean }[]>(
    'select budget_control_on($1, $2, $3::date) as controlled',
    [communityId, fund, on],
  );
  return row?.controlled ?? false;
}

/** An expense line of a budget, with what decides whether something may be charged to it. */
export interface ChargeableLine extends Standing {
  readonly lineId: string;
  readonly budgetId: string;
  readonly name: string;
  readonly year: number;
  readonly fund: string;
  readonly accountCode: string;
  /** In the version in force, on the side of expenses. */
  readonly open: boolean;
}

interface LineRecord extends StandingRecord {
  budget_id: string;
  name: string;
  year: number;
  fund: string;
  account_code: string;
  open: boolean;
}

/** These lines, by id; ids of no line here are left out. */
export async function chargeableLines(
  tx: EntityManager,
  communityId: number,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, ChargeableLine>> {
  if (lineIds.length === 0) return new Map();
  const rows = await tx.query<LineRecord[]>(LINES, [communityId, [...new Set(lineIds)]]);
  return new Map(
    rows.map((row) => [
      row.line_id,
      {
        ...standingOf(row),
        lineId: row.line_id,
        budgetId: row.budget_id,
        name: row.name,
        year: row.year,
        fund: row.fund,
        accountCode: row.account_code,
        open: row.open,
      },
    ]),
  );
}

const LINES = `
  select s.*, l.budget_id, l.name, b.year, b.fund, l.account_code,
    l.side = 'expense' and c.line_id is not null as open
  from budget_standings($1, $2::uuid[]) s
  join budget_line l on l.community_id = $1 and l.id = s.line_id
  join budget b on b.community_id = l.community_id and b.id = l.budget_id
  left join budget_line_content c on c.community_id = l.community_id and c.budget_id = l.budget_id
    and c.version = b.in_force_version and c.line_id = l.id`;

function standingOf({ approved, committed, spent, available }: StandingRecord): Standing {
  return {
    approved: Money.yuan(approved),
    committed: Money.yuan(committed),
    spent: Money.yuan(spent),
    available: Money.yuan(available),
  };
}
