import { bodiesOf } from './sql-entry-bodies';
import { postingParameters } from './sql-posting-columns';

/**
 * `post_entries`: the only way into the book (decisions: 6). One call writes one or ten thousand
 * entries of one community; each gets a verdict of its own, and a refused one leaves no trace.
 * Locks in order: log, head, counters by period, stored sums by account. The first makes postings of
 * one community queue up, which is what keeps `seq` and voucher numbers without a gap. The text is always
 * the present one: each migration that changes it applies it again (docs/decisions/0007).
 */
export const paymentMayBeBooked = `
  -- Money leaves only for a spending that was released and is not yet in the books. The body is
  -- resolved when it runs: payment_is_authorised belongs to the spending room's migration.
  create or replace function payment_may_be_booked(
    p_community integer, p_source_kind text, p_source_id uuid, p_amount numeric, p_account text
  ) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
  begin
    if p_source_kind is distinct from 'spending' or p_source_id is null or p_account is null then
      return false;
    end if;
    if exists (
      select from entry paid
      where paid.community_id = p_community and paid.source_kind = 'spending'
        and paid.source_id = p_source_id and paid.kind = 'payment'
        and not exists (
          select from entry red
          where red.community_id = p_community and red.reverses_seq = paid.seq)
    ) then
      return false;
    end if;
    return coalesce(payment_is_authorised(p_community, p_source_id, p_amount, p_account), false);
  end $$;
`;

const rivals = `
    -- 1. drafts of one call that stand in each other's way: the first of them has the right
    if entries > 1 then
      select array_agg(d.first order by d.i), array_agg(d.source_turn order by d.i),
        array_agg(d.reversal_turn order by d.i)
      into firsts, source_turns, reversal_turns
      from (
        select i, min(i) over (partition by p_key[i]) as first,
          row_number() over (partition by p_source_id[i], p_kind[i] order by i) as source_turn,
          row_number() over (partition by p_reverses[i] order by i) as reversal_turn
        from generate_series(1, entries) as i
      ) d;
    end if;`;

const judge = `
    -- 2. a verdict on each entry
    with by_fund as (
      select l.entry, l.fund, count(*) as lines, sum(l.debit) as debit, sum(l.credit) as credit,
        bool_or((
          (l.debit = 0) <> (l.credit = 0) and abs(l.debit) < 1e16 and abs(l.credit) < 1e16
          and l.debit = round(l.debit, 2) and l.credit = round(l.credit, 2)) is not true) as odd,
        bool_or(a.code is null or not a.is_leaf or not a.active) as stranger,
        bool_or(l.fund = 'F4' and a.kind in ('income', 'expense')) as agency,
        sum(l.debit - l.credit) filter (where a.is_cash) as cash,
        min(a.code) filter (where a.is_cash) as cash_first,
        max(a.code) filter (where a.is_cash) as cash_last
      from (
        select p_line_entry[n] as entry, p_account[n] as account, p_fund[n] as fund,
          p_debit[n] as debit, p_credit[n] as credit
        from generate_series(1, cardinality(p_line_entry)) as n
      ) l
      -- lateral with a limit: by key from an index, however large the book and whatever the planner
      -- believes of it
      left join lateral (
        select a.* from account a
        where a.community_id = p_community and a.code = l.account limit 1
      ) a on true
      group by l.entry, l.fund
    ), shape as (
      select f.entry, sum(f.lines) as lines, sum(f.debit) as total,
        bool_or(f.odd or f.debit <> f.credit) as unbalanced,
        bool_or(f.stranger) as stranger, bool_or(f.agency) as agency,
        coalesce(sum(f.cash), 0) as cash,
        case when min(f.cash_first) = max(f.cash_last) then min(f.cash_first) end as cash_account
      from by_fund f group by f.entry
    ), judged as (
      select i, s.lines, s.total, old.seq, old.period, old.voucher_no,
        case
          when old.request_hash = p_hash[i] then 'replay'
          when old.seq is not null then 'conflict'
          when firsts[i] < i then 'repeat'
          when s.lines is null or s.lines not between 2 and 5000 or s.unbalanced then 'unbalanced'
          when s.stranger then 'no_account'
          when s.agency then 'agency_fund'
          when p_booked_on[i] < books_start then 'not_open'
          when p_booked_on[i] <= closed then 'closed_period'
          when (p_kind[i] = 'reversal') <> (p_reverses[i] is not null) then 'not_mirror'
          when s.cash >= 0 or p_kind[i] = 'reversal' then 'ok'
          -- old books end where the trust's own begin: taking over is no way around the two keys
          when p_kind[i] = 'takeover' and p_booked_on[i] <= coalesce(own_from, 'infinity') then 'ok'
          -- opening balances belong to the first month of the books, and to no other
          when p_kind[i] = 'opening' and p_booked_on[i] < books_start + interval '1 month' then 'ok'
          when p_kind[i] = 'payment' and (source_turns[i] > 1) is not true and payment_may_be_booked(
            p_community, p_source_kind[i], p_source_id[i], - s.cash, s.cash_account) then 'ok'
          else 'unauthorised_payment'
        end as verdict
      from generate_series(1, entries) as i
      left join shape s on s.entry = i
      left join lateral (
        select e.seq, e.period, e.voucher_no, e.request_hash from entry e
        where e.community_id = p_community and e.idem_key = p_key[i] limit 1
      ) old on true
    )
    select array_agg(j.verdict order by j.i), array_agg(j.lines order by j.i),
      array_agg(j.total order by j.i), array_agg(j.seq order by j.i),
      array_agg(j.period order by j.i), array_agg(j.voucher_no order by j.i)
    into verdicts, line_counts, totals, seqs, periods, numbers
    from judged j;`;

const mirror = `
    -- 3. a reversal takes back an entry that is there, once, and no other reversal; it repeats it line
    -- by line, red: it can take back, not take out
    if num_nonnulls(variadic p_reverses) > 0 then
      with red as (
        select i, target.seq,
          case
            when target.seq is null then 'no_entry'
            when target.kind = 'reversal' then 'not_mirror'
            when earlier.seq is not null or reversal_turns[i] > 1 then 'reversed_already'
            else 'ok'
          end as verdict
        from generate_series(1, entries) as i
        left join lateral (
          select e.seq, e.kind from entry e
          where e.community_id = p_community and e.seq = p_reverses[i] limit 1
        ) target on true
        left join lateral (
          select e.seq from entry e
          where e.community_id = p_community and e.reverses_seq = p_reverses[i] limit 1
        ) earlier on true
        where verdicts[i] = 'ok' and p_reverses[i] is not null
      ), given as (
        select r.i, row_number() over (partition by r.i order by l) as line, p_account[l], p_fund[l],
          - p_debit[l], - p_credit[l], p_unit[l], p_payee[l], p_contract[l], p_budget_line[l]
        from generate_series(1, cardinality(p_line_entry)) as l
        join red r on r.i = p_line_entry[l] and r.verdict = 'ok'
      ), booked as (
        select r.i, p.line::bigint, p.account_code, p.fund, p.debit, p.credit, p.unit_id,
          p.payee_id, p.contract_id, p.budget_line_id
        from red r join posting p on p.community_id = p_community and p.seq = r.seq
        where r.verdict = 'ok'
      ), different as (
        (select * from given except select * from booked)
        union (select * from booked except select * from given)
      )
      select array_agg(
        case when i in (select d.i from different d) then 'not_mirror'
          else coalesce(r.verdict, verdicts[i]) end
        order by i)
      into verdicts from generate_series(1, entries) as i left join red r using (i);
    end if;`;

const write = `
    -- 4. numbers (seq over the whole book, voucher numbers within their month), head and lines in one
    -- statement, so that the belt sees whole entries, and the stored sums (decisions: 7); rows in order
    with fine as (
      select i, to_char(p_booked_on[i], 'YYYY-MM') as period, row_number() over (order by i) as turn
      from generate_series(1, entries) as i where verdicts[i] = 'ok'
    ), wanted as (
      select f.period, count(*) as entries from fine f group by f.period
    ), moved as (
      insert into voucher_counter as c (community_id, period, last_no)
      select p_community, w.period, w.entries from wanted w order by w.period
      on conflict (community_id, period) do update set last_no = c.last_no + excluded.last_no
      returning c.period, c.last_no
    ), numbered as (
      select f.i, f.period, last_booked + f.turn as seq, log_salt() as salt,
        m.last_no - w.entries + row_number() over (partition by f.period order by f.i) as no
      from fine f join wanted w using (period) join moved m using (period)
    ), booked as (
      insert into entry (community_id, seq, leaf_index, period, voucher_no, booked_on, kind, summary,
        attachment_count, line_count, total, prepared_by, reviewed_by, posted_by, posted_at, cashier,
        reverses_seq, source_kind, source_id, idem_key, request_hash)
      select p_community, n.seq, log_size + n.seq - last_booked - 1, n.period, n.no, p_booked_on[i],
        p_kind[i], p_summary[i], p_attachments[i], line_counts[i], totals[i], p_prepared_by[i],
        p_reviewed_by[i], p_posted_by[i], greatest(log_time, clock_timestamp()), p_cashier[i],
        p_reverses[i], p_source_kind[i], p_source_id[i], p_key[i], p_hash[i]
      from numbered n order by n.seq
    ), lines as (
      insert into posting (community_id, seq, line, booked_on, account_code, fund, debit, credit,
        summary, unit_id, payee_id, contract_id, budget_line_id)
      select p_community, n.seq, row_number() over (partition by n.seq order by l), p_booked_on[n.i],
        p_account[l], p_fund[l], p_debit[l], p_credit[l], coalesce(p_line_summary[l], ''), p_unit[l],
        p_payee[l], p_contract[l], p_budget_line[l]
      from generate_series(1, cardinality(p_line_entry)) as l join numbered n on n.i = p_line_entry[l]
      order by n.seq, l
    ), sums as (
      insert into account_period as s (community_id, account_code, fund, period, debit, credit)
      select p_community, p_account[l], p_fund[l], n.period, sum(p_debit[l]), sum(p_credit[l])
      from generate_series(1, cardinality(p_line_entry)) as l join numbered n on n.i = p_line_entry[l]
      group by p_account[l], p_fund[l], n.period order by p_account[l], p_fund[l], n.period
      on conflict (community_id, account_code, fund, period)
        do update set debit = s.debit + excluded.debit, credit = s.credit + excluded.credit
    )
    select array_agg(coalesce(n.seq, seqs[i]) order by i),
      array_agg(coalesce(n.period, periods[i]) order by i),
      array_agg(coalesce(n.no, numbers[i]) order by i),
      array_agg(n.salt order by i) filter (where n.i is not null), count(n.i)
    into seqs, periods, numbers, salts, posted
    from generate_series(1, entries) as i left join numbered n using (i);

    update ledger_head set last_seq = last_seq + posted where community_id = p_community;

    if cardinality(p_file) > 0 then
      insert into entry_file (community_id, seq, file_id)
      select distinct p_community, seqs[p_file_entry[f]], p_file[f]
      from generate_series(1, cardinality(p_file)) as f
      where verdicts[p_file_entry[f]] = 'ok';
    end if;

    -- 5. each entry is a leaf, made from its rows as they now stand (decisions: 9)
    select array_agg(b.body order by b.seq) into bodies
      from (${bodiesOf('p_community', 'last_booked + 1', 'last_booked + posted', 'salts')}) b;
    perform log_append(p_community, 'entry', null, salts, bodies);

    -- A book that grows by thousands before autovacuum has looked at it: without statistics every index
    -- of a community seems as good as any other, and plans (those of the foreign keys too) are kept.
    if (last_booked + posted) / 500 > last_booked / 500 and (
      select c.reltuples < (last_booked + posted) / 2 from pg_class c where c.oid = 'entry'::regclass)
    then
      analyze (skip_locked) entry, posting, account_period;
    end if;`;

export const postEntries = `
  create or replace function post_entries(
    p_community integer,
    -- one element per entry, per line, per attached file
    ${postingParameters}
  ) returns table (index integer, status text, seq bigint, period text, voucher_no integer)
  language plpgsql security definer set search_path = public, pg_temp
    -- A plan is kept for the life of a connection: one made for a single entry in a book of one page
    -- must also serve ten thousand entries in a book of a million lines. So rows are found by their
    -- own keys (which holds for the foreign keys checked on the way too), and arrays are hashed, not
    -- looped over. Planning anew instead would plan each foreign key check anew as well, and take as
    -- long as the posting itself.
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off set enable_bitmapscan = off set enable_indexonlyscan = off
    set enable_nestloop = off as $$
  #variable_conflict use_column
  declare
    entries integer := cardinality(p_key);
    log_size bigint; log_time timestamptz; last_booked bigint; books_start date; closed date;
    own_from date;
    firsts integer[]; source_turns bigint[]; reversal_turns bigint[];
    verdicts text[]; line_counts integer[]; totals numeric[];
    seqs bigint[]; periods text[]; numbers integer[];
    posted bigint; salts bytea[]; bodies text[];
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    select l.size, l.last_at, h.last_seq, h.books_start_on, h.closed_through
      into log_size, log_time, last_booked, books_start, closed
      from log_head l join ledger_head h using (community_id)
      where l.community_id = p_community for update of l, h;
    if not found then
      return query select i, 'not_open', null::bigint, null::text, null::integer
        from generate_series(1, entries) as i;
      return;
    end if;
    if 'takeover' = any(p_kind) then
      select min(e.booked_on) into own_from from entry e
      where e.community_id = p_community and e.kind not in ('takeover', 'opening');
    end if;
    ${rivals}
    ${judge}
    ${mirror}
    if 'ok' = any(verdicts) then
    ${write}
    end if;
    -- a key given twice in one call: the second is answered as if it had come later
    return query
      select i,
        case when verdicts[i] <> 'repeat' then verdicts[i]
          when p_hash[i] <> p_hash[first] then 'conflict'
          when verdicts[first] = 'ok' then 'replay' else verdicts[first] end,
        seqs[answer], periods[answer], numbers[answer]
      from generate_series(1, entries) as i,
        lateral (select coalesce(firsts[i], i)) as f(first),
        lateral (select case when p_hash[i] = p_hash[first] then first else i end) as a(answer);
  end $$;
`;
