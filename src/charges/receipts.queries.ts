import { Injectable } from '@nestjs/common';
import { unitLabelOf } from '../community/places.rules';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { methodNames, receiptNumberOf } from './receipt.rules';
import type { ReceiptMethod } from './receipt.rules';
import type { ReceiptKind } from './receipt-records.service';

/** A receipt as the cashier's desk lists it. */
export interface ListedReceipt {
  readonly id: string;
  readonly number: string;
  readonly kind: ReceiptKind;
  readonly method: string;
  readonly moneyAccount: string;
  /** Null for money nobody has claimed. */
  readonly unitLabel: string | null;
  readonly amount: Money;
  readonly reference: string;
  readonly cancelled: boolean;
}

/** What stands on one account after a day at the counter, to be counted against till and slips. */
export interface DayTotal {
  readonly method: string;
  readonly moneyAccount: string;
  readonly count: number;
  readonly amount: Money;
}

/** 收款日结. */
export interface CashierDay {
  readonly receivedOn: Day;
  readonly receipts: readonly ListedReceipt[];
  readonly totals: readonly DayTotal[];
}

/** 待查款 of which something is left. */
export interface UnclaimedMoney {
  readonly id: string;
  readonly number: string;
  readonly receivedOn: Day;
  readonly reference: string;
  readonly amount: Money;
  readonly left: Money;
}

interface ReceiptRow {
  id: string;
  year: number;
  no: number;
  kind: ReceiptKind;
  method: ReceiptMethod | 'match';
  money_account: string;
  building: string | null;
  door: string | null;
  amount: string;
  reference: string;
  cancelled: boolean;
}

interface UnclaimedRow {
  id: string;
  year: number;
  no: number;
  received_on: string;
  reference: string;
  amount: string;
  left: string;
}

const OF_DAY = `
  select r.id, r.year, r.no, r.kind, r.method, r.money_account, g.name as building, u.door, r.amount,
    r.reference, r.cancelled_at is not null as cancelled
  from receipt r
  left join unit u on u.community_id = $1 and u.id = r.unit_id
  left join building g on g.community_id = $1 and g.id = u.building_id
  where r.community_id = $1 and r.received_on = $2 and r.received_by = $3
  order by r.year, r.no`;

const UNCLAIMED = `
  select * from (
    select r.id, r.year, r.no, r.received_on, r.reference, r.amount,
      (r.amount - coalesce((select sum(m.amount) from receipt m
        where m.community_id = $1 and m.matches = r.id and m.cancelled_at is null), 0))
        ::numeric(18,2) as left
    from receipt r
    where r.community_id = $1 and r.kind = 'unidentified' and r.cancelled_at is null
  ) open where open.left > 0 order by open.received_on, open.year, open.no`;

/** 收款台: what came in, for those who take money and those who look for its owner. */
@Injectable()
export class ReceiptsQueries {
  constructor(private readonly reading: Reading) {}

  /** One cashier's day in the order of the numbers; a receipt that was taken back counts no money. */
  day(communityId: number, receivedOn: Day, cashier: string): Promise<CashierDay> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<ReceiptRow[]>(OF_DAY, [communityId, receivedOn, cashier]);
      const receipts = rows.map(listedOf);
      return { receivedOn, receipts, totals: totalsOf(receipts) };
    });
  }

  /** 待查款清单, the oldest first. */
  unclaimed(communityId: number): Promise<UnclaimedMoney[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<UnclaimedRow[]>(UNCLAIMED, [communityId]);
      return rows.map((row) => ({
        id: row.id,
        number: receiptNumberOf(row),
        receivedOn: day(row.received_on),
        reference: row.reference,
        amount: Money.yuan(row.amount),
        left: Money.yuan(row.left),
      }));
    });
  }
}

function listedOf(row: ReceiptRow): ListedReceipt {
  return {
    id: row.id,
    number: receiptNumberOf(row),
    kind: row.kind,
    method: methodNames[row.method],
    moneyAccount: row.money_account,
    unitLabel:
      row.building === null || row.door === null ? null : unitLabelOf(row.building, row.door),
    amount: Money.yuan(row.amount),
    reference: row.reference,
    cancelled: row.cancelled,
  };
}

/** By account; money that was matched came on another day. */
function totalsOf(receipts: readonly ListedReceipt[]): DayTotal[] {
  const counted = receipts.filter(({ kind, cancelled }) => kind !== 'match' && !cancelled);
  return [...new Set(counted.map(({ moneyAccount }) => moneyAccount))].map((moneyAccount) => {
    const own = counted.filter((receipt) => receipt.moneyAccount === moneyAccount);
    return {
      method: own[0]?.method ?? '',
      moneyAccount,
      count: own.length,
      amount: Money.sum(own.map(({ amount }) => amount)),
    };
  });
}
