import { eachRow } from '../../platform/database/each-row';
import {
  type CounterpartyKind,
  type IncomeKind,
  incomeKindNames,
  type IncomeSchedule,
  type PlaceOwner,
  placeOwnerNames,
  scheduleNames,
} from '../../common-income/income-kinds.rules';
import { executionWithin } from '../../open-budget/execution/execution.queries';
import { Money } from '../../shared/money';
import { isOrganisation, withoutPersonalParts } from './open-words.rules';
import { column, openTable } from './open-table';

interface BudgetRow {
  year: string;
  fund: string;
  version: string;
  line_id: string;
  side: string;
  account_code: string;
  name: string;
  unit: string;
  unit_price: string;
  quantity: string;
  frequency: string;
  amount: string;
}

const BUDGET = `
  select b.year::text, b.fund, c.version::text, c.line_id, c.side, c.account_code, c.name, c.unit,
    c.unit_price::text, c.quantity::text, c.frequency::text, c.amount::text
  from budget b
  join budget_line_content c on c.community_id = b.community_id and c.budget_id = b.id
    and c.version = b.in_force_version
  where b.community_id = $1 order by b.year, b.fund, c.position, c.line_id`;

export const budgetTable = openTable<BudgetRow>({
  name: 'budget',
  title: '预算',
  description: '生效的预算，逐项：单价 × 数量 × 次数 = 金额。',
  primaryKey: ['line_id'],
  columns: [
    column('year', '年份', 'year', (row) => row.year),
    column('fund', '基金', 'string', (row) => row.fund),
    column('version', '版本', 'integer', (row) => row.version),
    column('line_id', '预算项目编号', 'string', (row) => row.line_id),
    column('side', '收支', 'string', (row) => row.side),
    column('account_code', '科目代码', 'string', (row) => row.account_code),
    column('name', '项目', 'string', (row) => row.name),
    column('unit', '单位', 'string', (row) => row.unit),
    // a price has four decimals and is no amount of money yet
    column('unit_price', '单价（元）', 'number', (row) => row.unit_price),
    column('quantity', '数量', 'number', (row) => row.quantity),
    column('frequency', '次数', 'number', (row) => row.frequency),
    column('amount', '金额（元）', 'number', (row) => Money.yuan(row.amount)),
  ],
  each: (tx, communityId, emit) => eachRow(tx, { sql: BUDGET, params: [communityId] }, emit),
});

interface ExecutionRow {
  readonly year: string;
  readonly fund: string;
  readonly lineId: string | null;
  readonly side: string;
  readonly accountCode: string;
  readonly name: string;
  readonly approved: Money;
  readonly committed: Money;
  readonly spent: Money;
  readonly available: Money;
}

export const executionTable = openTable<ExecutionRow>({
  name: 'budget-execution',
  title: '预算执行',
  description: '每个预算项目：批准、已承诺、已发生、剩余。没有预算项目的支出单列，line_id 为空。',
  primaryKey: [],
  columns: [
    column('year', '年份', 'year', (row) => row.year),
    column('fund', '基金', 'string', (row) => row.fund),
    column('line_id', '预算项目编号', 'string', (row) => row.lineId),
    column('side', '收支', 'string', (row) => row.side),
    column('account_code', '科目代码', 'string', (row) => row.accountCode),
    column('name', '项目', 'string', (row) => row.name),
    column('approved', '批准（元）', 'number', (row) => row.approved),
    column('committed', '已承诺（元）', 'number', (row) => row.committed),
    column('spent', '已发生（元）', 'number', (row) => row.spent),
    column('available', '剩余（元）', 'number', (row) => row.available),
  ],
  each: async (tx, communityId, emit) => {
    const budgets = await tx.query<{ id: string }[]>(
      `select id from budget where community_id = $1 and in_force_version is not null
       order by year, fund`,
      [communityId],
    );
    for (const { id } of budgets) {
      const { year, fund, execution, heads, names } = await executionWithin(tx, communityId, id);
      const of = { year: String(year), fund };
      for (const line of execution.lines) {
        const { lineId, side, accountCode, approved, committed, spent, available } = line;
        const name = heads.get(lineId)?.name ?? '';
        const sums = { approved, committed, spent, available };
        await emit({ ...of, lineId, side, accountCode, name, ...sums });
      }
      for (const { accountCode, spent } of execution.unbudgeted) {
        const sums = { approved: Money.zero, committed: Money.zero, spent };
        const name = `未列预算：${names.get(accountCode) ?? accountCode}`;
        const left = { available: spent.negated() };
        await emit({ ...of, lineId: null, side: 'expense', accountCode, name, ...sums, ...left });
      }
    }
  },
});

interface IncomeRecord {
  id: string;
  version: string;
  kind: IncomeKind;
  place: string;
  owner: PlaceOwner;
  counterparty: string;
  counterparty_kind: CounterpartyKind;
  schedule: IncomeSchedule;
  starts_on: string | null;
  ends_on: string | null;
  ended_on: string | null;
  amount: string | null;
  received: string;
}

const INCOME = `
  select c.id, v.version::text, v.kind, v.place, v.owner, v.counterparty, v.counterparty_kind, v.schedule,
    v.starts_on::text, v.ends_on::text, c.ended_on::text, v.amount::text,
    (select coalesce(sum(r.amount), 0)::text from income_receipt r where r.community_id = c.community_id
      and r.contract_id = c.id and r.cancelled_at is null) as received
  from income_contract c
  join lateral (select * from income_version v where v.community_id = c.community_id
    and v.contract_id = c.id order by v.version desc limit 1) v on true
  where c.community_id = $1 order by v.starts_on, c.id`;

export const incomeTable = openTable<IncomeRecord>({
  name: 'income-contracts',
  title: '公共收益合同',
  description: '共有部分的每份经营合同：约定与累计实收。个人承租的不公开姓名。',
  primaryKey: ['id'],
  columns: [
    column('id', '合同编号', 'string', (row) => row.id),
    column('version', '版本', 'integer', (row) => row.version),
    column('kind', '类别', 'string', (row) => incomeKindNames[row.kind]),
    column('place', '地点', 'string', (row) => withoutPersonalParts(row.place)),
    column('owner', '权属', 'string', (row) => placeOwnerNames[row.owner]),
    column('counterparty', '对方', 'string', tenantOf),
    column('schedule', '付款方式', 'string', (row) => scheduleNames[row.schedule]),
    column('starts_on', '起', 'date', (row) => row.starts_on),
    column('ends_on', '止', 'date', (row) => row.ends_on),
    column('ended_on', '提前终止', 'date', (row) => row.ended_on),
    column('amount', '每期金额（元）', 'number', (row) => row.amount && Money.yuan(row.amount)),
    column('received', '累计实收（元）', 'number', (row) => Money.yuan(row.received)),
  ],
  each: (tx, communityId, emit) => eachRow(tx, { sql: INCOME, params: [communityId] }, emit),
});

function tenantOf({ counterparty, counterparty_kind: kind }: IncomeRecord): string {
  const named = kind === 'organisation' && isOrganisation({ name: counterparty, creditCode: null });
  return named || counterparty === '' ? counterparty : '个人或商户（不公开姓名）';
}

interface ReportRow {
  id: string;
  title: string;
  period: string;
  created_at: Date;
  through_seq: string;
  sha256: string;
}

const REPORTS = `
  select id, title, period, created_at, through_seq::text, sha256 from report_archive
  where community_id = $1 and kind = 'income-expenditure' and is_final and reprint_of is null
  order by period, created_at`;

export const reportsTable = openTable<ReportRow>({
  name: 'reports',
  title: '已公示的报告',
  description:
    '结账后归档的收支公示表。sha256 是 PDF 文件的校验值，可与张贴的纸件、下载的文件核对。',
  primaryKey: ['id'],
  columns: [
    column('id', '编号', 'string', (row) => row.id),
    column('title', '标题', 'string', (row) => row.title),
    column('period', '月份', 'yearmonth', (row) => row.period),
    column('created_on', '归档日期', 'date', (row) => row.created_at.toISOString().slice(0, 10)),
    column('through_seq', '账簿截至序号', 'integer', (row) => row.through_seq),
    column('sha256', '文件校验值', 'string', (row) => row.sha256),
  ],
  each: (tx, communityId, emit) => eachRow(tx, { sql: REPORTS, params: [communityId] }, emit),
});

interface PayrollRow {
  period: string;
  entry_seq: string;
  post: string;
  headcount: string;
  gross: string;
}

const PAYROLL = `
  select s.period, s.entry_seq::text, l.post, l.headcount::text, l.gross::text
  from payroll_sheet s
  join payroll_line l on l.community_id = s.community_id and l.entry_seq = s.entry_seq
    and l.version = s.version
  where s.community_id = $1 and not exists (select from payroll_sheet n
    where n.community_id = s.community_id and n.entry_seq = s.entry_seq and n.version > s.version)
  order by s.period, s.entry_seq, l.no`;

export const payrollTable = openTable<PayrollRow>({
  name: 'payroll',
  title: '岗位工资',
  description: '每月人员费用按岗位和人数，不列姓名；只有一个人的岗位合并列示。合计等于所附的凭证。',
  primaryKey: ['entry_seq', 'post'],
  columns: [
    column('period', '月份', 'yearmonth', (row) => row.period),
    column('entry_seq', '凭证账簿序号', 'integer', (row) => row.entry_seq),
    column('post', '岗位', 'string', (row) => row.post),
    column('headcount', '人数', 'integer', (row) => row.headcount),
    column('gross', '应发合计（元）', 'number', (row) => Money.yuan(row.gross)),
  ],
  each: (tx, communityId, emit) => eachRow(tx, { sql: PAYROLL, params: [communityId] }, emit),
});
