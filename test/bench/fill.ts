import type pg from 'pg';
import type { BenchDatabase } from './bench-server';

/** A book as a district's would be after three years, made by set-based SQL and not by posting. */
export interface Filled {
  readonly communities: readonly number[];
  readonly entriesEach: number;
  readonly lines: number;
  /** One home of each community, in the order of the communities. */
  readonly homes: readonly string[];
}

/** The word of a few vouchers in a thousand, two characters long. */
export const RARE_WORD = '白蚁';
/** The word of every twelfth voucher. */
export const USUAL_WORD = '电梯';

const HOMES_EACH = 100;
const FROM = '2023-07-01';
const DAYS = 1096;

/**
 * Lines by entry kind: 9 of 20 entries are bills (receivable to income), 9 are receipts (bank to
 * receivable), both of a home; one is a cost by hand (expense to payables), one a payment (payables
 * to bank) to a payee. All of it three years up to 2026-06-30.
 */
const ENTRIES = `
  insert into entry (community_id, seq, leaf_index, voucher_no, booked_on, period, posted_at,
    attachment_count, line_count, total, kind, summary, idem_key, request_hash)
  select community, seq, seq, row_number() over (partition by community, to_char(day, 'YYYY-MM') order by seq),
    day, to_char(day, 'YYYY-MM'), day + time '18:00', 1, 2, amount, kind,
    case kind when 'billing' then '物业费账单' when 'receipt' then '收物业费'
      when 'payment' then '付' || words || '款' else words || '费用' end,
    'filled-' || seq, repeat(md5(seq::text), 2)
  from (
    select community, seq, date '${FROM}' + ((seq - 1) * ${DAYS} / $2)::integer as day,
      (100 + seq % 900)::numeric(18,2) as amount,
      case seq % 20 when 0 then 'general' when 1 then 'payment'
        else case when seq % 2 = 0 then 'billing' else 'receipt' end end as kind,
      case when seq % 10000 in (20, 21) then '${RARE_WORD}防治'
        else (array['${USUAL_WORD}维保', '消防检测', '绿化修剪', '垃圾清运', '水箱清洗', '门禁维修',
          '路灯更换', '监控维护', '外墙修补', '管道疏通', '围栏油漆', '保安服务'])[1 + seq / 20 % 12] end as words
    from unnest($1::integer[]) as community, generate_series(1, $2::integer) as seq
  ) made
  order by community, seq`;

const LINES = `
  insert into posting (community_id, seq, line, booked_on, account_code, fund, debit, credit, unit_id, payee_id)
  select e.community_id, e.seq, l.line, e.booked_on, l.account, 'F1',
    case l.line when 1 then e.total else 0 end, case l.line when 2 then e.total else 0 end,
    case when l.account = '112201' then home.ids[1 + e.seq / 2 % ${HOMES_EACH}] end,
    case when l.account = '2202' then payee.id end
  from entry e
  cross join lateral (values
    (1, case e.kind when 'billing' then '112201' when 'receipt' then '100201'
      when 'general' then (array['510301', '510302', '5105', '5102'])[1 + e.seq / 20 % 4] else '2202' end),
    (2, case e.kind when 'billing' then '410101' when 'receipt' then '112201'
      when 'general' then '2202' else '100201' end)) as l(line, account)
  join (select community_id, array_agg(id order by id) as ids from unit group by community_id) home
    on home.community_id = e.community_id
  join payee on payee.community_id = e.community_id
  where e.community_id = any($1::integer[])
  order by e.community_id, e.seq, l.line`;

const SUMS = `
  insert into account_period (community_id, account_code, fund, period, debit, credit)
  select p.community_id, p.account_code, p.fund, e.period, sum(p.debit), sum(p.credit)
  from posting p join entry e on e.community_id = p.community_id and e.seq = p.seq
  where p.community_id = any($1::integer[]) group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

const COUNTERS = `
  insert into voucher_counter (community_id, period, last_no)
  select community_id, period, max(voucher_no) from entry
  where community_id = any($1::integer[]) group by 1, 2 order by 1, 2`;

const HEADS = `
  update ledger_head set last_seq = $2, books_start_on = '${FROM}',
    closed_through = date '${FROM}' - 1 where community_id = any($1::integer[])`;

const PLACES = `
  with made as (
    insert into building (community_id, id, name)
    select community, gen_random_uuid(), '1栋' from unnest($1::integer[]) as community
    returning community_id, id
  )
  insert into unit (community_id, id, building_id, door, kind, registered_area, billing_area)
  select community_id, gen_random_uuid(), id, '1单元' || door, 'residential', 100, 100
  from made, generate_series(101, 100 + ${HOMES_EACH}) as door`;

const PAYEES = `
  insert into payee (community_id, id, name, account_name, bank_name, account_sealed, account_tail,
    account_hash)
  select community, gen_random_uuid(), '安达服务有限公司', '安达服务有限公司', '工商银行', 'sealed',
    '0001', 'hash-' || community from unnest($1::integer[]) as community`;

/** So many communities are filled at a time, so that progress can be told. */
const AT_ONCE = 10;

/**
 * Fills the books of these communities, open and empty so far, with `lines` lines in all: by INSERT …
 * SELECT of the superuser into the real tables with all their indexes, past triggers, foreign keys
 * and the proof log, which reading does not touch. Posting so many would take hours.
 */
export async function fillBooks(
  db: BenchDatabase,
  communities: readonly number[],
  lines: number,
  say: (share: number) => void,
): Promise<Filled> {
  const entriesEach = Math.max(20, Math.round(lines / 2 / communities.length));
  const homes = await db.asAdmin(async (admin) => {
    await admin.query(`set session_replication_role = replica; set work_mem = '256MB'`);
    await admin.query(PLACES, [communities]);
    await admin.query(PAYEES, [communities]);
    for (let from = 0; from < communities.length; from += AT_ONCE) {
      await fillSome(admin, communities.slice(from, from + AT_ONCE), entriesEach);
      say((from + AT_ONCE) / communities.length);
    }
    await admin.query('vacuum analyze');
    await admin.query('checkpoint');
    return homesOf(admin);
  });
  return { communities, entriesEach, lines: entriesEach * 2 * communities.length, homes };
}

async function fillSome(admin: pg.Client, some: readonly number[], each: number): Promise<void> {
  await admin.query(ENTRIES, [some, each]);
  await admin.query(LINES, [some]);
  await admin.query(SUMS, [some]);
  await admin.query(COUNTERS, [some]);
  await admin.query(HEADS, [some, each]);
}

async function homesOf(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ id: string }>(
    'select (array_agg(id order by id))[1] as id from unit group by community_id order by community_id',
  );
  return rows.map(({ id }) => id);
}
