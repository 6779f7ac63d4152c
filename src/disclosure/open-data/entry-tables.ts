import type { EntityManager } from 'typeorm';
import { eachRow } from '../../platform/database/each-row';
import { entryFacts, type EntryFacts } from '../../queryable-account/entry-cards.queries';
import { Money } from '../../shared/money';
import { isOrganisation, type OpenEntryWords, openWordsOf } from './open-words.rules';
import { column, type Emit, openTable } from './open-table';

/**
 * Vouchers and their lines. What one to four homes paid is shown by the month only: an amount with a day
 * and a price per square metre is soon a door. Folded rows keep every sum exact.
 */
const NOBODY = { unitIds: [] };
const BATCH = 200;
export const HOMES_MIN = 5;

interface EntryRow extends OpenEntryWords {
  readonly seq: string | null;
  readonly bookedOn: string | null;
  readonly period: string;
  readonly voucherNo: string | null;
  readonly kind: string;
  readonly approvedBy: string;
  readonly reversed: string;
  readonly entries: string;
}

const HOMES_OF = `(select count(distinct p.unit_id) from posting p
    where p.community_id = e.community_id and p.seq = e.seq)`;
const FEW = `${HOMES_OF} between 1 and ${HOMES_MIN - 1}`;

const SEQS = `
  select e.seq from entry e
  where e.community_id = $1 and e.seq > $2 and not ${FEW}
  order by e.seq limit ${BATCH}`;

/** Of entries of one to four homes: how much money came and went in a month, by fund. */
const FOLDED = `
  select period, fund, direction, count(*)::text as entries, sum(amount) as amount from (
    select period, fund,
      case when change = 0 then 'none' when (change < 0) = taken_back then 'in' else 'out' end as direction,
      case when change = 0 then total when taken_back then - abs(change) else abs(change) end as amount
    from (
      select e.period, p.fund, e.kind = 'reversal' as taken_back, sum(p.debit) as total,
        coalesce(sum(p.debit - p.credit) filter (where a.is_cash), 0) as change
      from entry e
      join posting p on p.community_id = e.community_id and p.seq = e.seq
      join account a on a.community_id = p.community_id and a.code = p.account_code
      where e.community_id = $1 and ${FEW}
      group by e.seq, e.period, p.fund, e.kind
    ) moved
  ) named
  group by 1, 2, 3 order by 1, 2, 3`;

interface FoldedRecord {
  period: string;
  fund: string;
  direction: 'in' | 'out' | 'none';
  entries: string;
  amount: string;
}

const FOLDED_TITLES = {
  in: '少数住户的收款（按月合并）',
  out: '少数住户的退款（按月合并）',
  none: '少数住户的应收登记（按月合并）',
} as const;

export const entriesTable = openTable<EntryRow>({
  name: 'entries',
  title: '凭证',
  description:
    '每一张记账凭证一行。只涉及 1 至 4 户的凭证按月、基金合并（seq 为空），避免由金额推知住户。冲回的凭证金额为负。',
  primaryKey: [],
  columns: [
    column('seq', '账簿序号', 'integer', (row) => row.seq),
    column('booked_on', '日期', 'date', (row) => row.bookedOn),
    column('period', '会计期间', 'yearmonth', (row) => row.period),
    column('voucher_no', '凭证号', 'integer', (row) => row.voucherNo),
    column('kind', '类别', 'string', (row) => row.kind),
    column('title', '事项', 'string', (row) => row.title),
    column('summary', '摘要', 'string', (row) => row.summary),
    column('direction', '收支', 'string', (row) => row.direction),
    column('amount', '金额（元）', 'number', (row) => row.amount),
    column('fund', '基金', 'string', (row) => row.fund),
    column('use', '用途', 'string', (row) => row.use),
    column('payee', '对方', 'string', (row) => row.payee),
    column('approved_by', '批准（职务）', 'string', (row) => row.approvedBy),
    column('reversed', '已被冲回', 'boolean', (row) => row.reversed),
    column('entry_count', '凭证张数', 'integer', (row) => row.entries),
  ],
  each: async (tx, communityId, emit) => {
    const organisations = await organisationsOf(tx, communityId);
    await eachEntry(tx, communityId, (entry) => emit(rowOf(entry, organisations)));
    const folded = await tx.query<FoldedRecord[]>(FOLDED, [communityId]);
    for (const row of folded) await emit(foldedRow(row));
  },
});

/** Names of payees that are firms or offices. */
export async function organisationsOf(
  tx: EntityManager,
  communityId: number,
): Promise<ReadonlySet<string>> {
  const payees = await tx.query<{ name: string; creditCode: string | null }[]>(
    'select name, credit_code as "creditCode" from payee where community_id = $1',
    [communityId],
  );
  return new Set(payees.filter(isOrganisation).map(({ name }) => name));
}

async function eachEntry(
  tx: EntityManager,
  communityId: number,
  emit: Emit<EntryFacts>,
): Promise<void> {
  let last = '0';
  for (;;) {
    const rows = await tx.query<{ seq: string }[]>(SEQS, [communityId, last]);
    const seqs = rows.map(({ seq }) => seq);
    for (const entry of await entryFacts(tx, communityId, seqs, NOBODY)) await emit(entry);
    if (seqs.length < BATCH) return;
    last = seqs.at(-1) ?? last;
  }
}

const rowOf = (entry: EntryFacts, organisations: ReadonlySet<string>): EntryRow => ({
  ...openWordsOf(entry, organisations),
  seq: entry.seq,
  bookedOn: entry.bookedOn,
  period: entry.period,
  voucherNo: String(entry.voucherNo),
  kind: entry.kind,
  approvedBy: entry.approvedBy.join('、'),
  reversed: String(entry.isReversed),
  entries: '1',
});

const foldedRow = (row: FoldedRecord): EntryRow => ({
  seq: null,
  bookedOn: null,
  period: row.period,
  voucherNo: null,
  kind: 'folded',
  title: FOLDED_TITLES[row.direction],
  summary: FOLDED_TITLES[row.direction],
  direction: row.direction,
  amount: Money.yuan(row.amount),
  fund: row.fund,
  use: '',
  payee: null,
  approvedBy: '',
  reversed: 'false',
  entries: row.entries,
});

interface LineRow {
  seq: string | null;
  booked_on: string | null;
  period: string;
  voucher_no: string | null;
  account_code: string;
  account_name: string;
  fund: string;
  debit: string;
  credit: string;
  budget_line_id: string | null;
}

const LINES = `
  select case when few then null else seq::text end as seq,
    case when few then null else booked_on::text end as booked_on, period,
    case when few then null else voucher_no::text end as voucher_no,
    account_code, account_name, fund, sum(debit)::text as debit, sum(credit)::text as credit,
    budget_line_id
  from (
    select e.seq, e.booked_on, e.period, e.voucher_no, p.account_code, a.name as account_name, p.fund,
      p.debit, p.credit, p.budget_line_id, homes.count between 1 and ${HOMES_MIN - 1} as few
    from entry e
    cross join lateral (select count(distinct h.unit_id) as count from posting h
      where h.community_id = e.community_id and h.seq = e.seq) homes
    join posting p on p.community_id = e.community_id and p.seq = e.seq
    join account a on a.community_id = p.community_id and a.code = p.account_code
    where e.community_id = $1
  ) l
  group by 1, 2, 3, 4, 5, 6, 7, 10
  order by l.period, 1 nulls last, account_code, fund, budget_line_id`;

export const linesTable = openTable<LineRow>({
  name: 'lines',
  title: '分录',
  description:
    '每张凭证按科目、基金、预算项目汇总的借贷。只涉及 1 至 4 户的凭证按月合并（seq 为空）。全部借方合计等于全部贷方合计，也等于账簿。',
  primaryKey: [],
  columns: [
    column('seq', '账簿序号', 'integer', (row) => row.seq),
    column('booked_on', '日期', 'date', (row) => row.booked_on),
    column('period', '会计期间', 'yearmonth', (row) => row.period),
    column('voucher_no', '凭证号', 'integer', (row) => row.voucher_no),
    column('account_code', '科目代码', 'string', (row) => row.account_code),
    column('account_name', '科目名称', 'string', (row) => row.account_name),
    column('fund', '基金', 'string', (row) => row.fund),
    column('debit', '借方金额（元）', 'number', (row) => Money.yuan(row.debit)),
    column('credit', '贷方金额（元）', 'number', (row) => Money.yuan(row.credit)),
    column('budget_line_id', '预算项目编号', 'string', (row) => row.budget_line_id),
  ],
  each: (tx, communityId, emit) => eachRow(tx, { sql: LINES, params: [communityId] }, emit),
});
