import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import type { Period } from '../shared/period';

export interface ListedAccrual {
  readonly period: Period;
  readonly amount: Money;
  readonly share: Money;
  readonly entrySeq: string;
  readonly voucher: string;
  readonly accruedAt: Date;
}

export interface ListedIncomeReceipt {
  readonly id: string;
  readonly kind: string;
  readonly receivedOn: Day;
  readonly amount: Money;
  readonly share: Money;
  readonly ways: readonly {
    method: string;
    moneyAccount: string;
    amount: string;
    reference: string;
  }[];
  readonly note: string;
  readonly voucher: string | null;
  readonly entrySeq: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
}

interface AccrualRecord {
  period: string;
  amount: string;
  share: string;
  entry_seq: string;
  voucher: string;
  accrued_at: Date;
}

interface ReceiptRecord extends Omit<
  AccrualRecord,
  'period' | 'accrued_at' | 'voucher' | 'entry_seq'
> {
  id: string;
  kind: string;
  received_on: string;
  ways: ListedIncomeReceipt['ways'];
  note: string;
  voucher: string | null;
  entry_seq: string | null;
  cancelled_at: Date | null;
  cancel_reason: string | null;
}

const VOUCHER = `e.period || ' 记-' || e.voucher_no as voucher`;
const RECEIPTS_MAX = 400;

/** What was booked of one contract: accruals and receipts, newest first. */
@Injectable()
export class IncomeRecordsQueries {
  constructor(private readonly reading: Reading) {}

  /** The last 400 receipts (a year of day sums), and every accrual. */
  of(
    communityId: number,
    contractId: string,
  ): Promise<{ accruals: ListedAccrual[]; receipts: ListedIncomeReceipt[] }> {
    return this.reading.run(communityId, async (tx) => {
      const accruals = await tx.query<AccrualRecord[]>(
        `select a.period, a.amount, a.share, a.entry_seq, a.accrued_at, ${VOUCHER}
         from income_accrual a join entry e on e.community_id = a.community_id and e.seq = a.entry_seq
         where a.community_id = $1 and a.contract_id = $2 order by a.period desc, a.turn desc`,
        [communityId, contractId],
      );
      const receipts = await tx.query<ReceiptRecord[]>(
        `select r.id, r.kind, r.received_on, r.amount, r.share, r.ways, r.note, r.entry_seq,
           r.cancelled_at, r.cancel_reason, ${VOUCHER}
         from income_receipt r
         left join entry e on e.community_id = r.community_id and e.seq = r.entry_seq
         where r.community_id = $1 and r.contract_id = $2
         order by r.received_on desc, r.id desc limit $3`,
        [communityId, contractId, RECEIPTS_MAX],
      );
      return { accruals: accruals.map(accrualOf), receipts: receipts.map(receiptOf) };
    });
  }
}

function accrualOf(row: AccrualRecord): ListedAccrual {
  return {
    period: period(row.period),
    amount: Money.yuan(row.amount),
    share: Money.yuan(row.share),
    entrySeq: row.entry_seq,
    voucher: row.voucher,
    accruedAt: row.accrued_at,
  };
}

function receiptOf(row: ReceiptRecord): ListedIncomeReceipt {
  return {
    id: row.id,
    kind: row.kind,
    receivedOn: day(row.received_on),
    amount: Money.yuan(row.amount),
    share: Money.yuan(row.share),
    ways: row.ways,
    note: row.note,
    voucher: row.voucher,
    entrySeq: row.entry_seq,
    cancelledAt: row.cancelled_at,
    cancelReason: row.cancel_reason,
  };
}
