import { decisionActs } from './sql-committee-decision';
import type { Protected } from './sql-log-functions';

/** 决算: a year's budget against its books, line by line, with the reasons; decided, and then for ever. */
export const finalAccounts = `
  create table final_accounts (
    community_id integer not null,
    id uuid not null,
    budget_id uuid not null,
    -- one that was refused is drawn up again
    version integer not null check (version > 0),
    state text not null default 'draft' check (state in ('draft', 'deciding', 'decided', 'refused')),
    income numeric(18,2) not null check (income <> 'NaN'),
    expense numeric(18,2) not null check (expense <> 'NaN'),
    -- what the trustee proposes to do with the surplus, or how a deficit is covered
    surplus_note text not null check (length(surplus_note) <= 500),
    -- the auditor's report, where there is one
    audit_ref text not null check (length(audit_ref) <= 200),
    -- SHA-256 over head and lines, fixed with the submission; every act names it
    content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
    decided_by text check (decided_by in ('committee', 'owners')),
    resolution_id uuid,
    made_by uuid not null references person,
    made_at timestamptz not null,
    submitted_by uuid references person,
    submitted_at timestamptz,
    decided_at timestamptz,
    primary key (community_id, id),
    foreign key (community_id, budget_id) references budget,
    constraint final_accounts_in_turn unique (community_id, budget_id, version),
    constraint final_accounts_submitted_whole check (
      num_nonnulls(content_hash, decided_by, submitted_by, submitted_at)
        = case when state = 'draft' then 0 else 4 end),
    constraint final_accounts_decided_whole check (
      (decided_at is not null) = (state in ('decided', 'refused')))
  );
  create unique index final_accounts_one_at_a_time on final_accounts (community_id, budget_id)
    where state <> 'refused';

  create table final_accounts_line (
    community_id integer not null,
    final_accounts_id uuid not null,
    no smallint not null check (no > 0),
    -- null: 预算外, an account that no line covers
    line_id uuid,
    side text not null check (side in ('income', 'expense')),
    account_code text not null,
    name text not null,
    approved numeric(18,2) not null check (approved >= 0 and approved <> 'NaN'),
    actual numeric(18,2) not null check (actual <> 'NaN'),
    reason text not null check (length(reason) <= 500),
    primary key (community_id, final_accounts_id, no),
    foreign key (community_id, final_accounts_id) references final_accounts,
    constraint final_accounts_line_budget foreign key (community_id, line_id) references budget_line
  );
  ${decisionActs('final_accounts_act', 'final_accounts')}
`;

/** The figures of a year, from the stored sums: the rule of final-accounts.rules.ts, once more. */
export const finalAccountsFigures = `
  create or replace function final_accounts_figures(p_community integer, p_budget uuid)
    returns table (no bigint, line_id uuid, side text, account_code text, name text, approved numeric,
      actual numeric)
    language plpgsql stable set search_path = public, pg_temp as $$
  #variable_conflict use_column
  begin
    return query
    with head as (
      select b.year::text as year, b.fund, b.in_force_version as version from budget b
      where b.community_id = p_community and b.id = p_budget
    ), own as (
      select p.budget_line_id as id, sum(p.debit - p.credit) as net
      from head h, budget_line l
      join budget_period p on p.community_id = l.community_id and p.budget_line_id = l.id
      where l.community_id = p_community and l.budget_id = p_budget and left(p.period, 4) = h.year
      group by 1
    ), line as (
      select l.id, l.side, l.account_code, l.name, l.approved, l.position,
        coalesce(o.net, 0) * case l.side when 'income' then -1 else 1 end as own,
        -- what named no line stands with the account's first, as in budget_first_line
        row_number() over (partition by l.account_code
          order by c.line_id is null, l.opened_in, l.id) = 1 as first
      from budget_line l
      left join own o on o.id = l.id
      left join budget_line_content c on c.community_id = l.community_id and c.budget_id = l.budget_id
        and c.version = (select version from head) and c.line_id = l.id
      where l.community_id = p_community and l.budget_id = p_budget
        and (o.net <> 0 or c.line_id is not null)
    ), booked as (
      select s.account_code, a.name, a.kind as side,
        sum(s.debit - s.credit) * case a.kind when 'income' then -1 else 1 end as net
      from head h, account_period s
      join account a on a.community_id = s.community_id and a.code = s.account_code
      where s.community_id = p_community and s.fund = h.fund and left(s.period, 4) = h.year
        and a.kind in ('income', 'expense')
      group by 1, 2, 3
    ), reckoned as (
      select l.id, l.side, l.account_code, l.name, l.approved, l.position,
        l.own + case when l.first
          then coalesce(b.net, 0) - sum(l.own) over (partition by l.account_code) else 0 end as actual
      from line l left join booked b on b.account_code = l.account_code
      union all
      select null, b.side, b.account_code, b.name, 0, null, b.net from booked b
      where b.net <> 0 and not exists (select from line l where l.account_code = b.account_code)
    )
    select row_number() over (order by r.position nulls last, r.id, r.side desc, r.account_code),
      r.id, r.side, r.account_code, r.name, r.approved::numeric(18,2), r.actual::numeric(18,2)
    from reckoned r;
  end $$;

  create or replace function final_accounts_hash(p_community integer, p_id uuid) returns text
    language sql stable parallel safe set search_path = public, pg_temp as $$
    select encode(sha256(convert_to(
        jsonb_build_array(f.id, f.budget_id, f.version, f.income, f.expense, f.surplus_note,
          f.audit_ref)::text || coalesce((
          select string_agg(jsonb_build_array(l.no, l.line_id, l.side, l.account_code, l.name,
            l.approved, l.actual, l.reason)::text, '' order by l.no)
          from final_accounts_line l where l.community_id = f.community_id
            and l.final_accounts_id = f.id), ''), 'UTF8')), 'hex')
    from final_accounts f where f.community_id = p_community and f.id = p_id
  $$;
`;

/** What may be written, by state; the rules in the code refuse first and say more. */
export const finalAccountsGuards = `
  -- drawn up after the year is closed, from the books and nothing else, with every reason that is needed
  create or replace function final_accounts_hold(f final_accounts) returns boolean
    language plpgsql stable set search_path = public, pg_temp as $$
  begin
    return exists (
        select from budget b join period_close c on c.community_id = b.community_id
          and c.period = b.year || '-12'
        where b.community_id = f.community_id and b.id = f.budget_id)
      and not exists (
        select from (select * from final_accounts_line
          where community_id = f.community_id and final_accounts_id = f.id) l
        full join final_accounts_figures(f.community_id, f.budget_id) g on g.no = l.no
        where (l.line_id, l.side, l.account_code, l.approved, l.actual)
            is distinct from (g.line_id, g.side, g.account_code, g.approved, g.actual)
          or (abs(l.actual - l.approved) > round(abs(l.approved) * 0.1, 2)
            or abs(l.actual - l.approved) > 5000) and length(btrim(l.reason)) < 4)
      and (f.income, f.expense) = (
        select coalesce(sum(l.actual) filter (where l.side = 'income'), 0),
          coalesce(sum(l.actual) filter (where l.side = 'expense'), 0)
        from final_accounts_line l
        where l.community_id = f.community_id and l.final_accounts_id = f.id);
  end $$;

  create or replace function final_accounts_said(f final_accounts) returns boolean
    language plpgsql stable set search_path = public, pg_temp as $$
  begin
    if f.decided_by = 'owners' then
      return exists (select from final_accounts_act a where a.community_id = f.community_id
          and a.subject_id = f.id and a.act = 'resolve' and a.content_hash = f.content_hash)
        and owners_said(f.community_id, f.resolution_id, array['final-accounts', f.id::text,
          f.version::text], f.state = 'decided');
    end if;
    return committee_said('final_accounts_act', f.community_id, f.id, f.content_hash,
      case f.state when 'decided' then 'agree' else 'decline' end);
  end $$;

  create or replace function final_accounts_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    of budget;
  begin
    if tg_op = 'INSERT' then
      select * into of from budget b
        where b.community_id = new.community_id and b.id = new.budget_id for update;
      if new.state <> 'draft' or of.in_force_version is null or of.settled_at is not null
         or new.version <> 1 + (select count(*) from final_accounts f
           where f.community_id = new.community_id and f.budget_id = new.budget_id) then
        perform refuse_decision('final_accounts_start_as_draft', 'final accounts start as the draft in turn');
      end if;
      return new;
    end if;
    if (new.community_id, new.id, new.budget_id, new.version)
         is distinct from (old.community_id, old.id, old.budget_id, old.version)
       or old.state <> 'draft' and (new.income, new.expense, new.surplus_note, new.audit_ref,
           new.content_hash, new.decided_by, new.made_by, new.made_at, new.submitted_by, new.submitted_at)
         is distinct from (old.income, old.expense, old.surplus_note, old.audit_ref, old.content_hash,
           old.decided_by, old.made_by, old.made_at, old.submitted_by, old.submitted_at)
       or old.state in ('decided', 'refused') and new is distinct from old then
      perform refuse_decision('final_accounts_fixed', 'what was submitted is not written again');
    end if;
    if new.state = old.state then
      return new;
    end if;
    case old.state || ' ' || new.state
      when 'draft deciding' then
        if not coalesce(final_accounts_hold(new) and new.decided_by = coalesce(
            budget_terms(new.community_id, (new.submitted_at at time zone 'Asia/Shanghai')::date)
              ->>'decidedBy', 'owners'), false) then
          perform refuse_decision('final_accounts_hold', 'not what the books of the closed year say');
        end if;
        new.content_hash := final_accounts_hash(new.community_id, new.id);
      when 'deciding decided', 'deciding refused' then
        if not coalesce(final_accounts_said(new), false) then
          perform refuse_decision('final_accounts_need_decision', 'those who decide have not said so');
        end if;
      else perform refuse_decision('final_accounts_in_turn', old.state || ' to ' || new.state);
    end case;
    return new;
  end $$;
  create trigger final_accounts_guard before insert or update on final_accounts
    for each row execute function final_accounts_guard();
  create trigger final_accounts_stay before delete on final_accounts
    for each row execute function refuse_change();

  create or replace function final_accounts_line_of_draft() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    written final_accounts_line := case when tg_op = 'INSERT' then new else old end;
  begin
    perform from final_accounts f where f.community_id = written.community_id
      and f.id = written.final_accounts_id and f.state = 'draft' for update;
    if not found or tg_op = 'UPDATE' then
      perform refuse_decision('final_accounts_line_of_draft', 'only a draft takes lines');
    end if;
    return written;
  end $$;
  create trigger final_accounts_line_of_draft before insert or update or delete on final_accounts_line
    for each row execute function final_accounts_line_of_draft();

  create trigger final_accounts_act_guard before insert on final_accounts_act
    for each row execute function committee_act_guard('final_accounts', 'deciding');

  -- 决算 decided: nothing of the budget is adjusted any more
  create or replace function final_accounts_settle() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    update budget set settled_at = new.decided_at
      where community_id = new.community_id and id = new.budget_id;
    return null;
  end $$;
  revoke execute on function final_accounts_settle() from public;
  create trigger final_accounts_settle after update on final_accounts
    for each row when (new.state = 'decided' and old.state <> 'decided')
    execute function final_accounts_settle();
`;

/** The lines have no leaf each: the head's carries the hash of them all. */
export const FINAL_ACCOUNTS_PROTECTED: readonly Protected[] = [
  { table: 'final_accounts', keys: ['id'], private: [] },
  { table: 'final_accounts_act', keys: ['id'], private: ['note'] },
];

export const FINAL_ACCOUNTS_RECORDS = ['final_accounts_act'] as const;
