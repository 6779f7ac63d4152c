import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import { chargesErrors } from './charges.errors';
import { feeOf, scheduleInForce } from './fees-in-force';
import { receiptNumberOf, refusalOfMoney } from './receipt.rules';
import type { ReceiptMethod } from './receipt.rules';

/** One line of a list of payments. */
export interface BulkReceived {
  readonly unitId: string;
  readonly amount: Money;
  readonly receivedOn: Day;
  readonly method: ReceiptMethod;
  /** Account the money stands on: the till, a bank account of the trust, in transit. */
  readonly moneyAccount: string;
  /** The bank's serial number, the slip's; '' when there is none. */
  readonly reference: string;
}

export interface BulkTake {
  readonly lines: readonly BulkReceived[];
  readonly by: string;
  /** Code of the fee that what is left over is kept for. */
  readonly keepFor: string;
}

/** A receipt that was made of a line. */
export interface BulkReceipt {
  /** Place of the line in the list, from 0. */
  readonly line: number;
  readonly id: string;
  /** SJ2026-000012. */
  readonly number: string;
  readonly advance: Money;
}

export interface BulkTaken {
  /** In the order of their numbers. */
  readonly receipts: readonly BulkReceipt[];
  readonly total: Money;
  /** Lines that were in the book already. */
  readonly known: number;
}

interface TakenRow {
  line: number;
  id: string;
  year: number;
  no: number;
  advance: string;
}

/** 批量收款: a list of payments becomes receipts at once, by the database's own function, set-based. */
@Injectable()
export class ReceiptsBulk {
  constructor(private readonly clock: Clock) {}

  /**
   * Takes what the book does not have yet: the oldest bills first, what is left over in advance. One
   * voucher for a day and an account (several above 4,500 credits). All or nothing. A line is known when a
   * receipt that stands agrees in unit, amount, day, way, account and reference; of equal lines in the
   * list, as many as stand. So the same list again adds nothing, and two equal payments without a reference
   * belong in one list.
   * @throws DomainError `charges.unit-unknown`, `charges.amount-not-positive`, `charges.money-account`,
   * `charges.fee-unknown`, or the book's refusal (a closed month, a day to come).
   */
  async take(
    tx: EntityManager,
    communityId: number,
    { lines, by, keepFor }: BulkTake,
  ): Promise<BulkTaken> {
    for (const line of lines) assertMoney(line);
    await assertUnits(tx, communityId, lines);
    const today = this.clock.today();
    const keep = feeOf(await scheduleInForce(tx, communityId, today), keepFor);
    if (lines.some(({ receivedOn }) => receivedOn > today)) throw chargesErrors.receivedLater();
    const rows = await tx.query<TakenRow[]>(
      `select * from take_receipts($1, $2, $3, $4::uuid[], $5::uuid[], $6::numeric(18,2)[], $7::date[],
         $8::text[], $9::text[], $10::text[], $11, $12)`,
      [
        communityId,
        by,
        this.clock.now(),
        lines.map(() => newId()),
        ...columnsOf(lines),
        keep.advance,
        keep.fund,
      ],
    );
    return takenOf(rows, lines);
  }
}

function columnsOf(lines: readonly BulkReceived[]): string[][] {
  return [
    lines.map(({ unitId }) => unitId),
    lines.map(({ amount }) => amount.toString()),
    lines.map(({ receivedOn }) => receivedOn),
    lines.map(({ method }) => method),
    lines.map(({ moneyAccount }) => moneyAccount),
    lines.map(({ reference }) => reference),
  ];
}

function takenOf(rows: readonly TakenRow[], lines: readonly BulkReceived[]): BulkTaken {
  const receipts = rows.map(({ line, id, advance, ...place }) => ({
    line: line - 1,
    id,
    number: receiptNumberOf(place),
    advance: Money.yuan(advance),
  }));
  const amounts = receipts.map(({ line }) => lines[line]?.amount ?? Money.zero);
  return { receipts, total: Money.sum(amounts), known: lines.length - receipts.length };
}

function assertMoney({ amount, method, moneyAccount }: BulkReceived): void {
  if (!amount.isPositive()) throw chargesErrors.amountNotPositive();
  const refusal = refusalOfMoney(method, moneyAccount);
  if (refusal) throw refusal;
}

async function assertUnits(
  tx: EntityManager,
  communityId: number,
  lines: readonly BulkReceived[],
): Promise<void> {
  const units = [...new Set(lines.map(({ unitId }) => unitId))];
  const [row] = await tx.query<{ count: number }[]>(
    'select count(*)::int as count from unit where community_id = $1 and id = any($2::uuid[])',
    [communityId, units],
  );
  if (row?.count !== units.length) throw chargesErrors.unitUnknown();
}
