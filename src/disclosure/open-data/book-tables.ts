import { eachRow } from '../../platform/database/each-row';
import { flowWithin } from '../../queryable-account/flow.queries';
import type { FlowLine } from '../../queryable-account/flow.rules';
import { FUNDS } from '../../ledger/funds.rules';
import { day, type Day } from '../../shared/day';
import { Money } from '../../shared/money';
import { periodOf, periodsFrom } from '../../shared/period';
import { HOMES_MIN } from './entry-tables';
import { isOrganisation, PERSON_PAID } from './open-words.rules';
import { column, openTable } from './open-table';

interface AccountRow {
  code: string;
  parent: string | null;
  name: string;
  english: string;
  kind: string;
  side: string;
  is_cash: string;
  is_leaf: string;
}

export const accountsTable = openTable<AccountRow>({
  name: 'accounts',
  title: '会计科目',
  description: '本小区账簿的科目表。',
  primaryKey: ['code'],
  columns: [
    column('code', '科目代码', 'string', (row) => row.code),
    column('parent', '上级科目', 'string', (row) => row.parent),
    column('name', '科目名称', 'string', (row) => row.name),
    column('english', '英文名称', 'string', (row) => row.english),
    column('kind', '类别', 'string', (row) => row.kind),
    column('side', '余额方向', 'string', (row) => row.side),
    column('is_cash', '货币资金', 'boolean', (row) => row.is_cash),
    column('is_leaf', '明细科目', 'boolean', (row) => row.is_leaf),
  ],
  each: (tx, communityId, emit) => eachRow(tx, { sql: ACCOUNTS, params: [communityId] }, emit),
});

const ACCOUNTS = `
  select code, parent_code as parent, name, english, kind, side, is_cash::text, is_leaf::text
  from account where community_id = $1 order by code`;

interface FlowRow {
  readonly period: string;
  readonly fund: string;
  readonly side: 'opening' | 'source' | 'use' | 'closing';
  readonly key: string;
  readonly name: string;
  readonly amount: Money;
}

const SUM_NAMES = { opening: '期初余额', closing: '期末余额' } as const;

/** Months from the beginning of the books to the month of the last entry. */
const SPAN = `
  select h.books_start_on as "from", coalesce((select max(e.booked_on) from entry e
    where e.community_id = $1), h.books_start_on) as "to"
  from ledger_head h where h.community_id = $1`;

export const flowTable = openTable<FlowRow>({
  name: 'flow',
  title: '收支（收付实现制）',
  description:
    '每月每个基金：期初 + 各项收入 − 各项支出 = 期末，一分不差。按货币资金的实际收付，与“钱从哪来，到哪去”一致。',
  primaryKey: ['period', 'fund', 'side', 'key'],
  columns: [
    column('period', '月份', 'yearmonth', (row) => row.period),
    column('fund', '基金', 'string', (row) => row.fund),
    column('side', '方向', 'string', (row) => row.side),
    column('key', '类别代码', 'string', (row) => row.key),
    column('name', '类别', 'string', (row) => row.name),
    column('amount', '金额（元）', 'number', (row) => row.amount),
  ],
  each: async (tx, communityId, emit) => {
    const [span] = await tx.query<{ from: Day; to: Day }[]>(SPAN, [communityId]);
    if (!span) return;
    for (const period of periodsFrom(periodOf(day(span.from)), periodOf(day(span.to)))) {
      for (const { fund } of FUNDS) {
        const flow = await flowWithin(tx, communityId, { from: period, to: period, fund });
        const sum = (side: 'opening' | 'closing') =>
          emit({ period, fund, side, key: side, name: SUM_NAMES[side], amount: flow[side] });
        const line = (side: 'source' | 'use', { key, name, amount }: FlowLine) =>
          emit({ period, fund, side, key, name, amount });
        await sum('opening');
        for (const source of flow.sources) await line('source', source);
        for (const use of flow.uses) await line('use', use);
        await sum('closing');
      }
    }
  },
});

interface PayeeRecord {
  name: string;
  credit_code: string | null;
  related: string;
  year: string;
  entries: string;
  paid: string;
}

/** What went out to each, by year; what was given back counts against it. */
const PAYEES = `
  select y.name, y.credit_code, y.related_party::text as related, left(m.period, 4) as year,
    count(*)::text as entries, sum(- m.change)::text as paid
  from (
    select e.seq, e.period, min(p.payee_id::text)::uuid as payee_id,
      sum(p.debit - p.credit) filter (where a.is_cash) as change
    from entry e
    join posting p on p.community_id = e.community_id and p.seq = e.seq
    join account a on a.community_id = p.community_id and a.code = p.account_code
    where e.community_id = $1 and exists (select from posting s where s.community_id = e.community_id
      and s.seq = e.seq and s.payee_id is not null)
      and (select count(distinct h.unit_id) from posting h
        where h.community_id = e.community_id and h.seq = e.seq) not between 1 and ${HOMES_MIN - 1}
    group by e.seq, e.period
  ) m
  join payee y on y.community_id = $1 and y.id = m.payee_id
  where m.change <> 0
  group by y.id, y.name, y.credit_code, y.related_party, left(m.period, 4)
  order by left(m.period, 4), sum(- m.change) desc, y.name`;

interface PayeeRow {
  readonly year: string;
  readonly name: string;
  readonly related: string;
  readonly entries: string;
  readonly paid: Money;
}

export const payeesTable = openTable<PayeeRow>({
  name: 'payees',
  title: '付给了谁',
  description: '每年付给每个单位的净额。个人收款方合并为一行，不公开姓名。',
  primaryKey: ['year', 'payee'],
  columns: [
    column('year', '年份', 'year', (row) => row.year),
    column('payee', '收款单位', 'string', (row) => row.name),
    column('related_party', '关联方', 'boolean', (row) => row.related),
    column('entries', '笔数', 'integer', (row) => row.entries),
    column('paid', '净付金额（元）', 'number', (row) => row.paid),
  ],
  each: async (tx, communityId, emit) => {
    const rows = await tx.query<PayeeRecord[]>(PAYEES, [communityId]);
    for (const row of payeeRows(rows)) await emit(row);
  },
});

function payeeRows(records: readonly PayeeRecord[]): PayeeRow[] {
  const named = (row: PayeeRecord) => isOrganisation({ ...row, creditCode: row.credit_code });
  const shown = records.filter(named).map(({ year, name, related, entries, paid }) => ({
    year,
    name,
    related,
    entries,
    paid: Money.yuan(paid),
  }));
  const people = records.filter((row) => !named(row));
  const years = [...new Set(people.map(({ year }) => year))].sort();
  const folded = years.map((year) => {
    const own = people.filter((row) => row.year === year);
    const entries = own.reduce((sum, row) => sum + Number(row.entries), 0);
    const paid = Money.sum(own.map((row) => Money.yuan(row.paid)));
    return { year, name: PERSON_PAID, related: 'false', entries: String(entries), paid };
  });
  return [...shown, ...folded].sort((a, b) => (a.year < b.year ? -1 : a.year > b.year ? 1 : 0));
}
