/** One rule of a book, recomputed from its lines. */
export interface BookCheck {
  readonly name: string;
  readonly table: string;
  /**
   * One row per fault, earliest first: `place` (key of the row), `col`, `expected`, `found`.
   * $1 is the community, $2 the first month to be looked at, e.g. 2026-03, or '' for all.
   */
  readonly sql: string;
  /** Cheap for one month, so part of the hourly check too. */
  readonly hourly?: true;
}

const OF_ENTRIES: readonly BookCheck[] = [
  {
    name: '每张凭证借贷相等、行数和合计与表头一致',
    table: 'entry',
    sql: `select e.seq as place,
        case when count(p.line) <> e.line_count then 'line_count' else 'total' end as col,
        count(p.line) || ' 行，借 ' || coalesce(sum(p.debit), 0) || ' 贷 ' || coalesce(sum(p.credit), 0)
          as expected,
        e.line_count || ' 行，合计 ' || e.total as found
      from entry e left join posting p on p.community_id = e.community_id and p.seq = e.seq
      where e.community_id = $1 and e.period >= $2
      group by e.seq, e.total, e.line_count
      having count(p.line) <> e.line_count or sum(p.debit) is distinct from e.total
        or sum(p.credit) is distinct from e.total
      order by e.seq`,
  },
  {
    name: '每张凭证在每个基金内借贷相等',
    table: 'posting',
    sql: `select p.seq as place, 'fund,debit,credit' as col, p.fund || ' 借贷差 0' as expected,
        sum(p.debit - p.credit) as found
      from posting p where p.community_id = $1 and to_char(p.booked_on, 'YYYY-MM') >= $2
      group by p.seq, p.fund having sum(p.debit) <> sum(p.credit) order by p.seq`,
  },
  {
    name: '分录日期与凭证日期一致',
    table: 'posting',
    sql: `select p.seq || '/' || p.line as place, 'booked_on' as col, e.booked_on as expected,
        p.booked_on as found
      from entry e join posting p on p.community_id = e.community_id and p.seq = e.seq
      where e.community_id = $1 and e.period >= $2 and p.booked_on <> e.booked_on
      order by p.seq, p.line`,
  },
  {
    name: '凭证的期间与日期一致',
    table: 'entry',
    sql: `select e.seq as place, 'period' as col, to_char(e.booked_on, 'YYYY-MM') as expected,
        e.period as found
      from entry e
      where e.community_id = $1 and e.period >= $2 and e.period <> to_char(e.booked_on, 'YYYY-MM')
      order by e.seq`,
  },
  {
    name: '每行分录都属于一张凭证',
    table: 'posting',
    sql: `select p.seq || '/' || p.line as place, 'community_id,seq' as col,
        '有第 ' || p.seq || ' 号凭证' as expected, null as found
      from posting p left join entry e on e.community_id = p.community_id and e.seq = p.seq
      where p.community_id = $1 and $2 = $2 and e.seq is null order by p.seq, p.line`,
  },
  {
    name: '每个附件都属于一张凭证',
    table: 'entry_file',
    sql: `select f.seq || '/' || f.file_id as place, 'community_id,seq' as col,
        '有第 ' || f.seq || ' 号凭证' as expected, null as found
      from entry_file f left join entry e on e.community_id = f.community_id and e.seq = f.seq
      where f.community_id = $1 and $2 = $2 and e.seq is null order by f.seq`,
  },
  {
    name: '红字凭证与所冲凭证逐行相反',
    table: 'posting',
    sql: `select r.seq as place, 'account_code,fund,debit,credit' as col,
        '与第 ' || r.reverses_seq || ' 号逐行相反' as expected, '不相反' as found
      from entry r
      where r.community_id = $1 and r.period >= $2 and r.reverses_seq is not null and exists (
        select from (select * from posting where community_id = $1 and seq = r.seq) a
        full join (select * from posting where community_id = $1 and seq = r.reverses_seq) b
          on b.line = a.line and b.account_code = a.account_code and b.fund = a.fund
            and b.debit = - a.debit and b.credit = - a.credit
        where a.line is null or b.line is null)
      order by r.seq`,
  },
];

const OF_SUMS: readonly BookCheck[] = [
  {
    name: '序号从 1 起不断号，与账首一致',
    table: 'ledger_head',
    hourly: true,
    sql: `select '' as place, 'last_seq' as col,
        '凭证 ' || count(e.seq) || ' 张，最大号 ' || coalesce(max(e.seq), 0) as expected,
        h.last_seq::text as found
      from ledger_head h left join entry e on e.community_id = h.community_id
      where h.community_id = $1 and $2 = $2 group by h.last_seq
      having count(e.seq) <> h.last_seq or coalesce(max(e.seq), 0) <> h.last_seq`,
  },
  {
    name: '每月凭证号从 1 起不断号，与计数一致',
    table: 'voucher_counter',
    hourly: true,
    sql: `select coalesce(c.period, n.period) as place,
        case when c.period is null or n.period is null then 'community_id,period' else 'last_no' end as col,
        coalesce(n.entries, 0) || ' 张，最大号 ' || coalesce(n.last, 0) as expected,
        c.last_no::text as found
      from (select * from voucher_counter where community_id = $1 and period >= $2) c
      full join (
        select e.period, count(*) as entries, min(e.voucher_no) as first, max(e.voucher_no) as last
        from entry e where e.community_id = $1 and e.period >= $2 group by e.period) n
        on n.period = c.period
      where coalesce(n.entries, 0) is distinct from c.last_no or n.last is distinct from n.entries
        or coalesce(n.first, 1) <> 1
      order by 1`,
  },
  {
    name: '总账（科目 × 基金 × 月）与分录合计一致',
    table: 'account_period',
    hourly: true,
    sql: `select coalesce(s.account_code, l.account_code) || '/' || coalesce(s.fund, l.fund) || '/'
          || coalesce(s.period, l.period) as place,
        case when s.period is null or l.period is null then 'community_id,account_code,fund,period'
          when s.debit <> l.debit then 'debit' else 'credit' end as col,
        '借 ' || coalesce(l.debit, 0) || ' 贷 ' || coalesce(l.credit, 0) as expected,
        '借 ' || coalesce(s.debit, 0) || ' 贷 ' || coalesce(s.credit, 0) as found
      from (select * from account_period where community_id = $1 and period >= $2) s
      full join (
        select p.account_code, p.fund, e.period, sum(p.debit) as debit, sum(p.credit) as credit
        from posting p join entry e on e.community_id = p.community_id and e.seq = p.seq
        where p.community_id = $1 and e.period >= $2 group by p.account_code, p.fund, e.period) l
        on l.account_code = s.account_code and l.fund = s.fund and l.period = s.period
      where s.debit is distinct from l.debit or s.credit is distinct from l.credit
      order by 1`,
  },
  {
    name: '预算项目 × 月的已支出与分录合计一致',
    table: 'budget_period',
    hourly: true,
    sql: `select coalesce(s.budget_line_id, l.budget_line_id) || '/' || coalesce(s.period, l.period) as place,
        case when s.period is null or l.period is null then 'community_id,budget_line_id,period'
          when s.debit <> l.debit then 'debit' else 'credit' end as col,
        '借 ' || coalesce(l.debit, 0) || ' 贷 ' || coalesce(l.credit, 0) as expected,
        '借 ' || coalesce(s.debit, 0) || ' 贷 ' || coalesce(s.credit, 0) as found
      from (select * from budget_period where community_id = $1 and period >= $2) s
      full join (
        select p.budget_line_id, e.period, sum(p.debit) as debit, sum(p.credit) as credit
        from posting p join entry e on e.community_id = p.community_id and e.seq = p.seq
        where p.community_id = $1 and e.period >= $2 and p.budget_line_id is not null
        group by p.budget_line_id, e.period) l
        on l.budget_line_id = s.budget_line_id and l.period = s.period
      where s.debit is distinct from l.debit or s.credit is distinct from l.credit
      order by 1`,
  },
  {
    name: '结账逐月连续，与账首一致',
    table: 'ledger_head',
    hourly: true,
    sql: `select '' as place, 'closed_through' as col,
        (h.books_start_on + count(c.period) * interval '1 month')::date - 1 || '（结账 '
          || count(c.period) || ' 个月）' as expected,
        h.closed_through::text as found
      from ledger_head h
      left join period_close c on c.community_id = h.community_id
        and c.period >= to_char(h.books_start_on, 'YYYY-MM')
      where h.community_id = $1 and $2 = $2 group by h.closed_through, h.books_start_on
      having (h.books_start_on + count(c.period) * interval '1 month')::date - 1 <> h.closed_through
        or coalesce(max(c.period), to_char(h.books_start_on - 1, 'YYYY-MM'))
          <> to_char(h.closed_through, 'YYYY-MM')`,
  },
  {
    name: '结账以后没有再记入已结的月份',
    table: 'period_close',
    hourly: true,
    sql: `select c.period as place, 'last_voucher_no' as col,
        '记-' || c.last_voucher_no as expected, '记-' || n.last_no as found
      from period_close c
      join voucher_counter n on n.community_id = c.community_id and n.period = c.period
      where c.community_id = $1 and $2 = $2 and n.last_no <> c.last_voucher_no
      order by c.period`,
  },
];

/** Everything that must hold in a book by itself; the proof log is looked at elsewhere. */
export const BOOK_CHECKS: readonly BookCheck[] = [...OF_ENTRIES, ...OF_SUMS];
