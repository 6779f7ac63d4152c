import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { type Period, periodOf, previousPeriod } from '../shared/period';
import type { Known } from './time-machine/as-of.queries';

/** Money in one cash or bank account that belongs to one fund. */
export interface CashBalance {
  readonly accountCode: string;
  readonly fund: string;
  readonly balance: Money;
}

/** After every place in the books. */
const END_OF_DAY = '9223372036854775807';

/**
 * What is in each cash and bank account at the end of a day, by fund, or right after the entry `upTo` of
 * that day; null: now. Stored sums of whole months plus the postings of the day's own month: never an
 * addition from the beginning.
 */
export async function cashBalances(
  tx: EntityManager,
  communityId: number,
  on: Day | null,
  upTo = END_OF_DAY,
): Promise<CashBalance[]> {
  const rows: { accountCode: string; fund: string; balance: string }[] =
    on === null
      ? await tx.query(NOW, [communityId])
      : await tx.query(AT_DAY, [communityId, on, on.slice(0, 7), upTo]);
  return rows.map((row) => ({ ...row, balance: Money.yuan(row.balance) }));
}

/**
 * The same as the book stood then, at the end of `on` or after its entry `upTo`: sums of the months that
 * were closed by then, into which nothing was written since, and the postings after them.
 */
export async function cashBalancesKnown(
  tx: EntityManager,
  communityId: number,
  { known, on, upTo = END_OF_DAY }: { known: Known; on: Day | null; upTo?: string },
): Promise<CashBalance[]> {
  const before = on === null ? null : previousPeriod(periodOf(on));
  const whole = before === null || (known.closed ?? '') < before ? known.closed : before;
  const rows: { accountCode: string; fund: string; balance: string }[] = await tx.query(
    KNOWN_AT_DAY,
    [communityId, on, upTo, whole ?? NEVER, known.through],
  );
  return rows.map((row) => ({ ...row, balance: Money.yuan(row.balance) }));
}

/** Before every month of every book. */
const NEVER: Period = '1900-01' as Period;

const CASH = `select code from account where community_id = $1 and is_cash and is_leaf`;

const NOW = `
  select s.account_code as "accountCode", s.fund, sum(s.debit - s.credit) as balance
  from account_period s
  where s.community_id = $1 and s.account_code in (${CASH})
  group by s.account_code, s.fund order by 1, 2`;

const AT_DAY = `
  select moved."accountCode", moved.fund, sum(moved.amount) as balance
  from (
    select s.account_code as "accountCode", s.fund, s.debit - s.credit as amount
    from account_period s
    where s.community_id = $1 and s.period < $3 and s.account_code in (${CASH})
    union all
    select p.account_code, p.fund, p.debit - p.credit
    from posting p
    where p.community_id = $1 and p.account_code in (${CASH})
      and p.booked_on between ($3 || '-01')::date and $2::date
      and (p.booked_on, p.seq) <= ($2::date, $4::bigint)
  ) moved
  group by 1, 2 order by 1, 2`;

const KNOWN_AT_DAY = `
  select moved."accountCode", moved.fund, sum(moved.amount) as balance
  from (
    select s.account_code as "accountCode", s.fund, s.debit - s.credit as amount
    from account_period s
    where s.community_id = $1 and s.period <= $4 and s.account_code in (${CASH})
    union all
    select p.account_code, p.fund, p.debit - p.credit
    from posting p
    where p.community_id = $1 and p.account_code in (${CASH})
      and p.booked_on >= (($4 || '-01')::date + interval '1 month')::date and p.seq <= $5::bigint
      and ($2::date is null or (p.booked_on, p.seq) <= ($2::date, $3::bigint))
  ) moved
  group by 1, 2 order by 1, 2`;

/** Σ over accounts, of one fund or of all. */
export function totalIn(balances: readonly CashBalance[], fund?: string): Money {
  const own = balances.filter((each) => fund === undefined || each.fund === fund);
  return Money.sum(own.map((each) => each.balance));
}
