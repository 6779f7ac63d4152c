import type { EntityManager } from 'typeorm';
import { Money } from '../shared/money';
import { periodOf, yearOf } from '../shared/period';
import type { Day } from '../shared/day';
import type { BudgetFund, BudgetSide } from './budget-names.rules';

/** What an account came to in a year: income as credit less debit, expense as debit less credit. */
export interface YearOfAccount {
  readonly code: string;
  readonly name: string;
  readonly side: BudgetSide;
  readonly amount: Money;
}

/** Income and expense of one fund in one year, by account, from the stored sums; what came to nothing left out. */
export async function yearOfFund(
  tx: EntityManager,
  communityId: number,
  { fund, year }: { fund: BudgetFund; year: number },
): Promise<YearOfAccount[]> {
  const rows = await tx.query<{ code: string; name: string; side: BudgetSide; amount: string }[]>(
    `select a.code, a.name, a.kind as side,
       sum(case a.kind when 'income' then s.credit - s.debit else s.debit - s.credit end) as amount
     from account_period s
     join account a on a.community_id = s.community_id and a.code = s.account_code
     where s.community_id = $1 and s.fund = $2 and s.period between $3 and $4
       and a.kind in ('income', 'expense')
     group by a.code, a.name, a.kind
     having sum(s.debit) <> sum(s.credit) order by a.code`,
    [communityId, fund, `${year}-01`, `${year}-12`],
  );
  return rows.map((row) => ({ ...row, amount: Money.yuan(row.amount) }));
}

/** What a fund has when a year begins, or today while it has not: Σ of its net assets. */
export async function openingBalanceOf(
  tx: EntityManager,
  communityId: number,
  { fund, year, today }: { fund: BudgetFund; year: number; today: Day },
): Promise<Money> {
  const before = yearOf(periodOf(today)) < year ? '9999-12' : `${year}-01`;
  const [row] = await tx.query<{ balance: string }[]>(
    `select coalesce(sum(s.credit - s.debit), 0) as balance from account_period s
     join account a on a.community_id = s.community_id and a.code = s.account_code
     where s.community_id = $1 and s.fund = $2 and s.period < $3
       and a.kind in ('net-assets', 'income', 'expense')`,
    [communityId, fund, before],
  );
  return Money.yuan(row?.balance ?? '0');
}
