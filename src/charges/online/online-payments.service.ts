import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../../ledger/ledger.service';
import { Clock } from '../../platform/clock';
import { dayInShanghai } from '../../shared/day';
import { DomainError } from '../../shared/domain-error';
import { Money } from '../../shared/money';
import { billsOwed, holdBooks } from '../households';
import { ReceiptsService } from '../receipts.service';
import type { Received } from '../receipts.service';
import { bookedOnOf, partsWithin, remarksOf } from './online-payment.rules';
import type { Remark } from './online-payment.rules';
import type { PaidOrder } from './payment-channel';

/** An order that the payment firm has taken. */
export interface PlacedOrder {
  readonly id: string;
  readonly channel: string;
  readonly outTradeNo: string;
  readonly unitId: string;
  readonly amount: Money;
  readonly billIds: readonly string[];
  readonly keepFor: string;
  readonly payUrl: string;
  readonly codeUrl: string;
  readonly orderedBy: string;
  readonly expiresAt: Date;
}

/** What the firm said, and how it came to us: its bytes and headers, or null when we asked. */
export interface Heard {
  readonly channel: string;
  readonly eventId: string;
  readonly paid: PaidOrder;
  readonly signed: { readonly body: string; readonly headers: object } | null;
}

interface OrderRow {
  id: string;
  unit_id: string;
  amount: string;
  bill_ids: string[];
  keep_for: string;
  expires_at: Date;
  paid_before: boolean;
}

/** Where money of a payment firm stands until the firm pays it out to the bank: 微信/支付宝/POS在途. */
const IN_TRANSIT = '101201';

/** 线上缴费: orders, and the money that comes of them; each sum is booked once, and none is lost. */
@Injectable()
export class OnlinePaymentsService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
    private readonly receipts: ReceiptsService,
  ) {}

  /** Remembers an order that the firm has taken. */
  async place(tx: EntityManager, communityId: number, order: PlacedOrder): Promise<void> {
    await tx.query(
      `insert into online_payment (community_id, id, channel, out_trade_no, unit_id, amount, bill_ids,
         keep_for, pay_url, code_url, ordered_by, ordered_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        communityId,
        order.id,
        order.channel,
        order.outTradeNo,
        order.unitId,
        order.amount.toString(),
        order.billIds,
        order.keepFor,
        order.payUrl,
        order.codeUrl,
        order.orderedBy,
        this.clock.now(),
        order.expiresAt,
      ],
    );
  }

  /** Nobody can pay it any more, as the firm has confirmed. */
  async close(tx: EntityManager, communityId: number, id: string): Promise<void> {
    await tx.query(
      `update online_payment set closed_at = $3
       where community_id = $1 and id = $2 and closed_at is null`,
      [communityId, id, this.clock.now()],
    );
  }

  /**
   * Books money that came: once per transaction of the firm, whatever is told, how often and how late.
   * What cannot be booked for its household becomes 待查款. False: it was in the books already.
   */
  async take(tx: EntityManager, communityId: number, heard: Heard): Promise<boolean> {
    // without a lock first: of a hundred repetitions none shall make the cashier wait
    if (await isBooked(tx, communityId, heard)) return false;
    await holdBooks(tx, communityId);
    if (await isBooked(tx, communityId, heard)) return false;
    await this.remember(tx, communityId, heard);
    const order = await orderNamed(tx, communityId, heard);
    const { paid } = heard;
    const paidOn = dayInShanghai(paid.paidAt);
    const { closedThrough } = await this.ledger.bookState(tx, communityId, []);
    const bookedOn = bookedOnOf(paidOn, { closedThrough, today: this.clock.today() });
    const remarks = remarksOf({ ...paid, paidOn, bookedOn }, order && asOrdered(order));
    const received: Received = {
      method: 'online',
      moneyAccount: IN_TRANSIT,
      amount: paid.amount,
      receivedOn: bookedOn,
      reference: paid.transactionId,
      by: null,
    };
    const receiptId = await this.book(tx, communityId, { received, order, remarks });
    await this.settle(tx, communityId, { heard, order, remarks, receiptId });
    return true;
  }

  private async book(
    tx: EntityManager,
    communityId: number,
    { received, order, remarks }: { received: Received; order: OrderRow | null; remarks: Remark[] },
  ): Promise<string> {
    if (order) {
      await tx.query('savepoint for_its_household');
      try {
        const { id } = await this.receiveFor(tx, communityId, { received, order });
        return id;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        // the money is here, whatever speaks against booking it for the household
        await tx.query('rollback to savepoint for_its_household');
        remarks.push('not-allocated');
      }
    }
    const { id } = await this.receipts.unidentified(tx, communityId, received);
    return id;
  }

  private async receiveFor(
    tx: EntityManager,
    communityId: number,
    { received, order }: { received: Received; order: OrderRow },
  ) {
    const { unit_id: unitId, bill_ids: meant, keep_for: keepFor } = order;
    const owed = meant.length === 0 ? [] : await billsOwed(tx, communityId, unitId);
    const chosen = meant.length === 0 ? null : partsWithin(received.amount, meant, owed);
    return this.receipts.receive(tx, communityId, received, { unitId, chosen, keepFor });
  }

  private async remember(
    tx: EntityManager,
    communityId: number,
    { channel, eventId, paid, signed }: Heard,
  ): Promise<void> {
    await tx.query(
      `insert into online_notification (community_id, channel, event_id, transaction_id, out_trade_no,
         amount, paid_at, body, headers, heard_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [
        communityId,
        channel,
        eventId,
        paid.transactionId,
        paid.outTradeNo,
        paid.amount.toString(),
        paid.paidAt,
        signed?.body ?? null,
        signed === null ? null : JSON.stringify(signed.headers),
        this.clock.now(),
      ],
    );
  }

  private async settle(
    tx: EntityManager,
    communityId: number,
    made: { heard: Heard; order: OrderRow | null; remarks: Remark[]; receiptId: string },
  ): Promise<void> {
    const { heard, order, remarks, receiptId } = made;
    const { channel, paid } = heard;
    await tx.query(
      `insert into online_receipt (community_id, channel, transaction_id, out_trade_no, payment_id,
         amount, paid_at, remarks, receipt_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        communityId,
        channel,
        paid.transactionId,
        paid.outTradeNo,
        order?.id ?? null,
        paid.amount.toString(),
        paid.paidAt,
        JSON.stringify(remarks),
        receiptId,
      ],
    );
  }
}

const asOrdered = ({ amount, expires_at: expiresAt, paid_before: paidBefore }: OrderRow) => ({
  amount: Money.yuan(amount),
  expiresAt,
  paidBefore,
});

async function isBooked(
  tx: EntityManager,
  communityId: number,
  { channel, paid }: Heard,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select from online_receipt where community_id = $1 and channel = $2 and transaction_id = $3`,
    [communityId, channel, paid.transactionId],
  );
  return rows.length > 0;
}

async function orderNamed(
  tx: EntityManager,
  communityId: number,
  { channel, paid }: Heard,
): Promise<OrderRow | null> {
  const [order] = await tx.query<OrderRow[]>(
    `select p.id, p.unit_id, p.amount, p.bill_ids, p.keep_for, p.expires_at, exists (
       select from online_receipt o where o.community_id = $1 and o.payment_id = p.id) as paid_before
     from online_payment p
     where p.community_id = $1 and p.channel = $2 and p.out_trade_no = $3`,
    [communityId, channel, paid.outTradeNo],
  );
  return order ?? null;
}
