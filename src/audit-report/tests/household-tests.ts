import type { EntityManager } from 'typeorm';
import { openBillsOn } from '../../charges/receivables-on.queries';
import { lastDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import { type AuditTest, type Figure, type Outcome, outcomeOf, type Tested } from './audit-test';

/**
 * What a household ought to be billed: its area in the roll today × the price of the schedule in force
 * × the part for vacancy or the developer × the days; rounded once, half up (as `bill_lines` does).
 */
const RECALCULATED = `
  bill_of as (
    select b.id, b.unit_id, b.period, r.fee_code, r.fee_name, b.amount, u.billing_area as area,
      b.inputs->>'quantity' as billed_area, b.inputs->>'price' as billed_price,
      (b.inputs->>'days')::integer as days, (b.inputs->>'days_of_month')::integer as of_month,
      (select (p->>'price')::numeric from jsonb_array_elements(f.fee->'prices') p
        where p->>'kind' = u.kind) as price,
      case b.inputs->>'part_because' when 'vacant' then (f.fee->>'vacantRate')::numeric
        when 'developer' then (f.fee->>'developerRate')::numeric else 1 end as part
    from bill b
    join bill_run r on r.community_id = $1 and r.id = b.run_id
    join unit u on u.community_id = $1 and u.id = b.unit_id
    left join lateral (
      select (select fee from jsonb_array_elements(s.fees) fee where fee->>'code' = b.fee_code) as fee
      from fee_schedule s
      where s.community_id = $1 and s.effective_on <= (b.period || '-01')::date
      order by s.effective_on desc limit 1) f on true
    where b.community_id = $1 and b.period between $2 and $3 and not b.cancelled
      and b.inputs->>'method' = 'area'
  ), population as (
    select *, div(200 * price * area * part * days + of_month, 2 * of_month) / 100 as expected
    from bill_of
  ), off as (
    select * from population where amount is distinct from expected
  )`;

const BY_HOUSEHOLD = `${RECALCULATED}, hit as (
  select null::bigint as seq, o.period || ' ' || o.fee_name as title,
    'charges/household/' || o.unit_id as link, null::date as "on", o.amount - coalesce(o.expected, 0) as amount,
    '账单 ' || o.amount || ' 元（' || o.billed_area || '㎡ × ' || o.billed_price || '），重算 '
      || coalesce((o.expected::numeric(18,2))::text || ' 元（' || o.area || '㎡ × ' || o.price || '）', '没有收费标准')
      as note,
    row_number() over (order by abs(o.amount - coalesce(o.expected, 0)) desc, o.id) as rank
  from off o)`;

/** For who may not see single households: a month of a fee at a time. */
const BY_MONTH = `${RECALCULATED}, hit as (
  select null::bigint as seq, o.period || ' ' || o.fee_name as title, null as link, null::date as "on",
    sum(o.amount - coalesce(o.expected, 0)) as amount,
    count(*) || ' 户的账单与重算不符' as note,
    row_number() over (order by o.period, o.fee_code) as rank
  from off o group by o.period, o.fee_code, o.fee_name)`;

interface BalanceRecord {
  code: string;
  name: string;
  opening: string;
  billed: string;
  settled: string;
  closing: string;
}

const BALANCES = `
  select a.code, a.name,
    coalesce(sum(s.debit - s.credit) filter (where s.period < $2), 0) as opening,
    coalesce(sum(s.debit) filter (where s.period >= $2), 0) as billed,
    coalesce(sum(s.credit) filter (where s.period >= $2), 0) as settled,
    coalesce(sum(s.debit - s.credit), 0) as closing
  from (select distinct b.receivable from bill b where b.community_id = $1) b
  join account a on a.community_id = $1 and a.code = b.receivable
  left join account_period s on s.community_id = $1 and s.account_code = a.code and s.period <= $3
  group by a.code, a.name order by a.code`;

/** 期初 + 本期应收 − 本期收回 = 期末, and the end is what the bills themselves add up to. */
async function rollForward(tx: EntityManager, tested: Tested): Promise<Outcome> {
  const { communityId, from, to } = tested;
  const accounts = await tx.query<BalanceRecord[]>(BALANCES, [communityId, from, to]);
  const open = await openBillsOn(tx, communityId, lastDayOf(to));
  const rolled = accounts.map((row) => {
    const own = open.filter(({ account }) => account === row.code);
    const bills = Money.sum(own.map((bill) => bill.open));
    return { ...row, bills, apart: Money.yuan(row.closing).minus(bills) };
  });
  const off = rolled.filter(({ apart }) => !apart.isZero());
  const hits = off.map(({ code, name, closing, bills, apart }) => ({
    seq: null,
    title: `${code} ${name}`,
    link: null,
    on: lastDayOf(to),
    amount: apart.toString(),
    note: `总账期末 ${Money.yuan(closing).format()} 元，未收账单合计 ${bills.format()} 元`,
  }));
  const figures = rolled.flatMap(figuresOf);
  return { population: accounts.length, count: hits.length, hits, figures };
}

const figuresOf = (row: BalanceRecord & { bills: Money }): Figure[] => {
  const yuan = (text: string) => `${Money.yuan(text).format()} 元`;
  const value =
    `期初 ${yuan(row.opening)} + 本期应收 ${yuan(row.billed)} − 本期收回及减免 ${yuan(row.settled)}` +
    ` = 期末 ${yuan(row.closing)}；未收账单 ${row.bills.format()} 元`;
  return [{ name: `${row.code} ${row.name}`, value }];
};

/** Tests of what households are billed and owe; aggregated for who may not see them one by one. */
export const HOUSEHOLD_TESTS: readonly AuditTest[] = [
  {
    key: 'fee-recalculation',
    name: '物业费重算',
    rule: '按面积计收的每张账单，用房屋现在登记的计费面积 × 账单月份的收费标准 × 空置或开发商折扣 × 天数重新计算，四舍五入到分，与账单不同的列出。',
    means: '多收或少收：面积、单价或折扣用错了，或账单之后面积改过。',
    meansNot: '账单开出之后更正面积的，旧账单会命中；应看更正的依据和是否补退。',
    parameters: [{ name: '允许差额', value: '0.00 元' }],
    populationName: '按面积计收的账单',
    run: (tx, tested) => outcomeOf(tx, tested, tested.seesHouseholds ? BY_HOUSEHOLD : BY_MONTH),
  },
  {
    key: 'receivables-roll-forward',
    name: '应收款滚动核对',
    rule: '每个应收科目：期初 + 本期应收 − 本期收回及减免 = 期末，期末余额与当日未收账单合计比较，不同的列出。',
    means: '总账与逐户账单对不上：有应收没有账单，或账单没有入账。',
    meansNot: '接账时移交的旧欠费如果没有逐户账单，会形成一个固定的差额。',
    parameters: [],
    populationName: '应收科目',
    run: rollForward,
  },
];
