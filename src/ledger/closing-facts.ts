import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period as periodFrom } from '../shared/period';
import type { Period } from '../shared/period';
import type { ClosingFacts } from './closing.rules';
import type { Fund } from './funds.rules';

interface CountRow {
  next: string | null;
  drafts: string;
  entries: string;
  last_no: number;
}

const COUNTS = `
  select
    (select to_char(h.closed_through + 1, 'YYYY-MM') from ledger_head h where h.community_id = $1)
      as next,
    (select count(*) from voucher_draft d where d.community_id = $1 and d.state <> 'posted'
      and to_char(d.booked_on, 'YYYY-MM') = $2) as drafts,
    (select count(*) from entry e where e.community_id = $1 and e.period = $2) as entries,
    coalesce((select c.last_no from voucher_counter c
      where c.community_id = $1 and c.period = $2), 0) as last_no`;

const OVERHANGS = `
  select s.fund, sum(s.debit - s.credit) as overhang from account_period s
  where s.community_id = $1 and s.period <= $2 group by s.fund order by s.fund`;

const DRIFTED = `
  select coalesce(s.account_code, l.account_code) as code
  from (select account_code, fund, debit, credit from account_period
        where community_id = $1 and period = $2) s
  full join (
    select p.account_code, p.fund, sum(p.debit) as debit, sum(p.credit) as credit
    from entry e join posting p on p.community_id = e.community_id and p.seq = e.seq
    where e.community_id = $1 and e.period = $2 group by p.account_code, p.fund) l
    on l.account_code = s.account_code and l.fund = s.fund
  where s.debit is distinct from l.debit or s.credit is distinct from l.credit
  order by 1`;

const OVERDRAWN = `
  select s.account_code as code, a.name, s.fund, sum(s.debit - s.credit) as balance
  from account_period s
  join account a on a.community_id = s.community_id and a.code = s.account_code and a.is_cash
  where s.community_id = $1 and s.period <= $2
  group by s.account_code, a.name, s.fund having sum(s.debit - s.credit) < 0
  order by s.account_code, s.fund`;

const INTERFUND = `
  select coalesce(sum(s.debit - s.credit), 0) as off from account_period s
  where s.community_id = $1 and s.period <= $2
    and (s.account_code like '1301%' or s.account_code like '2301%')`;

/** What the checklist of this month is judged by, as the given transaction sees it. */
export async function closingFacts(
  tx: EntityManager,
  communityId: number,
  period: Period,
  today: Day,
): Promise<ClosingFacts> {
  const key = [communityId, period];
  const counts = await onlyRow<CountRow>(tx, COUNTS, key);
  const funds = await tx.query<{ fund: Fund; overhang: string }[]>(OVERHANGS, key);
  const drifted = await tx.query<{ code: string }[]>(DRIFTED, key);
  const overdrawn = await tx.query<{ code: string; name: string; fund: Fund; balance: string }[]>(
    OVERDRAWN,
    key,
  );
  const interfund = await onlyRow<{ off: string }>(tx, INTERFUND, key);
  return {
    period,
    today,
    nextToClose: counts.next === null ? null : periodFrom(counts.next),
    openDrafts: Number(counts.drafts),
    entries: Number(counts.entries),
    lastVoucherNo: counts.last_no,
    overhangs: funds.map(({ fund, overhang }) => ({ fund, overhang: Money.yuan(overhang) })),
    driftedAccounts: [...new Set(drifted.map(({ code }) => code))],
    overdrawn: overdrawn.map(({ code, name, fund, balance }) => ({
      accountCode: code,
      accountName: name,
      fund,
      balance: Money.yuan(balance),
    })),
    interfund: Money.yuan(interfund.off),
  };
}

/** For statements that always answer one row. */
async function onlyRow<R>(tx: EntityManager, sql: string, params: readonly unknown[]): Promise<R> {
  const [row] = await tx.query<R[]>(sql, [...params]);
  if (!row) throw new Error('a statement that always answers one row gave none');
  return row;
}
