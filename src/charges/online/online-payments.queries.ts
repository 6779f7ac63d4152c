import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { unitLabelOf } from '../../community/places.rules';
import { Clock } from '../../platform/clock';
import { Reading } from '../../platform/database/reading';
import { Money } from '../../shared/money';
import { scheduleInForce } from '../fees-in-force';
import { billsOwed, unitLabel } from '../households';
import { receiptNumberOf } from '../receipt.rules';
import { onlineErrors } from './online-payment.errors';
import { orderOf, stateOf } from './online-payment.rules';
import type { PaymentState, Remark, Wish } from './online-payment.rules';

/** An order and what became of it. */
export interface OnlinePayment {
  readonly id: string;
  readonly unitId: string;
  readonly unitLabel: string;
  readonly outTradeNo: string;
  readonly amount: Money;
  readonly state: PaymentState;
  readonly payUrl: string;
  readonly codeUrl: string;
  readonly orderedAt: Date;
  readonly expiresAt: Date;
  readonly paidAt: Date | null;
  readonly received: Money | null;
  readonly receiptId: string | null;
  readonly receiptNumber: string | null;
  readonly remarks: readonly Remark[];
}

/** What an order will be over, before the payment firm is asked. */
export interface DrawnOrder {
  readonly amount: Money;
  readonly description: string;
  readonly keepFor: string;
}

interface PaymentRow {
  id: string;
  unit_id: string;
  building: string;
  door: string;
  out_trade_no: string;
  amount: string;
  pay_url: string;
  code_url: string;
  ordered_at: Date;
  expires_at: Date;
  closed_at: Date | null;
  paid_at: Date | null;
  received: string | null;
  receipt_id: string | null;
  year: number | null;
  no: number | null;
  remarks: Remark[] | null;
}

/** Of money that came twice the first; the second stands among the household's receipts. */
const PAYMENTS = `
  select p.id, p.unit_id, g.name as building, u.door, p.out_trade_no, p.amount, p.pay_url, p.code_url,
    p.ordered_at, p.expires_at, p.closed_at, m.paid_at, m.amount as received, m.receipt_id, r.year, r.no,
    m.remarks
  from online_payment p
  join unit u on u.community_id = $1 and u.id = p.unit_id
  join building g on g.community_id = $1 and g.id = u.building_id
  left join lateral (
    select * from online_receipt o where o.community_id = $1 and o.payment_id = p.id
    order by o.paid_at, o.transaction_id limit 1) m on true
  left join receipt r on r.community_id = $1 and r.id = m.receipt_id
  where p.community_id = $1 and p.unit_id = any($2::uuid[])`;

const LISTED_MAX = 50;

/** 我家的线上缴费: only ever of the units that are asked for. */
@Injectable()
export class OnlinePaymentsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** The newest of these homes' orders. */
  ofUnits(communityId: number, unitIds: readonly string[]): Promise<OnlinePayment[]> {
    return this.reading.run(communityId, async (tx) => {
      const newest = `${PAYMENTS} order by p.ordered_at desc, p.id limit ${LISTED_MAX}`;
      const rows = await tx.query<PaymentRow[]>(newest, [communityId, unitIds]);
      const now = this.clock.now();
      return rows.map((row) => paymentOf(row, now));
    });
  }

  /** @throws DomainError notFound `payment.unknown`: another home's order as much as none. */
  async find(
    communityId: number,
    { id, unitIds }: { id: string; unitIds: readonly string[] },
  ): Promise<OnlinePayment> {
    const found = await this.placed(communityId, { id, unitIds });
    if (!found) throw onlineErrors.orderUnknown();
    return found;
  }

  /** The same, or null. */
  placed(
    communityId: number,
    { id, unitIds }: { id: string; unitIds: readonly string[] },
  ): Promise<OnlinePayment | null> {
    return this.reading.run(communityId, async (tx) => {
      const one = [communityId, unitIds, id];
      const [row] = await tx.query<PaymentRow[]>(`${PAYMENTS} and p.id = $3`, one);
      return row ? paymentOf(row, this.clock.now()) : null;
    });
  }

  /**
   * How much it will be, and for what.
   * @throws DomainError `payment.…`, `charges.…`.
   */
  draw(communityId: number, unitId: string, wish: Wish): Promise<DrawnOrder> {
    return this.reading.run(communityId, async (tx) => {
      await unitLabel(tx, communityId, unitId);
      const { amount, bills } = orderOf(wish, await billsOwed(tx, communityId, unitId));
      const keepFor = bills[0]?.feeCode ?? (await this.firstFee(tx, communityId));
      // what the firm learns names nobody and no home
      return { amount, description: '物业缴费', keepFor };
    });
  }

  private async firstFee(tx: EntityManager, communityId: number): Promise<string> {
    const { fees } = await scheduleInForce(tx, communityId, this.clock.today());
    const [first] = fees;
    if (!first) throw new Error('a schedule without a fee');
    return first.code;
  }
}

function paymentOf(row: PaymentRow, now: Date): OnlinePayment {
  const times = { closedAt: row.closed_at, expiresAt: row.expires_at };
  return {
    id: row.id,
    unitId: row.unit_id,
    unitLabel: unitLabelOf(row.building, row.door),
    outTradeNo: row.out_trade_no,
    amount: Money.yuan(row.amount),
    state: stateOf({ ...times, paid: row.paid_at !== null }, now),
    payUrl: row.pay_url,
    codeUrl: row.code_url,
    orderedAt: row.ordered_at,
    expiresAt: row.expires_at,
    paidAt: row.paid_at,
    received: row.received === null ? null : Money.yuan(row.received),
    receiptId: row.receipt_id,
    receiptNumber:
      row.year === null || row.no === null ? null : receiptNumberOf({ year: row.year, no: row.no }),
    remarks: row.remarks ?? [],
  };
}
