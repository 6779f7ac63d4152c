import { type AuditTest, outcomeOf, PAID, STANDING } from './audit-test';

const CHANGED_DAYS = 30;
const WHY = `'：' || p.related_note`;
const REGISTERED = `'，登记为关联方'`;

const DUPLICATE_INVOICES = `
  ${PAID}, population as (select * from paid where invoice_hash is not null),
  use as (
    select r.id, r.number, r.invoice_hash, o.amount
    from spending_request r
    join payment_order o on o.community_id = $1 and o.request_id = r.id and o.version = r.version
      and o.entry_seq is not null
    where r.community_id = $1 and r.invoice_hash is not null
  ), hit as (
    select p.seq, '' as title, null as link, p.paid_on as "on", p.amount,
      p.number || ' 与 ' || u.others || ' 用同一张发票，合计付 ' || u.total || ' 元，票面 '
        || p.invoice_total || ' 元' || case when u.total > p.invoice_total then '，超出票面' else '' end
        as note,
      row_number() over (order by p.invoice_hash, p.seq) as rank
    from population p
    cross join lateral (
      select string_agg(u.number, '、' order by u.number) filter (where u.id <> p.id) as others,
        sum(u.amount) as total
      from use u where u.invoice_hash = p.invoice_hash) u
    where u.others is not null)`;

/** What somebody paid twice looks like: same payee, same sum, within the week. */
const TWICE_DAYS = 7;
const PAID_TWICE = `
  ${PAID}, population as (select * from paid),
  hit as (
    select p.seq, '' as title, null as link, p.paid_on as "on", p.amount,
      p.number || ' 与 ' || o.number || '（' || o.paid_on || '）收款单位和金额都相同' as note,
      row_number() over (order by p.amount desc, p.seq) as rank
    from population p
    join lateral (
      select o.number, o.paid_on from paid o
      where o.payee_id = p.payee_id and o.amount = p.amount and o.seq < p.seq
        and p.paid_on - o.paid_on between 0 and ${TWICE_DAYS}
      order by o.seq desc limit 1) o on true)`;

const CHANGED_ACCOUNTS = `
  ${PAID}, population as (select * from paid),
  hit as (
    select p.seq, '' as title, null as link, p.paid_on as "on", p.amount,
      '付款前 ' || (p.paid_on - c.on) || ' 天，收款账号的变更生效' as note,
      row_number() over (order by p.paid_on - c.on, p.amount desc, p.seq) as rank
    from population p
    join lateral (
      select (b.effective_at at time zone 'Asia/Shanghai')::date as on
      from payee_bank_change b
      where b.community_id = $1 and b.payee_id = p.payee_id and b.effective_at is not null
        and b.cancelled_at is null
        and p.paid_on - (b.effective_at at time zone 'Asia/Shanghai')::date between 0 and ${CHANGED_DAYS}
      order by b.effective_at desc limit 1) c on true)`;

/** In what way a payee is related may name a person: only for who may read the payees. */
const relatedOf = (why: string) => `
  ${STANDING}, population as (
    select e.seq, e.booked_on, y.name, y.related_party, y.related_note,
      greatest(sum(p.debit), sum(p.credit)) as amount
    from standing e
    join posting p on p.community_id = $1 and p.seq = e.seq
    join payee y on y.community_id = $1 and y.id = p.payee_id
    group by e.seq, e.booked_on, y.id, y.name, y.related_party, y.related_note
  ), hit as (
    select p.seq, '' as title, null as link, p.booked_on as "on", p.amount,
      p.name || ${why} as note,
      row_number() over (order by p.amount desc, p.seq) as rank
    from population p where p.related_party)`;

const OVER_BUDGET = `
  population as (
    select l.id, l.name, l.approved, b.id as budget_id, b.year, b.title,
      coalesce((select sum(s.debit - s.credit) from budget_period s
        where s.community_id = $1 and s.budget_line_id = l.id and s.period <= $3), 0) as spent
    from budget b
    join budget_line l on l.community_id = $1 and l.budget_id = b.id and l.side = 'expense'
    where b.community_id = $1 and b.in_force_version is not null
      and b.year between left($2, 4)::integer and left($3, 4)::integer
  ), hit as (
    select null::bigint as seq, p.year || ' ' || p.title || ' · ' || p.name as title,
      'budget/' || p.budget_id as link, null::date as "on", p.spent - p.approved as amount,
      '批准 ' || p.approved || ' 元，已列支 ' || p.spent || ' 元' as note,
      row_number() over (order by p.spent - p.approved desc, p.id) as rank
    from population p where p.spent > p.approved)`;

/** Tests of whom the money went to, and on what ground. */
export const PAYMENT_TESTS: readonly AuditTest[] = [
  {
    key: 'duplicate-invoices',
    name: '重复发票',
    rule: '同一张发票（代码与号码相同）被两笔以上已付支出使用的列出，并比较合计付款与票面金额。',
    means: '一张发票付了两次；合计超出票面的，必须追回或说明。',
    meansNot:
      '同一张发票分期付款、分摊到几个项目是正常的，合计不超过票面即可。没有录入发票的付款不在测试之内。',
    parameters: [],
    populationName: '录有发票的付款',
    run: (tx, tested) => outcomeOf(tx, tested, DUPLICATE_INVOICES),
  },
  {
    key: 'paid-twice',
    name: '疑似重复付款',
    rule: `${TWICE_DAYS} 天内向同一收款单位付过相同金额的，列出后一笔。`,
    means: '可能同一件事付了两次。',
    meansNot: '同时支付两个月的定额费用、两份相同的订单，也会命中；看凭证上的事由。',
    parameters: [{ name: '间隔', value: `${TWICE_DAYS} 天以内` }],
    populationName: '支出申请的付款',
    run: (tx, tested) => outcomeOf(tx, tested, PAID_TWICE),
  },
  {
    key: 'changed-accounts',
    name: '付款前变更收款账号',
    rule: `收款单位的银行账号变更生效后 ${CHANGED_DAYS} 天内付款的列出，间隔短的在前。`,
    means: '临付款前换账号是冒名收款最常见的手法，应向收款单位原来的联系人核实。',
    meansNot: '账号变更须两人经手并等待 24 小时；单位正常更换开户行也会命中。',
    parameters: [{ name: '间隔', value: `${CHANGED_DAYS} 天以内` }],
    populationName: '支出申请的付款',
    run: (tx, tested) => outcomeOf(tx, tested, CHANGED_ACCOUNTS),
  },
  {
    key: 'over-budget',
    name: '预算超支',
    rule: '截至期末，列支超过批准数的支出预算项目列出，超得多的在前。',
    means: '花了没有批准的钱；应有追加预算的决议。',
    meansNot: '按现行批准数比较，已经调剂或追加的不再算超支；没有预算的基金不在测试之内。',
    parameters: [],
    populationName: '支出预算项目',
    run: (tx, tested) => outcomeOf(tx, tested, OVER_BUDGET),
  },
  {
    key: 'related-parties',
    name: '关联方交易',
    rule: '与登记为关联方的单位发生的凭证逐笔列出，金额大的在前。',
    means:
      '信托法第二十八条：受托人与自己的关联方交易，须经委托人同意并以公平市价；逐笔核对同意和比价。',
    meansNot: '关联交易本身不违法；没有登记为关联方的单位不在此列，登记是否完整要另行核实。',
    parameters: [],
    populationName: '有往来单位的凭证',
    run: (tx, tested) => outcomeOf(tx, tested, relatedOf(tested.seesPayees ? WHY : REGISTERED)),
  },
];
