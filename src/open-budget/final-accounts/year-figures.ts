import type { EntityManager } from 'typeorm';
import { Money } from '../../shared/money';
import { yearOfFund } from '../books-behind';
import type { BudgetFund } from '../budget-names.rules';
import { budgetErrors } from '../budget.errors';
import { finalLines } from './final-accounts.rules';
import type { FinalLine, FinalSide } from './final-accounts.rules';

/** The budget whose year is settled. */
export interface SettledBudget {
  readonly id: string;
  readonly year: number;
  readonly fund: BudgetFund;
  readonly title: string;
  readonly inForceVersion: number | null;
  /** The year's last month is closed: nothing of it can move any more. */
  readonly yearClosed: boolean;
}

/** @throws DomainError notFound `open-budget.unknown`. */
export async function settledBudget(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<SettledBudget> {
  const [budget] = await tx.query<SettledBudget[]>(
    `select b.id, b.year, b.fund, b.title, b.in_force_version as "inForceVersion",
       exists (select from period_close c
         where c.community_id = b.community_id and c.period = b.year || '-12') as "yearClosed"
     from budget b where b.community_id = $1 and b.id = $2`,
    [communityId, budgetId],
  );
  if (!budget) throw budgetErrors.unknown();
  return budget;
}

interface LineRecord {
  id: string;
  side: FinalSide;
  account_code: string;
  name: string;
  approved: string;
  net: string;
  is_first: boolean;
}

/** Lines of the text in force, and of earlier ones what was spent on before they went. */
const LINES = `
  select l.id, l.side, l.account_code, l.name, l.approved, coalesce(o.net, 0) as net,
    row_number() over (partition by l.account_code
      order by c.line_id is null, l.opened_in, l.id) = 1 as is_first
  from budget_line l
  join budget b on b.community_id = l.community_id and b.id = l.budget_id
  left join budget_line_content c on c.community_id = l.community_id and c.budget_id = l.budget_id
    and c.version = b.in_force_version and c.line_id = l.id
  left join lateral (
    select sum(p.debit - p.credit) as net from budget_period p
    where p.community_id = l.community_id and p.budget_line_id = l.id
      and p.period between b.year || '-01' and b.year || '-12'
  ) o on true
  where l.community_id = $1 and l.budget_id = $2 and (o.net <> 0 or c.line_id is not null)
  order by l.position, l.id`;

/** The lines of the final accounts as the books stand, from the stored sums. */
export async function yearFigures(
  tx: EntityManager,
  communityId: number,
  budget: SettledBudget,
): Promise<FinalLine[]> {
  const rows = await tx.query<LineRecord[]>(LINES, [communityId, budget.id]);
  const accounts = await yearOfFund(tx, communityId, budget);
  return finalLines(
    rows.map((row) => ({
      lineId: row.id,
      side: row.side,
      accountCode: row.account_code,
      name: row.name,
      approved: Money.yuan(row.approved),
      own: row.side === 'income' ? Money.yuan(row.net).negated() : Money.yuan(row.net),
      isFirst: row.is_first,
    })),
    accounts.map(({ code, name, side, amount }) => ({
      accountCode: code,
      accountName: name,
      side,
      amount,
    })),
  );
}
