import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fund as fundFrom, fundName } from '../../ledger/funds.rules';
import { Clock } from '../../platform/clock';
import { Reading } from '../../platform/database/reading';
import type { Day } from '../../shared/day';
import { Money } from '../../shared/money';
import { period, type Period } from '../../shared/period';
import { budgetErrors } from '../budget.errors';
import { executionErrors } from './execution.errors';
import { type ApprovedLine, type Execution, executionOf, type LooseSum } from './execution.rules';
import { standingsOf } from './standing';

/** A budget in force, and what became of it. */
export interface BudgetExecution {
  readonly budgetId: string;
  readonly year: number;
  readonly fund: string;
  readonly fundName: string;
  readonly version: number;
  readonly asOf: Day;
  readonly execution: Execution;
  readonly heads: ReadonlyMap<string, { name: string; position: number }>;
  /** Names of accounts by code. */
  readonly names: ReadonlyMap<string, string>;
  /** Expenses of the fund in the year, from the general ledger's stored sums. */
  readonly ledger: Money;
  readonly otherBudgets: Money;
}

interface HeadRecord {
  year: number;
  fund: string;
  version: number | null;
}

interface LineRecord {
  line_id: string;
  side: 'income' | 'expense';
  account_code: string;
  name: string;
  position: number;
  first: boolean;
}

interface SumRecord {
  key: string;
  side: 'income' | 'expense';
  period: string;
  amount: string;
}

/** 预算执行, from stored sums: as quick in December as in January. */
@Injectable()
export class ExecutionQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError notFound `open-budget.unknown`; conflict `open-budget.not-in-force`. */
  of(communityId: number, budgetId: string): Promise<BudgetExecution> {
    return this.reading.run(communityId, async (tx) => ({
      ...(await executionWithin(tx, communityId, budgetId)),
      asOf: this.clock.today(),
    }));
  }
}

/** The same within a reading transaction that already stands; what was booked up to a month, if one is named. */
export async function executionWithin(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
  through: Period | null = null,
): Promise<Omit<BudgetExecution, 'asOf'>> {
  const found = await tx.query<HeadRecord[]>(
    'select year, fund, in_force_version as version from budget where community_id = $1 and id = $2',
    [communityId, budgetId],
  );
  const [head] = found;
  if (!head) throw budgetErrors.unknown();
  if (head.version === null) throw executionErrors.notInForce();
  return factsOf(tx, { communityId, budgetId, ...head, version: head.version, through });
}

interface BudgetInForce {
  readonly communityId: number;
  readonly budgetId: string;
  readonly year: number;
  readonly fund: string;
  readonly version: number;
  /** The last month that counts; null: all there are. */
  readonly through: Period | null;
}

async function factsOf(
  tx: EntityManager,
  at: BudgetInForce,
): Promise<Omit<BudgetExecution, 'asOf'>> {
  const { communityId, budgetId, year, fund, version, through } = at;
  const rows = await tx.query<LineRecord[]>(LINES, [communityId, budgetId]);
  const own = await tx.query<SumRecord[]>(OWN, [communityId, budgetId, through]);
  const loose = await tx.query<SumRecord[]>(LOOSE, [communityId, fund, year, through]);
  const [tie] = await tx.query<{ ledger: string; others: string }[]>(TIE, [
    communityId,
    fund,
    year,
    budgetId,
    through,
  ]);
  const codes = [...rows.map((row) => row.account_code), ...loose.map(({ key }) => key)];
  return {
    budgetId,
    year,
    fund,
    version,
    fundName: fundName(fundFrom(fund)),
    execution: executionOf(await approvedLines(tx, communityId, { rows, own }), looseOf(loose)),
    heads: new Map(rows.map(({ line_id: id, name, position }) => [id, { name, position }])),
    names: await namesOf(tx, communityId, codes),
    ledger: Money.yuan(tie?.ledger ?? '0'),
    otherBudgets: Money.yuan(tie?.others ?? '0'),
  };
}

async function approvedLines(
  tx: EntityManager,
  communityId: number,
  { rows, own }: { rows: readonly LineRecord[]; own: readonly SumRecord[] },
): Promise<ApprovedLine[]> {
  const ids = rows.map((row) => row.line_id);
  const standings = await standingsOf(tx, communityId, ids);
  return rows.map((row) => {
    const standing = standings.get(row.line_id);
    return {
      lineId: row.line_id,
      side: row.side,
      accountCode: row.account_code,
      first: row.first,
      approved: standing?.approved ?? Money.zero,
      committed: standing?.committed ?? Money.zero,
      own: own.filter(({ key }) => key === row.line_id).map(monthOf),
    };
  });
}

const looseOf = (rows: readonly SumRecord[]): LooseSum[] =>
  rows.map((row) => ({ ...monthOf(row), accountCode: row.key, side: row.side }));

const monthOf = (row: SumRecord) => ({
  period: period(row.period),
  amount: Money.yuan(row.amount),
});

async function namesOf(
  tx: EntityManager,
  communityId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ code: string; name: string }[]>(
    'select code, name from account where community_id = $1 and code = any($2::text[])',
    [communityId, codes],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** Lines of the version in force, and those it dropped that something stands on. */
const LINES = `
  select l.id as line_id, l.side, l.account_code, l.name, l.position,
    budget_first_line(l.community_id, l.budget_id, l.account_code) = l.id as first
  from budget_line l
  join budget b on b.community_id = l.community_id and b.id = l.budget_id
  where l.community_id = $1 and l.budget_id = $2 and (
    exists (select from budget_line_content c where c.community_id = l.community_id
      and c.budget_id = l.budget_id and c.version = b.in_force_version and c.line_id = l.id)
    or exists (select from budget_period s where s.community_id = l.community_id
      and s.budget_line_id = l.id))
  order by l.side desc, l.position, l.id`;

const OWN = `
  select l.id as key, l.side, s.period,
    case l.side when 'income' then s.credit - s.debit else s.debit - s.credit end as amount
  from budget_line l
  join budget_period s on s.community_id = l.community_id and s.budget_line_id = l.id
  where l.community_id = $1 and l.budget_id = $2 and ($3::text is null or s.period <= $3)`;

/** What stands on no line at all, by account and month. */
const LOOSE = `
  select moved.account_code as key, a.kind as side, moved.period,
    sum(case a.kind when 'income' then - moved.net else moved.net end) as amount
  from (
    select s.account_code, s.period, s.debit - s.credit as net from account_period s
    where s.community_id = $1 and s.fund = $2 and s.period between $3 || '-01' and $3 || '-12'
    union all
    select l.account_code, s.period, s.credit - s.debit
    from budget b
    join budget_line l on l.community_id = b.community_id and l.budget_id = b.id
    join budget_period s on s.community_id = l.community_id and s.budget_line_id = l.id
      and s.period between $3 || '-01' and $3 || '-12'
    where b.community_id = $1 and b.fund = $2
  ) moved
  join account a on a.community_id = $1 and a.code = moved.account_code
  where a.kind in ('income', 'expense') and ($4::text is null or moved.period <= $4)
  group by 1, 2, 3 having sum(moved.net) <> 0`;

const TIE = `
  select coalesce((select sum(s.debit - s.credit) from account_period s
      join account a on a.community_id = s.community_id and a.code = s.account_code and a.kind = 'expense'
      where s.community_id = $1 and s.fund = $2 and s.period between $3 || '-01' and coalesce($5, $3 || '-12')), 0)
      as ledger,
    coalesce((select sum(s.debit - s.credit) from budget b
      join budget_line l on l.community_id = b.community_id and l.budget_id = b.id and l.side = 'expense'
      join budget_period s on s.community_id = l.community_id and s.budget_line_id = l.id
      where b.community_id = $1 and b.fund = $2 and b.id <> $4
        and s.period between $3 || '-01' and coalesce($5, $3 || '-12')), 0) as others`;
