import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BookedAs } from '../bank/bank-booking.rules';
import { BankBookingService } from '../bank/bank-booking.service';
import { BankMatchRecords, type MatchAt, wholeLine } from '../bank/bank-match-records';
import { bankErrors } from '../bank/bank.errors';
import { ReceiptsService } from '../charges/receipts.service';
import { LedgerService } from '../ledger/ledger.service';
import { Clock } from '../platform/clock';

export interface BankLineBooking {
  readonly as: BookedAs | 'unidentified';
  readonly note: string;
  readonly by: string;
}

/** 银行单方面的收付: its own charges and interest, and money that came from nobody knows whom. */
@Injectable()
export class BankLineBookingService {
  constructor(
    private readonly clock: Clock,
    private readonly bookings: BankBookingService,
    private readonly records: BankMatchRecords,
    private readonly receipts: ReceiptsService,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Booked and matched in one act.
   * @returns the entry's place in the book
   * @throws DomainError `bank-line.…`
   */
  async book(
    tx: EntityManager,
    at: MatchAt,
    { as, note, by }: BankLineBooking,
  ): Promise<{ entrySeq: string }> {
    if (as === 'unidentified') return this.unidentified(tx, at, { note, by });
    const { seq } = await this.bookings.book(tx, at, { as, note, by });
    return { entrySeq: seq.toString() };
  }

  /** 待查款: it has a receipt, and is claimed later by the household it came from. */
  private async unidentified(
    tx: EntityManager,
    at: MatchAt,
    { note, by }: { note: string; by: string },
  ): Promise<{ entrySeq: string }> {
    const { communityId } = at;
    await this.records.holdStill(tx, communityId);
    const { amount, accountCode, bookedOn, serial } = await wholeLine(tx, at);
    if (!amount.isPositive()) throw bankErrors.notUnidentified();
    const { closedThrough } = await this.ledger.bookState(tx, communityId, []);
    const { id } = await this.receipts.unidentified(tx, communityId, {
      method: 'transfer',
      moneyAccount: accountCode,
      amount,
      receivedOn: bookedOn > closedThrough ? bookedOn : this.clock.today(),
      reference: serial.slice(0, 60),
      by,
    });
    const entrySeq = await entryOfReceipt(tx, communityId, id);
    const said = { rule: 'booked' as const, reason: `待查款：${note}`, by };
    await this.records.keep(tx, at, { entrySeq, amount }, said);
    return { entrySeq };
  }
}

async function entryOfReceipt(tx: EntityManager, communityId: number, id: string): Promise<string> {
  const [receipt] = await tx.query<{ entrySeq: string }[]>(
    'select entry_seq::text as "entrySeq" from receipt where community_id = $1 and id = $2',
    [communityId, id],
  );
  if (!receipt) throw new Error('a receipt that was just made is gone');
  return receipt.entrySeq;
}
