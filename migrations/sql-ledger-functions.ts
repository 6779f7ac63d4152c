/**
 * The functions that write the book besides `post_entries`. Their text here is always the present one:
 * the migration that first made them and every later one that changes them apply the same constants
 * (docs/decisions/0007). They lock the log before the book, as posting does.
 */
export const openBooks = `
  -- 建账: the head row and the chart the books open with, parents first.
  create or replace function open_books(
    p_community integer, p_books_start_on date,
    p_code text[], p_parent text[], p_name text[], p_english text[], p_kind text[], p_side text[],
    p_is_cash boolean[], p_is_leaf boolean[]
  ) returns void language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    insert into ledger_head (community_id, books_start_on, closed_through)
    values (p_community, p_books_start_on, p_books_start_on - 1);
    insert into account (community_id, code, parent_code, name, english, kind, side, is_cash, is_leaf)
    select p_community, a.*
    from unnest(p_code, p_parent, p_name, p_english, p_kind, p_side, p_is_cash, p_is_leaf)
      as a(code, parent, name, english, kind, side, is_cash, is_leaf);
  end $$;
`;

export const extendChart = `
  -- 设下级科目. Under the head's lock, or a posting could reach the parent meanwhile.
  create or replace function extend_chart(p_community integer, p_code text, p_name text, p_english text)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    parent account;
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    perform hold_log(p_community);
    perform from ledger_head h where h.community_id = p_community for update;
    select * into parent from account a
      where a.community_id = p_community and a.code = left(p_code, -2) and a.active;
    if not found then
      raise exception 'no parent account' using errcode = '23503', constraint = 'account_parent';
    end if;
    if exists (
      select from posting p where p.community_id = p_community and p.account_code = parent.code
    ) then
      raise exception 'the parent has postings of its own'
        using errcode = '23514', constraint = 'account_parent_without_postings';
    end if;
    insert into account (community_id, code, parent_code, name, english, kind, side, is_cash)
    values (p_community, p_code, parent.code, p_name, p_english, parent.kind, parent.side,
      parent.is_cash);
    update account a set is_leaf = false where a.community_id = p_community and a.code = parent.code;
  end $$;
`;

export const holdBooks = `
  -- Whoever judges the book before closing it wants it to stand still until the end of the transaction.
  create or replace function hold_books(p_community integer) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    perform hold_log(p_community);
    perform from ledger_head h where h.community_id = p_community for update;
  end $$;
`;

export const closePeriod = `
  -- 结账: the next month in order, for ever. Nothing dated up to its last day is taken afterwards.
  create or replace function close_period(
    p_community integer, p_period text, p_person uuid, p_checklist jsonb
  ) returns void language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    head ledger_head;
    last_no integer;
    entries bigint;
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    perform hold_log(p_community);
    select * into head from ledger_head h where h.community_id = p_community for update;
    if not found or p_period is distinct from to_char(head.closed_through + 1, 'YYYY-MM') then
      raise exception 'periods close one after the other'
        using errcode = '23514', constraint = 'period_close_in_order';
    end if;
    if exists (
      select from voucher_draft d
      where d.community_id = p_community and d.state <> 'posted'
        and to_char(d.booked_on, 'YYYY-MM') = p_period
    ) then
      raise exception 'vouchers of the period wait for posting'
        using errcode = '23514', constraint = 'period_close_without_drafts';
    end if;
    select count(*), coalesce(max(e.voucher_no), 0) into entries, last_no
      from entry e where e.community_id = p_community and e.period = p_period;
    if entries <> last_no or last_no <> coalesce((
      select c.last_no from voucher_counter c
      where c.community_id = p_community and c.period = p_period), 0)
    then
      raise exception 'voucher numbers have a gap'
        using errcode = '23514', constraint = 'period_close_without_gaps';
    end if;
    insert into period_close (community_id, period, closed_by, last_voucher_no, checklist)
    values (p_community, p_period, p_person, last_no, p_checklist);
    update ledger_head h
      set closed_through = (head.closed_through + 1 + interval '1 month' - interval '1 day')::date
      where h.community_id = p_community;
  end $$;
`;
