import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { period as periodFrom } from '../shared/period';
import type { EntryKind } from './entry.rules';
import type { Fund } from './funds.rules';

export interface JournalLine {
  line: number;
  /** Lines of the voucher it stands for: more than one in a list, where a bill run has a line per home. */
  count: number;
  accountCode: string;
  accountName: string;
  fund: Fund;
  summary: string;
  debit: Money;
  credit: Money;
}

/** An entry as the journal shows it; people by name, null: made by the system. */
export interface JournalEntry {
  seq: string;
  bookedOn: Day;
  period: Period;
  voucherNo: number;
  kind: EntryKind;
  summary: string;
  attachmentCount: number;
  total: Money;
  preparedBy: string | null;
  reviewedBy: string | null;
  postedBy: string | null;
  cashier: string | null;
  reversesSeq: string | null;
  reversedBySeq: string | null;
  lines: JournalLine[];
}

/** One line with its entry, as exported. */
export interface JournalExportRow {
  bookedOn: Day;
  voucherNo: number;
  attachmentCount: number;
  summary: string;
  accountCode: string;
  accountName: string;
  fund: Fund;
  debit: Money;
  credit: Money;
  preparedBy: string | null;
  reviewedBy: string | null;
  postedBy: string | null;
}

interface EntryRecord {
  seq: string;
  booked_on: string;
  period: string;
  voucher_no: number;
  kind: EntryKind;
  summary: string;
  attachment_count: number;
  total: string;
  prepared_by: string | null;
  reviewed_by: string | null;
  posted_by: string | null;
  cashier: string | null;
  reverses_seq: string | null;
  reversed_by_seq: string | null;
}

interface LineRecord {
  seq: string;
  line: number;
  count: number;
  account_code: string;
  account_name: string;
  fund: Fund;
  summary: string;
  debit: string;
  credit: string;
}

const ENTRIES = `
  select e.seq, e.booked_on, e.period, e.voucher_no, e.kind, e.summary, e.attachment_count, e.total,
    a.name as prepared_by, b.name as reviewed_by, c.name as posted_by, d.name as cashier,
    e.reverses_seq, red.seq as reversed_by_seq
  from entry e
  left join person a on a.id = e.prepared_by
  left join person b on b.id = e.reviewed_by
  left join person c on c.id = e.posted_by
  left join person d on d.id = e.cashier
  left join entry red on red.community_id = e.community_id and red.reverses_seq = e.seq
  where e.community_id = $1`;

const LINES = `
  select p.seq, p.line, 1 as count, p.account_code, a.name as account_name, p.fund, p.summary, p.debit,
    p.credit
  from posting p join account a on a.community_id = p.community_id and a.code = p.account_code
  where p.community_id = $1 and p.seq = any($2::bigint[]) order by p.seq, p.line`;

/** A longer voucher is shown by its accounts in a list; on its own page and in exports it is whole. */
const LINES_IN_LIST = 20;

const SHORT_LINES = `
  select p.seq, min(p.line) as line, count(*)::integer as count, p.account_code,
    a.name as account_name, p.fund, case when count(*) = 1 then min(p.summary) else '' end as summary,
    sum(p.debit)::numeric(18,2) as debit, sum(p.credit)::numeric(18,2) as credit
  from posting p
  join entry e on e.community_id = p.community_id and e.seq = p.seq
  join account a on a.community_id = p.community_id and a.code = p.account_code
  where p.community_id = $1 and p.seq = any($2::bigint[])
  group by p.seq, p.account_code, a.name, p.fund, p.debit = 0,
    case when e.line_count > ${LINES_IN_LIST} then 0 else p.line end
  order by p.seq, min(p.line)`;

const EXPORT = `
  select e.booked_on, e.voucher_no, e.attachment_count, p.line,
    coalesce(nullif(p.summary, ''), e.summary) as summary, p.account_code, a.name as account_name,
    p.fund, p.debit, p.credit, pa.name as prepared_by, pb.name as reviewed_by, pc.name as posted_by
  from entry e
  join posting p on p.community_id = e.community_id and p.seq = e.seq
  join account a on a.community_id = p.community_id and a.code = p.account_code
  left join person pa on pa.id = e.prepared_by
  left join person pb on pb.id = e.reviewed_by
  left join person pc on pc.id = e.posted_by
  where e.community_id = $1 and e.period between $2 and $3
  order by e.period, e.voucher_no, p.line`;

/** 序时账: every entry in the order of its voucher numbers. */
@Injectable()
export class JournalQueries {
  constructor(private readonly reading: Reading) {}

  /** Entries of the month after the given voucher number, oldest first; long ones by their accounts. */
  page(
    communityId: number,
    period: Period,
    { after, limit }: { after: number; limit: number },
  ): Promise<JournalEntry[]> {
    return this.reading.run(communityId, async (tx) => {
      const entries = await tx.query<EntryRecord[]>(
        `${ENTRIES} and e.period = $2 and e.voucher_no > $3 order by e.voucher_no limit $4`,
        [communityId, period, after, limit],
      );
      return withLines(tx, communityId, entries, SHORT_LINES);
    });
  }

  /** One entry by its number; null when this community has none. */
  async findEntry(communityId: number, seq: bigint): Promise<JournalEntry | null> {
    const [entry] = await this.reading.run(communityId, async (tx) =>
      withLines(
        tx,
        communityId,
        await tx.query<EntryRecord[]>(`${ENTRIES} and e.seq = $2`, [communityId, String(seq)]),
      ),
    );
    return entry ?? null;
  }

  /** Every line of the months, streamed: a book may be longer than memory. */
  async each(
    communityId: number,
    { from, to }: { from: Period; to: Period },
    emit: (row: JournalExportRow) => Promise<void>,
  ): Promise<void> {
    const rows = this.reading.stream<ExportRecord>(communityId, EXPORT, [communityId, from, to]);
    for await (const row of rows) await emit(exportRowOf(row));
  }
}

type ExportRecord = Omit<LineRecord, 'seq' | 'count'> & Record<string, unknown> & EntryRecord;

async function withLines(
  tx: EntityManager,
  communityId: number,
  entries: readonly EntryRecord[],
  linesSql = LINES,
): Promise<JournalEntry[]> {
  if (entries.length === 0) return [];
  const seqs = entries.map(({ seq }) => seq);
  const lines = await tx.query<LineRecord[]>(linesSql, [communityId, seqs]);
  const bySeq = groupBySeq(lines);
  return entries.map((entry) => entryOf(entry, bySeq.get(entry.seq) ?? []));
}

function entryOf(row: EntryRecord, lines: readonly LineRecord[]): JournalEntry {
  return {
    seq: row.seq,
    bookedOn: day(row.booked_on),
    period: periodFrom(row.period),
    voucherNo: row.voucher_no,
    kind: row.kind,
    summary: row.summary,
    attachmentCount: row.attachment_count,
    total: Money.yuan(row.total),
    preparedBy: row.prepared_by,
    reviewedBy: row.reviewed_by,
    postedBy: row.posted_by,
    cashier: row.cashier,
    reversesSeq: row.reverses_seq,
    reversedBySeq: row.reversed_by_seq,
    lines: lines.map((line) => lineOf(line, row.summary)),
  };
}

function lineOf(line: LineRecord, entrySummary: string): JournalLine {
  return {
    line: line.line,
    count: line.count,
    accountCode: line.account_code,
    accountName: line.account_name,
    fund: line.fund,
    summary: line.summary || entrySummary,
    debit: Money.yuan(line.debit),
    credit: Money.yuan(line.credit),
  };
}

function exportRowOf(row: ExportRecord): JournalExportRow {
  return {
    bookedOn: day(row.booked_on),
    voucherNo: row.voucher_no,
    attachmentCount: row.attachment_count,
    summary: row.summary,
    accountCode: row.account_code,
    accountName: row.account_name,
    fund: row.fund,
    debit: Money.yuan(row.debit),
    credit: Money.yuan(row.credit),
    preparedBy: row.prepared_by,
    reviewedBy: row.reviewed_by,
    postedBy: row.posted_by,
  };
}

function groupBySeq(lines: readonly LineRecord[]): Map<string, LineRecord[]> {
  const groups = new Map<string, LineRecord[]>();
  for (const line of lines) {
    const group = groups.get(line.seq);
    if (group) group.push(line);
    else groups.set(line.seq, [line]);
  }
  return groups;
}
