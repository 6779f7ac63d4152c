import type { EntityManager } from 'typeorm';
import { fund } from '../ledger/funds.rules';
import type { Fund } from '../ledger/funds.rules';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { periodOf } from '../shared/period';
import type { Part } from './allocation.rules';
import { daysIn } from './bill.rules';
import { partsOfSale, settlementOf } from './settlement.rules';
import type { Settlement } from './settlement.rules';

/** 过户结算单 of the fees that are kept in advance on one account of one fund. */
export interface FeeSettlement extends Settlement {
  readonly account: string;
  readonly fund: Fund;
  /** Bills, and how much of each, the advance settles. */
  readonly parts: readonly Part[];
}

interface OwedRow {
  id: string;
  account: string;
  fund: string;
  period: string;
  open: string;
}

const OWED = `
  select b.id, r.advance as account, r.fund, b.period, (b.amount - b.settled)::numeric(18,2) as open
  from bill b join bill_run r on r.community_id = b.community_id and r.id = b.run_id
  where b.community_id = $1 and b.unit_id = $2 and b.payer = 'owner' and not b.cancelled
    and b.settled < b.amount
  order by b.period, b.due_on, b.id`;

const KEPT = `
  select account_code as account, fund, sum(credit - debit)::numeric(18,2) as amount
  from posting where community_id = $1 and unit_id = $2 and account_code like '2203%'
  group by 1, 2 having sum(credit - debit) > 0`;

/**
 * What is between a household and the trust on the day of its sale: fee by fee, because money kept in
 * advance for one is not spent on another. Reads through the transaction it is given.
 */
export async function settlementSheets(
  tx: EntityManager,
  communityId: number,
  { unitId, soldOn }: { unitId: string; soldOn: Day },
): Promise<FeeSettlement[]> {
  const owed = (await tx.query<OwedRow[]>(OWED, [communityId, unitId])).map(keyed);
  const rows = await tx.query<{ account: string; fund: string; amount: string }[]>(KEPT, [
    communityId,
    unitId,
  ]);
  const kept = rows.map(keyed);
  const keys = new Set([...owed, ...kept].map(({ key }) => key));
  return [...keys].sort().map((key) => {
    const bills = owed.filter((bill) => bill.key === key);
    const advance = Money.sum(kept.filter((k) => k.key === key).map((k) => Money.yuan(k.amount)));
    const [account = '', inFund = ''] = key.split(' ');
    return { account, fund: fund(inFund), ...sheetOf(soldOn, bills, advance) };
  });
}

const keyed = <T extends { account: string; fund: string }>(row: T) => ({
  ...row,
  key: `${row.account} ${row.fund}`,
});

function sheetOf(
  soldOn: Day,
  owed: readonly OwedRow[],
  advance: Money,
): Settlement & { parts: readonly Part[] } {
  const month = periodOf(soldOn);
  const bills = owed.map(({ id, period, open }) => ({ id, period, open: Money.yuan(open) }));
  const earlier = bills.filter(({ period }) => period < month);
  const ofMonth = bills.filter(({ period }) => period === month);
  const current = Money.sum(ofMonth.map(({ open }) => open));
  const days = { billed: Number(soldOn.slice(-2)), ofMonth: daysIn(month) };
  const sheet = settlementOf({
    advance,
    open: earlier.map(({ open }) => open),
    current: current.isZero() ? null : { open: current, days },
  });
  return { ...sheet, parts: partsOfSale(sheet.advanceUsed, [...earlier, ...ofMonth]) };
}
