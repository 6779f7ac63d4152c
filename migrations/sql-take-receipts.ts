import { settledRoot } from './sql-advance-use';

/** Credits beside the debits of their funds within the 5,000 lines of a voucher. */
const CREDITS_PER_VOUCHER = 4500;

const number = (year: string, no: string) =>
  `'SJ' || ${year} || '-' || lpad(${no}::text, greatest(6, length(${no}::text)), '0')`;

/**
 * What is not in the book yet, in the order of its numbers. Two lines are the same money when household,
 * amount, day, way, account and reference agree; of equal lines the nth is the nth.
 */
const fresh = `
    with given as (
      select g.*, row_number() over (
        partition by g.unit_id, g.amount, g.received_on, g.method, g.money_account, g.reference
        order by g.line) as turn
      from unnest(p_id, p_unit, p_amount, p_received_on, p_method, p_money_account, p_reference)
        with ordinality
        as g(id, unit_id, amount, received_on, method, money_account, reference, line)
    ), known as (
      select r.unit_id, r.amount, r.received_on, r.method, r.money_account, r.reference, count(*) as times
      from receipt r
      where r.community_id = p_community and r.unit_id = any(p_unit) and r.kind = 'payment'
        and r.cancelled_at is null
        -- of a household only the days of the list, however long its history
        and r.received_on between (select min(d) from unnest(p_received_on) as d)
          and (select max(d) from unnest(p_received_on) as d)
      group by 1, 2, 3, 4, 5, 6
    ), missing as (
      select g.*, row_number() over (order by g.received_on, g.money_account, g.line) as n
      from given g left join known k using (unit_id, amount, received_on, method, money_account, reference)
      where g.turn > coalesce(k.times, 0)
    )
    select array_agg(m.line::integer order by m.n), array_agg(m.id order by m.n),
      array_agg(m.unit_id order by m.n), array_agg(m.amount order by m.n),
      array_agg(m.received_on order by m.n), array_agg(m.method order by m.n),
      array_agg(m.money_account order by m.n), array_agg(m.reference order by m.n),
      array_agg(extract(year from m.received_on)::integer order by m.n)
    into lines, ids, units, amounts, days, methods, accounts, references_, years
    from missing m;`;

/** What was counted and closed stays as it was: money found later belongs to the day it was found on. */
const dayOpen = `
    perform from cashier_day d
    where d.community_id = p_community and d.day in (
      select g.received_on from unnest(p_received_on, p_method) as g(received_on, method)
      where g.method = 'cash');
    if found then
      raise exception 'the day is closed' using errcode = '23514', constraint = 'cashier_day_closed';
    end if;`;

/** A series of its own each year, without a gap (docs/decisions/0008). */
const numbered = `
    for wanted in
      select y.year, count(*)::integer as count from unnest(years) as y(year) group by 1 order by 1
    loop
      insert into receipt_counter as c (community_id, year, last_no)
        values (p_community, wanted.year, wanted.count)
        on conflict (community_id, year) do update set last_no = c.last_no + excluded.last_no
        returning c.last_no - wanted.count into first;
      select nos || array_agg(first + t.turn order by t.turn) into nos
        from generate_series(1, wanted.count) as t(turn);
    end loop;`;

/**
 * Oldest first: of each household the money in its order is laid along its open bills in theirs; where
 * the two overlap, a payment settles a bill.
 */
const allocated = `
    with open as (
      select b.id, b.unit_id, b.receivable, r.fund, b.amount - b.settled as open,
        sum(b.amount - b.settled) over (partition by b.unit_id order by b.due_on, b.id) as through
      from bill b join bill_run r on r.community_id = p_community and r.id = b.run_id
      where b.community_id = p_community and b.unit_id = any(units) and b.payer = 'owner'
        and not b.cancelled and b.settled < b.amount
    ), money as (
      select m.n::integer as n, m.unit_id, m.amount,
        sum(m.amount) over (partition by m.unit_id order by m.n) as through
      from unnest(units, amounts) with ordinality as m(unit_id, amount, n)
    ), part as (
      select m.n, o.id as bill_id, o.receivable, o.fund,
        (least(m.through, o.through) - greatest(m.through - m.amount, o.through - o.open))::numeric(18,2)
          as amount
      from money m join open o on o.unit_id = m.unit_id
        and o.through > m.through - m.amount and m.through > o.through - o.open
    ), each as (
      select p.n, sum(p.amount) as amount, ${settledRoot('p')} as root, count(*)::integer as count
      from part p group by p.n
    )
    select p.n, p.bill, p.amount, p.account, p.fund, e.advance, e.root, e.count
    into part_n, part_bill, part_amount, part_account, part_fund, advances, roots, counts
    from (
      select array_agg(p.n order by p.n, p.bill_id) as n, array_agg(p.bill_id order by p.n, p.bill_id) as bill,
        array_agg(p.amount order by p.n, p.bill_id) as amount,
        array_agg(p.receivable order by p.n, p.bill_id) as account,
        array_agg(p.fund order by p.n, p.bill_id) as fund
      from part p
    ) p, (
      select array_agg((m.amount - coalesce(e.amount, 0))::numeric(18,2) order by m.n) as advance,
        array_agg(coalesce(e.root, encode(sha256(''), 'hex')) order by m.n) as root,
        array_agg(coalesce(e.count, 0) + (m.amount > coalesce(e.amount, 0))::integer order by m.n) as count
      from money m left join each e using (n)
    ) e;`;

/** One voucher for a day and an account, several when they are too many lines for one. */
const grouped = `
    select array_agg(g.voucher order by g.n) into vouchers
    from (
      select w.n, dense_rank() over (order by w.received_on, w.money_account, w.chunk)::integer as voucher
      from (
        select m.n, m.received_on, m.money_account,
          (sum(m.credits) over (partition by m.received_on, m.money_account order by m.n) - m.credits)
            / ${CREDITS_PER_VOUCHER} as chunk
        from unnest(days, accounts, counts) with ordinality as m(received_on, money_account, credits, n)
      ) w
    ) g;`;

const booked = `
    with money as (
      select m.n::integer as n, m.voucher, m.id, m.unit_id, m.received_on, m.account, m.advance, m.year, m.no
      from unnest(vouchers, ids, units, days, accounts, advances, years, nos) with ordinality
        as m(voucher, id, unit_id, received_on, account, advance, year, no, n)
    ), head as (
      select m.voucher, (array_agg(m.id order by m.n))[1] as id,
        min(m.received_on) as booked_on, min(m.account) as account,
        '收款 ' || count(*) || ' 笔，收据' || ${number('min(m.year)', 'min(m.no)')}
          || case when count(*) > 1 then '至' || ${number('min(m.year)', 'max(m.no)')} else '' end as words
      from money m group by m.voucher
    ), credit as (
      select m.voucher, m.n, 0 as turn, p.account, p.fund, p.amount, m.unit_id
      from unnest(part_n, part_account, part_fund, part_amount) as p(n, account, fund, amount)
      join money m using (n)
      union all
      select m.voucher, m.n, 1, p_keep_account, p_keep_fund, m.advance, m.unit_id
      from money m where m.advance > 0
    ), written as (
      select c.voucher, 0 as n, 0 as turn, h.account, c.fund, sum(c.amount) as debit, 0::numeric as credit,
        null::uuid as unit_id
      from credit c join head h using (voucher) group by c.voucher, h.account, c.fund
      union all
      select c.voucher, c.n, c.turn, c.account, c.fund, 0, c.amount, c.unit_id from credit c
    ), heads as (
      select count(*)::integer as n, array_agg('receipts/' || h.id order by h.voucher) as key,
        array_agg(h.id::text order by h.voucher) as hash, array_agg(h.booked_on order by h.voucher) as booked_on,
        array_agg(h.words order by h.voucher) as words,
        array_agg(h.id order by h.voucher) as source
      from head h
    ), columns as (
      select count(*)::integer as n, array_agg(w.voucher order by w.voucher, w.n, w.turn, w.fund, w.account) as entry,
        array_agg(w.account order by w.voucher, w.n, w.turn, w.fund, w.account) as account,
        array_agg(w.fund order by w.voucher, w.n, w.turn, w.fund, w.account) as fund,
        array_agg(w.debit order by w.voucher, w.n, w.turn, w.fund, w.account) as debit,
        array_agg(w.credit order by w.voucher, w.n, w.turn, w.fund, w.account) as credit,
        array_agg(w.unit_id order by w.voucher, w.n, w.turn, w.fund, w.account) as unit
      from written w
    )
    select array_agg(p.seq order by p.index), min(p.status) filter (where p.status <> 'ok')
    into seqs, refused
    from heads h, columns c, post_entries(p_community, h.key, h.hash, h.booked_on,
      array_fill('receipt'::text, array[h.n]), h.words, array_fill(1, array[h.n]),
      array_fill(null::uuid, array[h.n]), array_fill(null::uuid, array[h.n]),
      array_fill(null::uuid, array[h.n]), array_fill(p_by, array[h.n]),
      array_fill(null::bigint, array[h.n]), array_fill('receipts'::text, array[h.n]), h.source,
      c.entry, c.account, c.fund, c.debit, c.credit, array_fill(''::text, array[c.n]), c.unit,
      array_fill(null::uuid, array[c.n]), array_fill(null::uuid, array[c.n]),
      array_fill(null::uuid, array[c.n]), '{}', '{}') p;
    if refused is not null then
      raise exception 'the book refused receipts: %', refused
        using errcode = '23514', constraint = 'bill_run_' || refused;
    end if;`;

/**
 * 批量收款: what households have paid, as a bank's or a machine's list says it. Whatever of it is in the
 * book already adds nothing; the rest settles the oldest bills first, what is left over is kept in
 * advance on the account given. All or nothing; a row for each line that was new.
 */
export const takeReceipts = `
  create function take_receipts(
    p_community integer, p_by uuid, p_at timestamptz,
    -- one element per line
    p_id uuid[], p_unit uuid[], p_amount numeric[], p_received_on date[], p_method text[],
    p_money_account text[], p_reference text[],
    p_keep_account text, p_keep_fund text
  ) returns table (line integer, id uuid, year integer, no integer, advance numeric)
  language plpgsql set search_path = public, pg_temp
    -- A plan is kept for the life of a connection: one made for a small list must also serve a long one,
    -- and one made on an empty table (those of the foreign keys too) a table of a million rows.
    set enable_nestloop = off set enable_seqscan = off set enable_bitmapscan = off as $$
  #variable_conflict use_column
  declare
    lines integer[]; ids uuid[]; units uuid[]; amounts numeric[]; days date[]; methods text[];
    accounts text[]; references_ text[]; years integer[]; nos integer[] := '{}';
    part_n integer[]; part_bill uuid[]; part_amount numeric[]; part_account text[]; part_fund text[];
    advances numeric[]; roots text[]; counts integer[]; vouchers integer[]; seqs bigint[];
    wanted record; first integer; refused text;
  begin
    -- log, then book, then the rest (assurance: 4.6); the same list at the same time waits here
    perform hold_books(p_community);
    ${dayOpen}
    ${fresh}
    if ids is null then
      return;
    end if;
    ${numbered}
    ${allocated}
    ${grouped}
    ${booked}

    insert into receipt (community_id, id, year, no, kind, unit_id, method, money_account, fund, amount,
      advance, received_on, reference, lines_root, entry_seq, received_by, received_at)
    select p_community, m.id, m.year, m.no, 'payment', m.unit_id, m.method, m.account,
      case when m.account like '100202%' then 'F2' else 'F1' end, m.amount, m.advance, m.received_on,
      m.reference, m.root, seqs[m.voucher], p_by, p_at
    from unnest(ids, years, nos, units, methods, accounts, amounts, advances, days, references_, roots,
      vouchers) as m(id, year, no, unit_id, method, account, amount, advance, received_on, reference, root,
      voucher);
    insert into receipt_allocation (community_id, receipt_id, bill_id, amount)
    select p_community, ids[p.n], p.bill_id, p.amount
    from unnest(part_n, part_bill, part_amount) as p(n, bill_id, amount);
    update bill b set settled = b.settled + p.amount
    from (
      select p.bill_id, sum(p.amount) as amount
      from unnest(part_bill, part_amount) as p(bill_id, amount) group by 1
    ) p
    -- by their keys, however many others there are
    where b.community_id = p_community and b.id = any(part_bill) and b.id = p.bill_id;

    return query select m.* from unnest(lines, ids, years, nos, advances) as m(line, id, year, no, advance);
  end $$;
`;
