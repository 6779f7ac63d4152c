/**
 * The second belt: what must never be in the book, whoever writes. Statement triggers over the rows
 * of one statement, so that ten thousand entries cost one check and not ten thousand. A plan
 * is kept for the life of a connection, while a book grows from one page: without the scans that look
 * cheap on one page, lines are always found by the primary key.
 */
export const beltFunctions = `
  create or replace function entry_must_balance() returns trigger
    language plpgsql set search_path = public, pg_temp set enable_seqscan = off
    set enable_bitmapscan = off set enable_indexonlyscan = off as $$
  declare
    broken boolean; lopsided boolean;
  begin
    select bool_or(s.lines <> e.line_count or s.debit is distinct from e.total
        or s.credit is distinct from e.total or not s.same_day), bool_or(s.lopsided)
      into broken, lopsided
    from fresh e
    cross join lateral (
      select coalesce(sum(f.lines), 0) as lines, sum(f.debit) as debit, sum(f.credit) as credit,
        bool_and(f.same_day) as same_day, bool_or(f.debit <> f.credit) as lopsided
      from (
        select count(*) as lines, sum(p.debit) as debit, sum(p.credit) as credit,
          bool_and(p.booked_on = e.booked_on) as same_day
        from posting p where p.community_id = e.community_id and p.seq = e.seq group by p.fund
      ) f
    ) s;
    if broken then
      raise exception 'an entry must balance and carry all its lines'
        using errcode = '23514', constraint = 'entry_must_balance';
    elsif lopsided then
      raise exception 'an entry must balance within each fund'
        using errcode = '23514', constraint = 'entry_must_balance_per_fund';
    end if;
    return null;
  end $$;

  -- A line that comes after its entry would change what was posted.
  create or replace function posting_comes_with_entry() returns trigger
    language plpgsql set search_path = public, pg_temp set enable_seqscan = off
    set enable_bitmapscan = off set enable_indexonlyscan = off as $$
  begin
    -- Lateral with a limit: driven by the few touched entries, never by the whole book.
    if exists (
      select from (select distinct f.community_id, f.seq from fresh f) touched
      join lateral (
        select e.line_count from entry e
        where e.community_id = touched.community_id and e.seq = touched.seq limit 1
      ) head on true
      join lateral (
        select count(*) as lines from posting p
        where p.community_id = touched.community_id and p.seq = touched.seq limit 1
      ) body on true
      where head.line_count <> body.lines
    ) then
      raise exception 'an entry takes no further lines'
        using errcode = '23514', constraint = 'posting_comes_with_entry';
    end if;
    return null;
  end $$;
`;

export const beltTriggers = `
  create trigger entry_must_balance after insert on entry
    referencing new table as fresh for each statement execute function entry_must_balance();
  create trigger posting_comes_with_entry after insert on posting
    referencing new table as fresh for each statement execute function posting_comes_with_entry();
`;
