import { Injectable } from '@nestjs/common';
import { unitLabelOf } from '../community/places.rules';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { chargesErrors } from './charges.errors';
import { receiptNumberFrom } from './receipt-number.rules';
import { methodNames, receiptNumberOf } from './receipt.rules';

/** One receipt, with what somebody who did not make it needs to judge whether it is wrong. */
export interface RegisteredReceipt {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly method: string;
  /** Null for money nobody has claimed. */
  readonly unitLabel: string | null;
  readonly amount: Money;
  readonly receivedOn: Day;
  readonly reference: string;
  readonly receivedBy: string;
  readonly entrySeq: string;
  readonly cancelled: { readonly at: Date; readonly reason: string } | null;
}

interface RegisterRecord {
  id: string;
  year: number;
  no: number;
  kind: string;
  method: keyof typeof methodNames;
  building: string | null;
  door: string | null;
  amount: string;
  received_on: string;
  reference: string;
  received_by: string;
  entry_seq: string;
  cancelled_at: Date | null;
  cancel_reason: string | null;
}

const NUMBERED = `
  select r.id, r.year, r.no, r.kind, r.method, b.name as building, u.door, r.amount, r.received_on,
    r.reference, coalesce(p.name, '线上支付') as received_by, r.entry_seq::text, r.cancelled_at, r.cancel_reason
  from receipt r
  left join person p on p.id = r.received_by
  left join unit u on u.community_id = $1 and u.id = r.unit_id
  left join building b on b.community_id = $1 and b.id = u.building_id
  where r.community_id = $1 and r.year = $2 and r.no = $3`;

/** 收据登记簿, asked for one number at a time: it stands on the paper that is brought back. */
@Injectable()
export class ReceiptRegisterQueries {
  constructor(private readonly reading: Reading) {}

  /** @throws DomainError notFound `charges.receipt-unknown`, also for what is no receipt's number. */
  numbered(communityId: number, written: string): Promise<RegisteredReceipt> {
    const wanted = receiptNumberFrom(written);
    if (wanted === null) throw chargesErrors.receiptUnknown();
    return this.reading.run(communityId, async (tx) => {
      const [row] = await tx.query<RegisterRecord[]>(NUMBERED, [
        communityId,
        wanted.year,
        wanted.no,
      ]);
      if (!row) throw chargesErrors.receiptUnknown();
      return registeredOf(row);
    });
  }
}

function registeredOf(row: RegisterRecord): RegisteredReceipt {
  const { building, door } = row;
  return {
    id: row.id,
    number: receiptNumberOf(row),
    kind: row.kind,
    method: methodNames[row.method],
    unitLabel: building === null || door === null ? null : unitLabelOf(building, door),
    amount: Money.yuan(row.amount),
    receivedOn: day(row.received_on),
    reference: row.reference,
    receivedBy: row.received_by,
    entrySeq: row.entry_seq,
    cancelled:
      row.cancelled_at === null ? null : { at: row.cancelled_at, reason: row.cancel_reason ?? '' },
  };
}
