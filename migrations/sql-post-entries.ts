import { bodiesOf } from './sql-entry-bodies';
import { budgetLines, judge, mirror, rivals } from './sql-judge-entries';
import { postingParameters } from './sql-posting-columns';

/**
 * `post_entries`: the only way into the book (decisions: 6). One call writes one or ten thousand
 * entries of one community; each gets a verdict of its own, and a refused one leaves no trace.
 * The head of the log is locked first, which makes postings of one community queue up and keeps `seq` and
 * voucher numbers without a gap; then counters by period, the book's head, stored sums by account. Few
 * and plain statements: beginning one costs more than the rows of a single entry. The text is always the
 * present one: each migration that changes it applies it again (docs/decisions/0007).
 */
export const paymentMayBeBooked = `
  -- Money leaves only for a spending that was released and is not yet in the books. The body is
  -- resolved when it runs: payment_is_authorised belongs to the spending room's migration.
  create or replace function payment_may_be_booked(
    p_community integer, p_source_kind text, p_source_id uuid, p_amount numeric, p_account text
  ) returns boolean language plpgsql stable set search_path = public, pg_temp as $$
  begin
    if p_source_kind is null or p_source_kind not in ('spending', 'bank-line')
      or p_source_id is null or p_account is null then
      return false;
    end if;
    if exists (
      select from entry paid
      where paid.community_id = p_community and paid.source_kind = p_source_kind
        and paid.source_id = p_source_id and paid.kind = 'payment'
        and not exists (
          select from entry red
          where red.community_id = p_community and red.reverses_seq = paid.seq)
    ) then
      return false;
    end if;
    if p_source_kind = 'bank-line' then
      return coalesce(bank_line_covers(p_community, p_source_id, p_amount, p_account), false);
    end if;
    return coalesce(payment_is_authorised(p_community, p_source_id, p_amount, p_account), false);
  end $$;
`;

const write = `
    -- 5. numbers: seq over the whole book, voucher numbers within their month
    for i in 1 .. entries loop
      continue when verdicts[i] <> 'ok';
      posted := posted + 1;
      seqs[i] := last_booked + posted;
      periods[i] := to_char(p_booked_on[i], 'YYYY-MM');
      salts[posted] := log_salt();
      month := array_position(months, periods[i]);
      if month is null then
        months := months || periods[i];
        month := cardinality(months);
      end if;
      wanted[month] := coalesce(wanted[month], 0) + 1;
      numbers[i] := wanted[month];
    end loop;
    for month in 1 .. cardinality(months) loop
      insert into voucher_counter as c (community_id, period, last_no)
        values (p_community, months[month], wanted[month])
        on conflict (community_id, period) do update set last_no = c.last_no + excluded.last_no
        returning c.last_no - wanted[month] into first;
      wanted[month] := first;
    end loop;
    for i in 1 .. entries loop
      continue when verdicts[i] <> 'ok';
      numbers[i] := numbers[i] + wanted[array_position(months, periods[i])];
    end loop;

    -- 6. head and lines in one statement, so that the belt sees whole entries
    with booked as (
      insert into entry (community_id, seq, leaf_index, period, voucher_no, booked_on, kind, summary,
        attachment_count, line_count, total, prepared_by, reviewed_by, posted_by, posted_at, cashier,
        reverses_seq, source_kind, source_id, idem_key, request_hash)
      select p_community, seqs[n], log_size + seqs[n] - last_booked - 1, periods[n],
        numbers[n], p_booked_on[n], p_kind[n],
        p_summary[n], p_attachments[n], line_counts[n], totals[n], p_prepared_by[n], p_reviewed_by[n],
        p_posted_by[n], greatest(log_time, clock_timestamp()), p_cashier[n], p_reverses[n],
        p_source_kind[n], p_source_id[n], p_key[n], p_hash[n]
      from generate_series(1, entries) as n where verdicts[n] = 'ok'
    )
    insert into posting (community_id, seq, line, booked_on, account_code, fund, debit, credit,
      summary, unit_id, payee_id, contract_id, budget_line_id)
    select p_community, seqs[p_line_entry[l]],
      row_number() over (partition by p_line_entry[l] order by l), p_booked_on[p_line_entry[l]],
      p_account[l], p_fund[l], p_debit[l], p_credit[l], coalesce(p_line_summary[l], ''), p_unit[l],
      p_payee[l], p_contract[l], p_budget_line[l]
    from generate_series(1, cardinality(p_line_entry)) as l where verdicts[p_line_entry[l]] = 'ok';

    update ledger_head set last_seq = last_seq + posted where community_id = p_community;

    -- 7. stored sums (decisions: 7), rows in order
    insert into account_period as s (community_id, account_code, fund, period, debit, credit)
    select p_community, p_account[l], p_fund[l], periods[p_line_entry[l]], sum(p_debit[l]),
      sum(p_credit[l])
    from generate_series(1, cardinality(p_line_entry)) as l where verdicts[p_line_entry[l]] = 'ok'
    group by 2, 3, 4 order by 2, 3, 4
    on conflict (community_id, account_code, fund, period)
      do update set debit = s.debit + excluded.debit, credit = s.credit + excluded.credit;

    if charged then
      insert into budget_period as s (community_id, budget_line_id, period, debit, credit)
      select p_community, p_budget_line[l], periods[p_line_entry[l]], sum(p_debit[l]), sum(p_credit[l])
      from generate_series(1, cardinality(p_line_entry)) as l
      where verdicts[p_line_entry[l]] = 'ok' and p_budget_line[l] is not null
      group by 2, 3 order by 2, 3
      on conflict (community_id, budget_line_id, period)
        do update set debit = s.debit + excluded.debit, credit = s.credit + excluded.credit;
    end if;

    if cardinality(p_file) > 0 then
      insert into entry_file (community_id, seq, file_id)
      select distinct p_community, seqs[p_file_entry[f]], p_file[f]
      from generate_series(1, cardinality(p_file)) as f
      where verdicts[p_file_entry[f]] = 'ok';
    end if;

    -- 8. each entry is a leaf, made from its rows as they now stand (decisions: 9)
    select array_agg(b.body order by b.seq) into bodies
      from (${bodiesOf('p_community', 'last_booked + 1', 'last_booked + posted', 'salts')}) b;
    perform log_grow(p_community, log_size, log_tops, 'entry', null, salts, bodies);

    -- A book that grows by thousands before autovacuum has looked at it: without statistics every index
    -- of a community seems as good as any other, and plans (those of the foreign keys too) are kept.
    if (last_booked + posted) / 500 > last_booked / 500 and (
      select c.reltuples < (last_booked + posted) / 2 from pg_class c where c.oid = 'entry'::regclass)
    then
      analyze (skip_locked) entry, posting, account_period;
    end if;`;

const answer = `
    -- a key given twice in one call: the second is answered as if it had come later
    for i in 1 .. entries loop
      first := coalesce(firsts[i], i);
      if p_hash[i] <> p_hash[first] then
        first := i;
      end if;
      index := i;
      status := case
        when verdicts[i] <> 'repeat' then verdicts[i]
        when first = i then 'conflict'
        when verdicts[first] = 'ok' then 'replay'
        else verdicts[first]
      end;
      seq := seqs[first]; period := periods[first]; voucher_no := numbers[first];
      return next;
    end loop;`;

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
    log_size bigint; log_time timestamptz; log_tops bytea;
    last_booked bigint; books_start date; closed date; own_from date;
    firsts integer[]; source_turns bigint[]; reversal_turns bigint[];
    first integer;
    verdicts text[]; line_counts integer[]; totals numeric[];
    seqs bigint[]; periods text[]; numbers integer[];
    month integer; months text[] := '{}'; wanted integer[] := '{}';
    posted bigint := 0; salts bytea[]; bodies text[];
    charged boolean := num_nonnulls(variadic p_budget_line) > 0;
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    -- whoever changes the book's head holds that of the log: it stands still from here on
    select h.size, h.last_at, h.frontier into log_size, log_time, log_tops
      from log_head h where h.community_id = p_community for update;
    select h.last_seq, h.books_start_on, h.closed_through into last_booked, books_start, closed
      from ledger_head h where h.community_id = p_community;
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
    ${budgetLines}
    if 'ok' = any(verdicts) then
    ${write}
    end if;
    ${answer}
  end $$;
`;
