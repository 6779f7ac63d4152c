import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';

/** The first thing found wrong with a book, in words, and how many of its kind there are. */
export interface BookFault {
  readonly check: string;
  readonly count: number;
  readonly first: string;
}

export interface BookVerdict {
  readonly communityId: number;
  readonly name: string;
  readonly entries: number;
  readonly lines: number;
  readonly faults: readonly BookFault[];
}

interface Check {
  readonly name: string;
  /** One row per fault with a column `says`, worst or earliest first; $1 is the community. */
  readonly sql: string;
}

/** Everything that must hold in a book, recomputed from its lines. */
const CHECKS: readonly Check[] = [
  {
    name: '每张凭证借贷相等、行数和合计与表头一致',
    sql: `select '第 ' || e.seq || ' 号（' || e.period || ' 记-' || e.voucher_no || '）表头 ' || e.total
        || '，分录借 ' || coalesce(sum(p.debit), 0) || ' 贷 ' || coalesce(sum(p.credit), 0) as says
      from entry e left join posting p on p.community_id = e.community_id and p.seq = e.seq
      where e.community_id = $1
      group by e.seq, e.period, e.voucher_no, e.total, e.line_count
      having count(p.line) <> e.line_count or sum(p.debit) is distinct from e.total
        or sum(p.credit) is distinct from e.total
      order by e.seq`,
  },
  {
    name: '每张凭证在每个基金内借贷相等',
    sql: `select '第 ' || p.seq || ' 号在 ' || p.fund || ' 差 ' || sum(p.debit - p.credit) as says
      from posting p where p.community_id = $1
      group by p.seq, p.fund having sum(p.debit) <> sum(p.credit) order by p.seq`,
  },
  {
    name: '分录日期与凭证日期一致，期间与日期一致',
    sql: `select '第 ' || e.seq || ' 号' as says
      from entry e join posting p on p.community_id = e.community_id and p.seq = e.seq
      where e.community_id = $1
        and (p.booked_on <> e.booked_on or e.period <> to_char(e.booked_on, 'YYYY-MM'))
      order by e.seq`,
  },
  {
    name: '序号从 1 起不断号，与账首一致',
    sql: `select '应有 ' || h.last_seq || ' 张，实有 ' || count(e.seq) || ' 张，最大号 '
        || coalesce(max(e.seq), 0) as says
      from ledger_head h left join entry e on e.community_id = h.community_id
      where h.community_id = $1 group by h.last_seq
      having count(e.seq) <> h.last_seq or coalesce(max(e.seq), 0) <> h.last_seq`,
  },
  {
    name: '每月凭证号从 1 起不断号，与计数一致',
    sql: `select c.period || ' 计到 记-' || c.last_no || '，实有 ' || count(e.seq) || ' 张，最大号 '
        || coalesce(max(e.voucher_no), 0) as says
      from voucher_counter c
      left join entry e on e.community_id = c.community_id and e.period = c.period
      where c.community_id = $1 group by c.period, c.last_no
      having count(e.seq) <> c.last_no or coalesce(max(e.voucher_no), 0) <> c.last_no
        or coalesce(min(e.voucher_no), 1) <> 1
      order by c.period`,
  },
  {
    name: '每个有凭证的月份都有计数',
    sql: `select e.period || ' 有凭证而没有计数' as says from entry e
      where e.community_id = $1 and not exists (
        select from voucher_counter c where c.community_id = $1 and c.period = e.period)
      group by e.period order by e.period`,
  },
  {
    name: '总账（科目 × 基金 × 月）与分录合计一致',
    sql: `select coalesce(s.period, l.period) || ' ' || coalesce(s.account_code, l.account_code) || ' '
        || coalesce(s.fund, l.fund) || ' 总账借 ' || coalesce(s.debit, 0) || ' 贷 '
        || coalesce(s.credit, 0) || '，分录借 ' || coalesce(l.debit, 0) || ' 贷 '
        || coalesce(l.credit, 0) as says
      from (select * from account_period where community_id = $1) s
      full join (
        select p.account_code, p.fund, e.period, sum(p.debit) as debit, sum(p.credit) as credit
        from posting p join entry e on e.community_id = p.community_id and e.seq = p.seq
        where p.community_id = $1 group by p.account_code, p.fund, e.period) l
        on l.account_code = s.account_code and l.fund = s.fund and l.period = s.period
      where s.debit is distinct from l.debit or s.credit is distinct from l.credit
      order by 1`,
  },
  {
    name: '红字凭证与所冲凭证逐行相反',
    sql: `select '第 ' || r.seq || ' 号冲 第 ' || r.reverses_seq || ' 号' as says
      from entry r
      where r.community_id = $1 and r.reverses_seq is not null and exists (
        select from (select * from posting where community_id = $1 and seq = r.seq) a
        full join (select * from posting where community_id = $1 and seq = r.reverses_seq) b
          on b.line = a.line and b.account_code = a.account_code and b.fund = a.fund
            and b.debit = - a.debit and b.credit = - a.credit
        where a.line is null or b.line is null)
      order by r.seq`,
  },
  {
    name: '结账逐月连续，且不晚于账首所记',
    sql: `select '账首结到 ' || h.closed_through || '，结账记录 ' || count(c.period) || ' 个月' as says
      from ledger_head h
      left join period_close c on c.community_id = h.community_id
        and c.period >= to_char(h.books_start_on, 'YYYY-MM')
      where h.community_id = $1 group by h.closed_through, h.books_start_on
      having count(c.period) <> extract(year from age(h.closed_through + 1, h.books_start_on)) * 12
        + extract(month from age(h.closed_through + 1, h.books_start_on))`,
  },
];

/** 账簿校验: recomputes what is stored and looks for gaps; it only reads. */
@Injectable()
export class VerifyBooksQueries {
  constructor(private readonly reading: Reading) {}

  /** Every community of the installation. */
  communityIds(): Promise<number[]> {
    return this.reading.runGlobal(async (tx) => {
      const rows = await tx.query<{ id: number }[]>('select community_ids() as id order by 1');
      return rows.map(({ id }) => id);
    });
  }

  /** All checks on one moment of one book; no fault means it holds. */
  verify(communityId: number): Promise<BookVerdict> {
    return this.reading.run(communityId, async (tx) => {
      const faults: BookFault[] = [];
      for (const check of CHECKS) {
        const fault = await faultOf(tx, communityId, check);
        if (fault) faults.push(fault);
      }
      return { ...(await sizeOf(tx, communityId)), communityId, faults };
    });
  }
}

async function faultOf(
  tx: EntityManager,
  communityId: number,
  { name, sql }: Check,
): Promise<BookFault | null> {
  const [first] = await tx.query<{ says: string; count: string }[]>(
    `select f.says, count(*) over () as count from (${sql}) f limit 1`,
    [communityId],
  );
  return first ? { check: name, count: Number(first.count), first: first.says } : null;
}

async function sizeOf(tx: EntityManager, communityId: number) {
  const [size] = await tx.query<{ name: string; entries: string; lines: string }[]>(
    `select c.name, (select count(*) from entry where community_id = $1) as entries,
       (select count(*) from posting where community_id = $1) as lines
     from community c where c.id = $1`,
    [communityId],
  );
  return {
    name: size?.name ?? '',
    entries: Number(size?.entries ?? 0),
    lines: Number(size?.lines ?? 0),
  };
}
