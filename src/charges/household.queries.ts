import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import type { Period } from '../shared/period';
import { limitationOf } from './arrears.rules';
import type { Limitation } from './arrears.rules';
import { explanationOf } from './bill.rules';
import { inputsFrom } from './bill-record.rules';
import type { InputsRecord } from './bill-record.rules';
import { DEPOSIT_ACCOUNTS } from './charge-lines.rules';
import { unitLabel } from './households';
import { LAST_DEMAND } from './overdue';
import { methodNames, receiptNumberOf } from './receipt.rules';
import { WRITTEN_STAGES } from './reminder.rules';
import { settlementSheets } from './settlement-facts';
import type { FeeSettlement } from './settlement-facts';

/** A bill as its household reads it. */
export interface HouseholdBill {
  readonly id: string;
  readonly period: Period;
  readonly feeName: string;
  readonly payer: 'owner' | 'developer';
  readonly dueOn: Day;
  readonly amount: Money;
  readonly settled: Money;
  readonly explanation: string;
  /** Of what is still open; null once it is paid. */
  readonly limitation: Limitation | null;
}

export interface HouseholdReceipt {
  readonly id: string;
  readonly number: string;
  readonly receivedOn: Day;
  readonly kind: string;
  readonly method: string;
  readonly amount: Money;
  readonly advance: Money;
  /** Taken back: the money never came, or was another's. */
  readonly cancelled: boolean;
}

/** Kept for the household on a liability account: in advance, or as a deposit. */
export interface Kept {
  readonly account: string;
  readonly name: string;
  readonly kind: 'advance' | 'deposit';
  readonly amount: Money;
}

/** Everything between one unit and the trust. */
export interface HouseholdAccount {
  readonly unitId: string;
  readonly label: string;
  readonly bills: readonly HouseholdBill[];
  readonly receipts: readonly HouseholdReceipt[];
  readonly kept: readonly Kept[];
  readonly owed: Money;
}

interface BillRecord {
  id: string;
  period: string;
  fee_name: string;
  payer: 'owner' | 'developer';
  due_on: string;
  amount: string;
  settled: string;
  inputs: InputsRecord;
  demanded_on: string | null;
}

interface ReceiptRow {
  id: string;
  year: number;
  no: number;
  received_on: string;
  kind: string;
  method: keyof typeof methodNames;
  amount: string;
  advance: string;
  cancelled: boolean;
}

const BILLS = `
  select b.id, b.period, r.fee_name, b.payer, b.due_on, b.amount, b.settled, b.inputs,
    case when b.settled < b.amount then (${LAST_DEMAND}) end as demanded_on
  from bill b join bill_run r on r.community_id = b.community_id and r.id = b.run_id
  where b.community_id = $1 and b.unit_id = $3 and not b.cancelled
  order by b.due_on desc, r.fee_name, b.id`;

const RECEIPTS = `
  select id, year, no, received_on, kind, method, amount, advance,
    cancelled_at is not null as cancelled from receipt
  where community_id = $1 and unit_id = $2 order by received_on desc, year desc, no desc`;

/** Advances are whatever a fee of any schedule keeps; deposits have accounts of their own. */
const KEPT = `
  select p.account_code as account, a.name, sum(p.credit - p.debit)::numeric(18,2) as amount
  from posting p join account a on a.community_id = p.community_id and a.code = p.account_code
  where p.community_id = $1 and p.unit_id = $2
    and (p.account_code = any($3::text[]) or p.account_code like '2203%')
  group by 1, 2 having sum(p.credit - p.debit) <> 0 order by 1`;

/** 一户的账: for its own people, and for whoever collects. */
@Injectable()
export class HouseholdQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /**
   * Bills with their explanations, receipts, and what is kept for the unit.
   * @throws DomainError notFound `charges.unit-unknown`.
   */
  account(communityId: number, unitId: string): Promise<HouseholdAccount> {
    return this.reading.run(communityId, async (tx) => {
      const label = await unitLabel(tx, communityId, unitId);
      const bills = await this.bills(tx, communityId, unitId);
      const own = bills.filter(({ payer }) => payer === 'owner');
      return {
        unitId,
        label,
        bills,
        receipts: await receiptsOf(tx, communityId, unitId),
        kept: await keptOf(tx, communityId, unitId),
        owed: Money.sum(own.map(({ amount, settled }) => amount.minus(settled))),
      };
    });
  }

  /**
   * 过户结算单 as of a day of sale, today unless said: fee by fee, because money kept in advance for one
   * is not spent on another.
   * @throws DomainError notFound `charges.unit-unknown`.
   */
  settlement(communityId: number, unitId: string, on?: Day): Promise<FeeSettlement[]> {
    const soldOn = on ?? this.clock.today();
    return this.reading.run(communityId, async (tx) => {
      await unitLabel(tx, communityId, unitId);
      return settlementSheets(tx, communityId, { unitId, soldOn });
    });
  }

  private async bills(
    tx: EntityManager,
    communityId: number,
    unitId: string,
  ): Promise<HouseholdBill[]> {
    const rows = await tx.query<BillRecord[]>(BILLS, [communityId, WRITTEN_STAGES, unitId]);
    const today = this.clock.today();
    return rows.map((row) => billOf(row, today));
  }
}

function billOf(row: BillRecord, today: Day): HouseholdBill {
  const [month, dueOn] = [period(row.period), day(row.due_on)];
  const [amount, settled] = [Money.yuan(row.amount), Money.yuan(row.settled)];
  const inputs = inputsFrom(row.inputs);
  const demandedOn = row.demanded_on === null ? null : day(row.demanded_on);
  return {
    id: row.id,
    period: month,
    feeName: row.fee_name,
    payer: row.payer,
    dueOn,
    amount,
    settled,
    explanation: explanationOf({ feeName: row.fee_name, period: month, dueOn, inputs }),
    limitation: settled.equals(amount) ? null : limitationOf(dueOn, demandedOn, today),
  };
}

async function receiptsOf(
  tx: EntityManager,
  communityId: number,
  unitId: string,
): Promise<HouseholdReceipt[]> {
  const rows = await tx.query<ReceiptRow[]>(RECEIPTS, [communityId, unitId]);
  return rows.map((row) => ({
    id: row.id,
    number: receiptNumberOf(row),
    receivedOn: day(row.received_on),
    kind: row.kind,
    method: methodNames[row.method],
    amount: Money.yuan(row.amount),
    advance: Money.yuan(row.advance),
    cancelled: row.cancelled,
  }));
}

async function keptOf(tx: EntityManager, communityId: number, unitId: string): Promise<Kept[]> {
  const rows = await tx.query<{ account: string; name: string; amount: string }[]>(KEPT, [
    communityId,
    unitId,
    DEPOSIT_ACCOUNTS,
  ]);
  return rows.map(({ account, name, amount }) => ({
    account,
    name,
    kind: account.startsWith('2203') ? 'advance' : 'deposit',
    amount: Money.yuan(amount),
  }));
}
