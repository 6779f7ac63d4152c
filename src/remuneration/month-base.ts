import type { EntityManager } from 'typeorm';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import type { RemunerationBasis, SpentLine } from './remuneration.rules';

/** Entries of the month, and how much money each moved; a reversal counts for what it takes back. */
const ENTRIES = `
  with moved as (
    select e.seq, sum(case when a.is_cash then p.debit - p.credit else 0 end)
      * case when e.kind = 'reversal' then -1 else 1 end as cash
    from entry e
    join posting p on p.community_id = $1 and p.seq = e.seq
    join account a on a.community_id = $1 and a.code = p.account_code
    -- balances brought forward and carried over are nobody's work
    where e.community_id = $1 and e.period = $2 and e.kind not in ('opening', 'closing')
    group by e.seq, e.kind
  )
  select p.account_code as account, a.name, sum(p.debit - p.credit) as debit_net, a.kind
  from moved m
  join posting p on p.community_id = $1 and p.seq = m.seq
  join account a on a.community_id = $1 and a.code = p.account_code
  where not a.is_cash and`;

const WHICH: Record<RemunerationBasis, string> = {
  paid: 'm.cash < 0',
  received: 'm.cash > 0',
  booked: `a.kind in ('income', 'expense')`,
};

interface LineRecord {
  account: string;
  name: string;
  debit_net: string;
  kind: string;
}

/**
 * What moved in a month, account by account in the order of the chart, all funds: paid out for it,
 * received for it, or booked on it. Positive is the ordinary way: paid, received, grown.
 */
export async function monthBase(
  tx: EntityManager,
  communityId: number,
  { period, basis }: { period: Period; basis: RemunerationBasis },
): Promise<SpentLine[]> {
  const rows = await tx.query<LineRecord[]>(
    `${ENTRIES} ${WHICH[basis]} group by p.account_code, a.name, a.kind
     having sum(p.debit - p.credit) <> 0 order by p.account_code`,
    [communityId, period],
  );
  return rows.map(({ account, name, debit_net: net, kind }) => {
    const debit = Money.yuan(net);
    const onCredit = basis === 'received' || (basis === 'booked' && kind === 'income');
    return { account, name, amount: onCredit ? debit.negated() : debit };
  });
}
