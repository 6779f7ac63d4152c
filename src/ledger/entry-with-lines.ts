import type { EntityManager } from 'typeorm';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import type { Period } from '../shared/period';
import type { EntryKind } from './entry.rules';
import type { Fund } from './funds.rules';
import type { Posting } from './posting.rules';

export interface EntryWithLines {
  seq: bigint;
  bookedOn: Day;
  period: Period;
  voucherNo: number;
  kind: EntryKind;
  summary: string;
  reversesSeq: bigint | null;
  reversedBySeq: bigint | null;
  /** What kind of document it was made from; null by hand. */
  sourceKind: string | null;
  sourceId: string | null;
  lines: Posting[];
}

interface Row {
  seq: string;
  booked_on: string;
  period: string;
  voucher_no: number;
  kind: EntryKind;
  summary: string;
  reverses_seq: string | null;
  reversed_by_seq: string | null;
  source_kind: string | null;
  source_id: string | null;
}

interface LineRow {
  account_code: string;
  fund: Fund;
  debit: string;
  credit: string;
  summary: string;
  unit_id: string | null;
  payee_id: string | null;
  contract_id: string | null;
  budget_line_id: string | null;
}

/** One posted entry with its lines in order; null when this community has none of that number. */
export async function entryWithLines(
  tx: EntityManager,
  communityId: number,
  seq: bigint,
): Promise<EntryWithLines | null> {
  const [row] = await tx.query<Row[]>(
    `select e.seq, e.booked_on, e.period, e.voucher_no, e.kind, e.summary, e.reverses_seq,
       e.source_kind, e.source_id, red.seq as reversed_by_seq
     from entry e left join entry red
       on red.community_id = e.community_id and red.reverses_seq = e.seq
     where e.community_id = $1 and e.seq = $2`,
    [communityId, seq.toString()],
  );
  if (!row) return null;
  const lines = await tx.query<LineRow[]>(
    `select account_code, fund, debit, credit, summary, unit_id, payee_id, contract_id,
       budget_line_id
     from posting where community_id = $1 and seq = $2 order by line`,
    [communityId, row.seq],
  );
  return {
    seq: BigInt(row.seq),
    bookedOn: day(row.booked_on),
    period: period(row.period),
    voucherNo: row.voucher_no,
    kind: row.kind,
    summary: row.summary,
    reversesSeq: bigintOrNull(row.reverses_seq),
    reversedBySeq: bigintOrNull(row.reversed_by_seq),
    sourceKind: row.source_kind,
    sourceId: row.source_id,
    lines: lines.map(postingOfRow),
  };
}

function postingOfRow(row: LineRow): Posting {
  return {
    accountCode: row.account_code,
    fund: row.fund,
    debit: Money.yuan(row.debit),
    credit: Money.yuan(row.credit),
    ...(row.summary === '' ? {} : { summary: row.summary }),
    ...(row.unit_id === null ? {} : { unitId: row.unit_id }),
    ...(row.payee_id === null ? {} : { payeeId: row.payee_id }),
    ...(row.contract_id === null ? {} : { contractId: row.contract_id }),
    ...(row.budget_line_id === null ? {} : { budgetLineId: row.budget_line_id }),
  };
}

function bigintOrNull(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
