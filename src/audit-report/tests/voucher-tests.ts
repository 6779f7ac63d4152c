import { type AuditTest, outcomeOf, PAYMENT } from './audit-test';

const NIGHT = { from: 21, to: 6 };
/** Vouchers typed in longer after their day are a catching-up: their hour says nothing. */
const CATCHING_UP_DAYS = 31;
const ROUND = 1000;

const GAPS = `
  series as (
    select '记账凭证 ' || e.period as name, e.voucher_no as no from entry e
      where e.community_id = $1 and e.period between $2 and $3
    union all
    select '记账凭证 ' || c.period, c.last_voucher_no from period_close c
      where c.community_id = $1 and c.period between $2 and $3 and c.last_voucher_no > 0
    union all
    select '支出申请 ' || split_part(r.number, '-', 2), split_part(r.number, '-', 3)::integer
      from spending_request r where r.community_id = $1
      and split_part(r.number, '-', 2) between left($2, 4) and left($3, 4)
    union all
    select '收据 ' || r.year, r.no from receipt r where r.community_id = $1
      and r.year between left($2, 4)::integer and left($3, 4)::integer
  ), population as (select distinct name, no from series),
  hit as (
    select null::bigint as seq, s.name || ' 第 ' || n || ' 号' as title, null as link, null::date as "on",
      null::numeric as amount, '这个编号没有对应的单据' as note,
      row_number() over (order by s.name, n) as rank
    from (select name, max(no) as last from series group by name) s
    cross join lateral generate_series(1, s.last) n
    where not exists (select from series o where o.name = s.name and o.no = n))`;

/** The order of the log is the order of the acts; no clock is asked. */
const AFTER_CLOSE = `
  closed as (
    select c.period, min(l.leaf_index) as leaf
    from period_close c
    join log_leaf l on l.community_id = $1 and l.kind = 'period_close' and l.subject = c.period
    where c.community_id = $1 and c.period between $2 and $3 group by c.period
  ), population as (
    select e.seq, e.booked_on, e.total, e.period, e.leaf_index > c.leaf as late
    from entry e join closed c on c.period = e.period
    where e.community_id = $1
  ), hit as (
    select p.seq, '' as title, null as link, p.booked_on as "on", p.total as amount,
      p.period || ' 结账之后才记入' as note, p.seq as rank
    from population p where p.late)`;

/** Clock of the database, which nobody who posts can set; Shanghai's. */
const ODD_HOURS = `
  population as (
    select e.seq, e.total, e.posted_at at time zone 'Asia/Shanghai' as at
    from entry e
    where e.community_id = $1 and e.period between $2 and $3
      and coalesce(e.prepared_by, e.reviewed_by, e.posted_by, e.cashier) is not null
      and (e.posted_at at time zone 'Asia/Shanghai')::date - e.booked_on <= ${CATCHING_UP_DAYS}
  ), hit as (
    select p.seq, '' as title, null as link, p.at::date as "on", p.total as amount,
      to_char(p.at, 'MM-DD HH24:MI') || ' 入账'
        || case when extract(isodow from p.at) > 5 then '，周末' else '' end
        || case when extract(hour from p.at) >= ${NIGHT.from} or extract(hour from p.at) < ${NIGHT.to}
          then '，夜间' else '' end as note, p.seq as rank
    from population p
    where extract(isodow from p.at) > 5 or extract(hour from p.at) >= ${NIGHT.from}
      or extract(hour from p.at) < ${NIGHT.to})`;

const ROUND_SUMS = `
  ${PAYMENT}, population as (select * from payment),
  hit as (
    select p.seq, '' as title, null as link, p.booked_on as "on", p.amount,
      case when p.amount % ${ROUND * 10} = 0 then '整万元' else '整千元' end as note,
      row_number() over (order by p.amount desc, p.seq) as rank
    from population p where p.amount % ${ROUND} = 0)`;

const MISSING_EVIDENCE = `
  ${PAYMENT}, population as (
    select p.*, (select count(*) from entry_file f
      where f.community_id = $1 and f.seq = p.seq) as files
    from payment p
  ), hit as (
    select p.seq, '' as title, null as link, p.booked_on as "on", p.amount,
      case when p.attachment_count = 0 then '没有附件'
        else '凭证写明附件 ' || p.attachment_count || ' 张，系统里一张也没有' end as note,
      row_number() over (order by p.amount desc, p.seq) as rank
    from population p where p.files = 0)`;

/** Tests of vouchers, by themselves. */
export const VOUCHER_TESTS: readonly AuditTest[] = [
  {
    key: 'number-gaps',
    name: '编号断号',
    rule: '记账凭证按月、支出申请和收据按年，从 1 号起逐号检查，缺一个列一个。',
    means: '缺号说明有单据不见了：可能被删除、藏起或作废没有留底。',
    meansNot: '没有断号只说明单据都在，不说明单据的内容是真的。',
    parameters: [],
    populationName: '编号',
    run: (tx, tested) => outcomeOf(tx, tested, GAPS),
  },
  {
    key: 'after-close',
    name: '结账后入账',
    rule: '按存证日志的先后，已结账月份里，存证排在结账之后的凭证列出。',
    means: '结账后的月份本不能再记账；有命中说明账本的保护被绕过，必须查清。',
    meansNot: '结账前补记的凭证不在此列；更正应在以后月份红字冲回，那不是命中。',
    parameters: [],
    populationName: '已结账月份的凭证',
    run: (tx, tested) => outcomeOf(tx, tested, AFTER_CLOSE),
  },
  {
    key: 'odd-hours',
    name: '周末与夜间入账',
    rule: '按数据库时钟（北京时间），有人经手的凭证在周六、周日或夜间入账的列出；系统自动生成的凭证、晚于凭证日期一个月以上补录或导入的凭证不算。',
    means: '在没有同事的时候入账，更容易绕开复核，值得问一句为什么。',
    meansNot: '物业周末收费、月底加班都很常见，调休上班日也按周末列出；命中不等于有问题。',
    parameters: [
      { name: '夜间', value: `${NIGHT.from}:00 至次日 ${NIGHT.to}:00` },
      { name: '补录', value: `晚于凭证日期 ${CATCHING_UP_DAYS} 天以上` },
    ],
    populationName: '有人经手的凭证',
    run: (tx, tested) => outcomeOf(tx, tested, ODD_HOURS),
  },
  {
    key: 'round-sums',
    name: '整数金额付款',
    rule: `付款金额是 ${ROUND} 元整倍数的列出，金额大的在前。`,
    means: '真实的采购很少正好是整数；整数付款常见于预付、估列，也见于虚构。',
    meansNot: '按合同定额支付的（保洁、保安月费）本来就是整数；应对照合同看。',
    parameters: [{ name: '整倍数', value: `${ROUND}.00 元` }],
    populationName: '付款凭证',
    run: (tx, tested) => outcomeOf(tx, tested, ROUND_SUMS),
  },
  {
    key: 'missing-evidence',
    name: '付款缺凭据',
    rule: '付款凭证在系统里一份附件也没有的列出，金额大的在前。',
    means: '没有发票、收据或合同，钱付得对不对无从核对。',
    meansNot: '银行手续费、账户间划转有时只有银行流水；接账前的旧凭证可能只有纸质附件。',
    parameters: [],
    populationName: '付款凭证',
    run: (tx, tested) => outcomeOf(tx, tested, MISSING_EVIDENCE),
  },
];
