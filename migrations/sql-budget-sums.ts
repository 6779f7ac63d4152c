/** What has been spent of each budget line, month by month: moved in the posting call (decisions: 7). */
export const budgetPeriods = `
  create table budget_period (
    community_id integer not null,
    budget_line_id uuid not null,
    period text not null,
    debit numeric(18,2) not null default 0,
    credit numeric(18,2) not null default 0,
    primary key (community_id, budget_line_id, period),
    constraint budget_period_line foreign key (community_id, budget_line_id) references budget_line
  ) with (fillfactor = 50);
`;

/**
 * 预算控制: available = approved − committed − spent. Present text: every migration that changes it applies
 * it again (docs/decisions/0007).
 */
export const budgetStandings = `
  -- 无预算不支出: from the year of the first budget of the fund that came into force, for ever
  create or replace function budget_control_on(community integer, fund text, on_day date)
    returns boolean language sql stable set search_path = pg_catalog, public as $$
    select exists (select from budget b
      where b.community_id = community and b.fund = budget_control_on.fund
        and b.in_force_version is not null and b.year <= extract(year from on_day))
  $$;

  -- whether something of that day may be charged to the line: an expense of the budget in force of its year
  create or replace function budget_line_takes(
    community integer, line uuid, wanted_fund text, wanted_account text, on_day date
  ) returns boolean language sql stable set search_path = pg_catalog, public as $$
    select exists (select from budget_line l
      join budget b on b.community_id = l.community_id and b.id = l.budget_id
      join budget_line_content c on c.community_id = l.community_id and c.budget_id = l.budget_id
        and c.version = b.in_force_version and c.line_id = l.id
      where l.community_id = community and l.id = line and l.side = 'expense'
        and b.fund = wanted_fund and b.year = extract(year from on_day)
        and l.account_code = coalesce(wanted_account, l.account_code))
  $$;

  -- What nobody charged to a line is borne by the first line of its account: the budget's sums are the book's.
  create or replace function budget_first_line(community integer, of_budget uuid, account text)
    returns uuid language sql stable set search_path = pg_catalog, public as $$
    select l.id from budget_line l
    join budget b on b.community_id = l.community_id and b.id = l.budget_id
    join budget_line_content c on c.community_id = l.community_id and c.budget_id = l.budget_id
      and c.version = b.in_force_version and c.line_id = l.id
    where l.community_id = community and l.budget_id = of_budget and l.account_code = account
    order by l.opened_in, l.id limit 1
  $$;

  -- Σ debit − Σ credit of an account and fund in a year that stands on no line
  create or replace function budget_loose(community integer, account text, in_fund text, in_year integer)
    returns numeric language sql stable set search_path = pg_catalog, public as $$
    select coalesce((select sum(s.debit - s.credit) from account_period s
        where s.community_id = community and s.account_code = account and s.fund = in_fund
          and s.period between in_year || '-01' and in_year || '-12'), 0)
      - coalesce((select sum(s.debit - s.credit) from budget_line l
        join budget b on b.community_id = l.community_id and b.id = l.budget_id and b.fund = in_fund
        join budget_period s on s.community_id = l.community_id and s.budget_line_id = l.id
          and s.period between in_year || '-01' and in_year || '-12'
        where l.community_id = community and l.account_code = account), 0)
  $$;

  -- Promised and not yet in the books: requests under way, and what contracts and orders have left.
  create or replace function budget_committed(community integer, line uuid)
    returns numeric language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return coalesce((select sum(r.amount) from spending_request r
        where r.community_id = community and r.budget_line_id = line
          and r.state in ('submitted', 'reviewed', 'approved', 'ordered', 'released')
          -- an emergency is in the books before it is paid
          and not exists (select from spending_emergency e where e.community_id = r.community_id
            and e.request_id = r.id and e.version = r.version and e.cost_seq is not null)), 0)
      + coalesce((select sum(commitment_rest(c)) from commitment c
        where c.community_id = community and c.budget_line_id = line
          and c.state in ('proposed', 'agreed')), 0);
  end $$;

  create or replace function budget_standings(community integer, wanted uuid[])
    returns table (line_id uuid, approved numeric, committed numeric, spent numeric, available numeric)
    language sql stable set search_path = pg_catalog, public as $$
    with line as (
      select l.id, l.approved, case l.side when 'income' then -1 else 1 end as sign,
        case l.side when 'expense' then budget_committed(l.community_id, l.id) else 0 end as committed,
        coalesce((select sum(s.debit - s.credit) from budget_period s
          where s.community_id = l.community_id and s.budget_line_id = l.id), 0)
        + case when budget_first_line(l.community_id, l.budget_id, l.account_code) = l.id
          then budget_loose(l.community_id, l.account_code, b.fund, b.year) else 0 end as net
      from budget_line l join budget b on b.community_id = l.community_id and b.id = l.budget_id
      where l.community_id = community and l.id = any(wanted)
    )
    select id, line.approved, line.committed, sign * net, line.approved - line.committed - sign * net
    from line
  $$;

  create or replace function budget_line_standing(community integer, line uuid)
    returns table (approved numeric, committed numeric, spent numeric, available numeric)
    language sql stable set search_path = pg_catalog, public as $$
    select s.approved, s.committed, s.spent, s.available from budget_standings(community, array[line]) s
  $$;

  -- Whoever commits holds the lines, in one order, after the head of the log: so that two who commit
  -- follow one another, and whoever puts a version in force is never waited for crosswise.
  create or replace function hold_budget_lines(p_community integer, p_lines uuid[]) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if p_community is distinct from current_community() then
      raise exception 'not the community of this transaction' using errcode = '42501';
    end if;
    perform hold_log(p_community);
    perform from budget_line l where l.community_id = p_community and l.id = any(p_lines)
      order by l.id for no key update;
  end $$;
`;
