/** Parts of `post_entries` that decide: they fill `verdicts`, and what a used key was answered before. */
export const rivals = `
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

export const judge = `
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
      select n, s.lines, s.total, old.seq, old.period, old.voucher_no,
        case
          when old.request_hash = p_hash[n] then 'replay'
          when old.seq is not null then 'conflict'
          when firsts[n] < n then 'repeat'
          when s.lines is null or s.lines not between 2 and 5000 or s.unbalanced then 'unbalanced'
          when s.stranger then 'no_account'
          when s.agency then 'agency_fund'
          when p_booked_on[n] < books_start then 'not_open'
          when p_booked_on[n] <= closed then 'closed_period'
          when (p_kind[n] = 'reversal') <> (p_reverses[n] is not null) then 'not_mirror'
          when s.cash >= 0 or p_kind[n] = 'reversal' then 'ok'
          -- old books end where the trust's own begin: taking over is no way around the two keys
          when p_kind[n] = 'takeover' and p_booked_on[n] <= coalesce(own_from, 'infinity') then 'ok'
          -- opening balances belong to the first month of the books, and to no other
          when p_kind[n] = 'opening' and p_booked_on[n] < books_start + interval '1 month' then 'ok'
          when p_kind[n] = 'payment' and (source_turns[n] > 1) is not true and payment_may_be_booked(
            p_community, p_source_kind[n], p_source_id[n], - s.cash, s.cash_account) then 'ok'
          else 'unauthorised_payment'
        end as verdict
      from generate_series(1, entries) as n
      left join shape s on s.entry = n
      left join lateral (
        select e.seq, e.period, e.voucher_no, e.request_hash from entry e
        where e.community_id = p_community and e.idem_key = p_key[n] limit 1
      ) old on true
    )
    select array_agg(j.verdict order by j.n), array_agg(j.lines order by j.n),
      array_agg(j.total order by j.n), array_agg(j.seq order by j.n),
      array_agg(j.period order by j.n), array_agg(j.voucher_no order by j.n)
    into verdicts, line_counts, totals, seqs, periods, numbers
    from judged j;`;

export const mirror = `
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

export const budgetLines = `
    -- 4. a line that is charged to the budget is charged where its account and its fund are planned
    if charged then
      with astray as (
        select distinct p_line_entry[l] as entry
        from generate_series(1, cardinality(p_line_entry)) as l
        left join lateral (
          select b.fund, d.account_code from budget_line d
          join budget b on b.community_id = d.community_id and b.id = d.budget_id
          where d.community_id = p_community and d.id = p_budget_line[l] limit 1
        ) planned on true
        where p_budget_line[l] is not null
          and (planned.fund, planned.account_code) is distinct from (p_fund[l], p_account[l])
      )
      select array_agg(case when verdicts[i] = 'ok' and a.entry is not null then 'no_budget_line'
          else verdicts[i] end order by i)
      into verdicts from generate_series(1, entries) as i left join astray a on a.entry = i;
    end if;`;
