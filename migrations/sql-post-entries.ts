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

const judge = `
    -- 1. a verdict on each entry
    with draft as (
      select d.*,
        row_number() over (partition by d.key order by d.index) as key_turn,
        row_number() over (partition by d.reverses order by d.index) as reversal_turn,
        row_number() over (partition by d.source_id, d.kind order by d.index) as source_turn
      from unnest(p_key, p_hash, p_booked_on, p_kind, p_reverses, p_source_kind, p_source_id)
        with ordinality as d(key, hash, booked_on, kind, reverses, source_kind, source_id, index)
    ), by_fund as (
      select l.entry, l.fund, count(*) as lines, sum(l.debit) as debit, sum(l.credit) as credit,
        bool_or((
          (l.debit = 0) <> (l.credit = 0) and abs(l.debit) < 1e16 and abs(l.credit) < 1e16
          and l.debit = round(l.debit, 2) and l.credit = round(l.credit, 2)) is not true) as odd,
        bool_or(a.code is null or not a.is_leaf or not a.active) as stranger,
        bool_or(l.fund = 'F4' and a.kind in ('income', 'expense')) as agency,
        sum(l.debit - l.credit) filter (where a.is_cash) as cash,
        min(a.code) filter (where a.is_cash) as cash_first,
        max(a.code) filter (where a.is_cash) as cash_last
      from unnest(p_line_entry, p_account, p_fund, p_debit, p_credit)
        as l(entry, account, fund, debit, credit)
      left join account a on a.community_id = p_community and a.code = l.account
      group by l.entry, l.fund
    ), shape as (
      select f.entry, sum(f.lines) as lines, sum(f.debit) as total,
        bool_or(f.odd or f.debit <> f.credit) as unbalanced,
        bool_or(f.stranger) as stranger, bool_or(f.agency) as agency,
        coalesce(sum(f.cash), 0) as cash,
        case when min(f.cash_first) = max(f.cash_last) then min(f.cash_first) end as cash_account
      from by_fund f group by f.entry
    ), judged as (
      select d.index, s.lines, s.total, old.seq, old.period, old.voucher_no,
        case
          when old.request_hash = d.hash then 'replay'
          when old.seq is not null then 'conflict'
          when d.key_turn > 1 then 'repeat'
          when s.lines is null or s.lines not between 2 and 5000 or s.unbalanced then 'unbalanced'
          when s.stranger then 'no_account'
          when s.agency then 'agency_fund'
          when d.booked_on < head.books_start_on then 'not_open'
          when d.booked_on <= head.closed_through then 'closed_period'
          when (d.kind = 'reversal') <> (d.reverses is not null) then 'not_mirror'
          when d.reverses is not null and target.seq is null then 'no_entry'
          when target.kind = 'reversal' then 'not_mirror'
          when red.seq is not null or (d.reverses is not null and d.reversal_turn > 1)
            then 'reversed_already'
          when s.cash >= 0 or d.kind = 'reversal' then 'ok'
          -- old books end where the trust's own begin: taking over is no way around the two keys
          when d.kind = 'takeover' and d.booked_on <= coalesce(own_from, 'infinity') then 'ok'
          -- opening balances belong to the first month of the books, and to no other
          when d.kind = 'opening' and d.booked_on < head.books_start_on + interval '1 month' then 'ok'
          when d.kind = 'payment' and d.source_turn = 1 and payment_may_be_booked(
            p_community, d.source_kind, d.source_id, - s.cash, s.cash_account) then 'ok'
          else 'unauthorised_payment'
        end as verdict
      from draft d
      left join shape s on s.entry = d.index
      -- lateral with a limit: by key from an index, however large the book and whatever the planner
      -- believes of it
      left join lateral (
        select e.seq, e.period, e.voucher_no, e.request_hash from entry e
        where e.community_id = p_community and e.idem_key = d.key limit 1
      ) old on true
      left join lateral (
        select e.seq, e.kind from entry e
        where e.community_id = p_community and e.seq = d.reverses limit 1
      ) target on d.reverses is not null
      left join lateral (
        select e.seq from entry e
        where e.community_id = p_community and e.reverses_seq = d.reverses limit 1
      ) red on d.reverses is not null
    )
    select array_agg(j.verdict order by j.index), array_agg(j.lines order by j.index),
      array_agg(j.total order by j.index), array_agg(j.seq order by j.index),
      array_agg(j.period order by j.index), array_agg(j.voucher_no order by j.index)
    into verdicts, line_counts, totals, seqs, periods, numbers
    from judged j;`;

const mirror = `
    -- 2. a reversal repeats its entry line by line, red: it can take back, not take out
    if num_nonnulls(variadic p_reverses) > 0 then
      with red as (
        select r.index, r.seq from unnest(verdicts, p_reverses) with ordinality as r(verdict, seq, index)
        where r.verdict = 'ok' and r.seq is not null
      ), given as (
        select r.index, row_number() over (partition by l.entry order by l.ord) as line, l.account,
          l.fund, - l.debit as debit, - l.credit as credit, l.unit, l.payee, l.contract, l.budget_line
        from red r
        join unnest(p_line_entry, p_account, p_fund, p_debit, p_credit, p_unit, p_payee, p_contract,
          p_budget_line) with ordinality
          as l(entry, account, fund, debit, credit, unit, payee, contract, budget_line, ord)
          on l.entry = r.index
      ), booked as (
        select r.index, p.line::bigint, p.account_code, p.fund, p.debit, p.credit, p.unit_id,
          p.payee_id, p.contract_id, p.budget_line_id
        from red r join posting p on p.community_id = p_community and p.seq = r.seq
      ), different as (
        (select * from given except select * from booked)
        union (select * from booked except select * from given)
      )
      select array_agg(
        case when v.index in (select d.index from different d) then 'not_mirror' else v.verdict end
        order by v.index)
      into verdicts from unnest(verdicts) with ordinality as v(verdict, index);
    end if;`;

const number = `
    -- 3. numbers: seq over the whole book, voucher numbers within their month
    with fine as (
      select f.index, to_char(f.booked_on, 'YYYY-MM') as period
      from unnest(verdicts, p_booked_on) with ordinality as f(verdict, booked_on, index)
      where f.verdict = 'ok'
    ), wanted as (
      select f.period, count(*) as entries from fine f group by f.period
    ), moved as (
      insert into voucher_counter as c (community_id, period, last_no)
      select p_community, w.period, w.entries from wanted w order by w.period
      on conflict (community_id, period) do update set last_no = c.last_no + excluded.last_no
      returning c.period, c.last_no
    ), numbered as (
      select f.index, f.period, head.last_seq + row_number() over (order by f.index) as seq,
        m.last_no - w.entries + row_number() over (partition by f.period order by f.index) as no
      from fine f join wanted w using (period) join moved m using (period)
    )
    select array_agg(coalesce(n.seq, v.seq) order by v.index),
      array_agg(coalesce(n.period, v.period) order by v.index),
      array_agg(coalesce(n.no, v.no) order by v.index), count(n.index)
    into seqs, periods, numbers, posted
    from unnest(seqs, periods, numbers) with ordinality as v(seq, period, no, index)
    left join numbered n using (index);`;

const write = `
    -- 4. head and lines in one statement, so that the belt sees whole entries
    with booked as (
      insert into entry (community_id, seq, leaf_index, period, voucher_no, booked_on, kind, summary,
        attachment_count, line_count, total, prepared_by, reviewed_by, posted_by, posted_at, cashier,
        reverses_seq, source_kind, source_id, idem_key, request_hash)
      select p_community, e.seq, log_size + e.seq - head.last_seq - 1, e.period, e.no, e.booked_on,
        e.kind, e.summary, e.attachments, e.lines, e.total, e.prepared_by, e.reviewed_by, e.posted_by,
        greatest(log_time, clock_timestamp()), e.cashier, e.reverses, e.source_kind, e.source_id, e.key,
        e.hash
      from unnest(verdicts, seqs, periods, numbers, line_counts, totals, p_key, p_hash, p_booked_on,
        p_kind, p_summary, p_attachments, p_prepared_by, p_reviewed_by, p_posted_by, p_cashier,
        p_reverses, p_source_kind, p_source_id)
        as e(verdict, seq, period, no, lines, total, key, hash, booked_on, kind, summary, attachments,
          prepared_by, reviewed_by, posted_by, cashier, reverses, source_kind, source_id)
      where e.verdict = 'ok' order by e.seq
    )
    insert into posting (community_id, seq, line, booked_on, account_code, fund, debit, credit,
      summary, unit_id, payee_id, contract_id, budget_line_id)
    select p_community, e.seq, row_number() over (partition by e.seq order by l.ord), e.booked_on,
      l.account, l.fund, l.debit, l.credit, coalesce(l.summary, ''), l.unit, l.payee, l.contract,
      l.budget_line
    from unnest(verdicts, seqs, p_booked_on) with ordinality as e(verdict, seq, booked_on, index)
    join unnest(p_line_entry, p_account, p_fund, p_debit, p_credit, p_line_summary, p_unit, p_payee,
      p_contract, p_budget_line) with ordinality
      as l(entry, account, fund, debit, credit, summary, unit, payee, contract, budget_line, ord)
      on l.entry = e.index
    where e.verdict = 'ok' order by e.seq, l.ord;

    update ledger_head set last_seq = last_seq + posted where community_id = p_community;

    -- 5. stored sums (decisions: 7), rows in order
    insert into account_period as s (community_id, account_code, fund, period, debit, credit)
    select p_community, l.account, l.fund, e.period, sum(l.debit), sum(l.credit)
    from unnest(verdicts, periods) with ordinality as e(verdict, period, index)
    join unnest(p_line_entry, p_account, p_fund, p_debit, p_credit)
      as l(entry, account, fund, debit, credit) on l.entry = e.index
    where e.verdict = 'ok'
    group by l.account, l.fund, e.period order by l.account, l.fund, e.period
    on conflict (community_id, account_code, fund, period)
      do update set debit = s.debit + excluded.debit, credit = s.credit + excluded.credit;

    if cardinality(p_file) > 0 then
      insert into entry_file (community_id, seq, file_id)
      select distinct p_community, e.seq, f.file
      from unnest(verdicts, seqs) with ordinality as e(verdict, seq, index)
      join unnest(p_file_entry, p_file) as f(entry, file) on f.entry = e.index
      where e.verdict = 'ok';
    end if;

    -- 6. each entry is a leaf, made from its rows as they now stand (decisions: 9)
    select array_agg(log_salt()) into salts from generate_series(1, posted);
    select array_agg(b.body order by b.seq) into bodies
      from entry_bodies(p_community, head.last_seq + 1, head.last_seq + posted, salts) b;
    perform log_append(p_community, 'entry', array_fill(null::text, array[posted::integer]), salts, bodies);

    -- A book that grows by thousands before autovacuum has looked at it: without statistics every index
    -- of a community seems as good as any other, and plans (those of the foreign keys too) are kept.
    if (head.last_seq + posted) / 500 > head.last_seq / 500 and (
      select c.reltuples < (head.last_seq + posted) / 2 from pg_class c where c.oid = 'entry'::regclass)
    then
      analyze (skip_locked) entry, posting, account_period;
    end if;`;

export const postEntries = `
  create or replace function post_entries(
    p_community integer,
    -- one element per entry
    p_key text[], p_hash text[], p_booked_on date[], p_kind text[], p_summary text[],
    p_attachments integer[], p_prepared_by uuid[], p_reviewed_by uuid[], p_posted_by uuid[],
    p_cashier uuid[], p_reverses bigint[], p_source_kind text[], p_source_id uuid[],
    -- one element per line; p_line_entry counts entries from 1
    p_line_entry integer[], p_account text[], p_fund text[], p_debit numeric[], p_credit numeric[],
    p_line_summary text[], p_unit uuid[], p_payee uuid[], p_contract uuid[], p_budget_line uuid[],
    -- one element per attached file
    p_file_entry integer[], p_file uuid[]
  ) returns table (index integer, status text, seq bigint, period text, voucher_no integer)
  language plpgsql security definer set search_path = public, pg_temp
    -- A plan is kept for the life of a connection: one made for a single entry in a book of one page
    -- must also serve ten thousand entries in a book of a million lines. So rows are found by their
    -- own keys (which holds for the foreign keys checked on the way too), and arrays are hashed, not
    -- looped over. Planning anew instead would plan each foreign key check anew as well.
    set enable_seqscan = off set enable_bitmapscan = off set enable_indexonlyscan = off
    set enable_nestloop = off as $$
  #variable_conflict use_column
  declare
    head ledger_head;
    verdicts text[]; line_counts integer[]; totals numeric[];
    seqs bigint[]; periods text[]; numbers integer[]; posted bigint;
    own_from date;
    log_size bigint; log_time timestamptz; salts bytea[]; bodies text[];
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    select h.size, h.last_at into log_size, log_time
      from log_head h where h.community_id = p_community for update;
    select * into head from ledger_head h where h.community_id = p_community for update;
    if not found then
      return query select g.i, 'not_open', null::bigint, null::text, null::integer
        from generate_series(1, cardinality(p_key)) as g(i);
      return;
    end if;
    if 'takeover' = any(p_kind) then
      select min(e.booked_on) into own_from from entry e
      where e.community_id = p_community and e.kind not in ('takeover', 'opening');
    end if;
    ${judge}
    ${mirror}
    ${number}
    if posted > 0 then
    ${write}
    end if;
    -- a key given twice in one call: the second is answered as if it had come later
    return query
      select v.index::integer,
        case when v.verdict <> 'repeat' then v.verdict
          when v.hash <> first.hash then 'conflict'
          when first.verdict = 'ok' then 'replay' else first.verdict end,
        coalesce(v.seq, case when v.verdict = 'repeat' and v.hash = first.hash then first.seq end),
        coalesce(v.period, case when v.verdict = 'repeat' and v.hash = first.hash then first.period end),
        coalesce(v.no, case when v.verdict = 'repeat' and v.hash = first.hash then first.no end)
      from unnest(verdicts, seqs, periods, numbers, p_key, p_hash) with ordinality
        as v(verdict, seq, period, no, key, hash, index)
      left join lateral (
        select f.* from unnest(verdicts, seqs, periods, numbers, p_key, p_hash) with ordinality
          as f(verdict, seq, period, no, key, hash, index)
        where v.verdict = 'repeat' and f.key = v.key order by f.index limit 1
      ) as first on true
      order by v.index;
  end $$;
`;
