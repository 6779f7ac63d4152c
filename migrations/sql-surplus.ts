import { decisionActs } from './sql-committee-decision';
import type { Protected } from './sql-log-functions';

/** Lines of a distribution as its head hashes them (RFC 8785), in their order. */
export const surplusRoot = (line: string): string => `encode(sha256(convert_to(coalesce(string_agg(
      '{"amount":"' || ${line}.amount || '","no":"' || ${line}.no || '","unit_id":"' || ${line}.unit_id || '","weight":"'
        || ${line}.weight || '"}', e'\\n' order by ${line}.no), ''), 'UTF8')), 'hex')`;

/** 结余分配: what becomes of a fund's surplus, home by home; decided, then booked. */
export const surplus = `
  create table surplus_distribution (
    community_id integer not null references community,
    id uuid not null,
    year integer not null check (year between 2000 and 2200),
    -- the repair fund and other people's money are nobody's to distribute
    fund text not null check (fund in ('F1', 'F2')),
    mode text not null check (mode in ('carry', 'top-up-repair-fund', 'credit-fees', 'cash')),
    basis text check (basis in ('area', 'equal', 'per-m2-amount', 'per-unit-amount')),
    -- yuan a square metre or a home, where that is what was proposed
    rate numeric(18,6) check (rate > 0 and rate <> 'NaN'),
    unit_kinds text[] not null,
    total numeric(18,2) not null check (total > 0 and total <> 'NaN'),
    line_count integer not null check (line_count >= 0),
    lines_root text not null,
    -- 抵扣物业费: the advance that is filled
    fee_code text,
    advance_account text,
    advance_fund text,
    reason text not null check (length(reason) between 2 and 500),
    -- the decided final accounts whose surplus it is, where the fund has a budget
    final_accounts_id uuid,
    state text not null default 'proposed' check (state in ('proposed', 'decided', 'refused', 'posted')),
    -- SHA-256 over head and lines; every act names it
    content_hash text not null,
    decided_by text not null check (decided_by in ('committee', 'owners')),
    resolution_id uuid,
    proposed_by uuid not null references person,
    proposed_at timestamptz not null,
    decided_at timestamptz,
    posted_by uuid references person,
    posted_at timestamptz,
    primary key (community_id, id),
    constraint surplus_of_final_accounts foreign key (community_id, final_accounts_id)
      references final_accounts,
    constraint surplus_to_homes check (
      (mode in ('credit-fees', 'cash')) = (basis is not null)
      and (basis is not null) = (line_count > 0)
      and (basis in ('per-m2-amount', 'per-unit-amount')) is not distinct from
        case when basis is null then null else rate is not null end
      and (basis is not null or rate is null)),
    constraint surplus_to_fees check (
      num_nonnulls(fee_code, advance_account, advance_fund) = case mode when 'credit-fees' then 3 else 0 end),
    constraint surplus_decided_whole check ((decided_at is null) = (state = 'proposed')),
    constraint surplus_posted_whole check (
      num_nonnulls(posted_by, posted_at) = case state when 'posted' then 2 else 0 end)
  );

  create table surplus_line (
    community_id integer not null,
    distribution_id uuid not null,
    no integer not null check (no > 0),
    unit_id uuid not null,
    -- hundredths of a square metre, or 1
    weight bigint not null check (weight >= 0),
    amount numeric(18,2) not null check (amount >= 0 and amount <> 'NaN'),
    primary key (community_id, distribution_id, no),
    constraint surplus_line_once unique (community_id, distribution_id, unit_id),
    foreign key (community_id, distribution_id) references surplus_distribution,
    constraint surplus_line_unit foreign key (community_id, unit_id) references unit
  );
  ${decisionActs('surplus_act', 'surplus_distribution')}
`;

export const surplusGuards = `
  create or replace function surplus_hash(d surplus_distribution) returns text
    language sql immutable parallel safe set search_path = public, pg_temp as $$
    select encode(sha256(convert_to(jsonb_build_array(d.id, d.year, d.fund, d.mode, d.basis, d.rate,
      d.unit_kinds, d.total, d.line_count, d.lines_root, d.fee_code, d.advance_account, d.advance_fund,
      d.reason, d.final_accounts_id)::text, 'UTF8')), 'hex')
  $$;

  -- 可分配结余: what the fund has beyond its corpus and what is restricted, as the books stand; what was
  -- distributed before is off it already
  create or replace function surplus_available(p_community integer, p_fund text) returns numeric
    language sql stable set search_path = public, pg_temp as $$
    select coalesce(sum(s.credit - s.debit), 0)::numeric(18,2) from account_period s
    where s.community_id = p_community and s.fund = p_fund
      and (s.account_code in ('3101', '3201', '3202', '3301') or left(s.account_code, 1) in ('4', '5'))
  $$;

  -- the lines are those that were proposed, and add up
  create or replace function surplus_lines_hold(d surplus_distribution) returns boolean
    language sql stable set search_path = public, pg_temp as $$
    select count(l.no) = d.line_count and ${surplusRoot('l')} = d.lines_root
      and (d.line_count = 0 or sum(l.amount) = d.total)
    from surplus_line l where l.community_id = d.community_id and l.distribution_id = d.id
  $$;

  create or replace function surplus_booked(p_community integer, p_id uuid) returns numeric
    language sql stable set search_path = public, pg_temp as $$
    select coalesce(sum(p.debit - p.credit), 0) from entry e
    join posting p on p.community_id = e.community_id and p.seq = e.seq and p.account_code = '3202'
    where e.community_id = p_community and e.source_kind = 'surplus' and e.source_id = p_id
  $$;

  create or replace function surplus_said(d surplus_distribution) returns boolean
    language plpgsql stable set search_path = public, pg_temp as $$
  begin
    if d.decided_by = 'owners' then
      return exists (select from surplus_act a where a.community_id = d.community_id
          and a.subject_id = d.id and a.act = 'resolve' and a.content_hash = d.content_hash)
        and owners_said(d.community_id, d.resolution_id, array['surplus', d.id::text, '1'],
          d.state = 'decided');
    end if;
    return committee_said('surplus_act', d.community_id, d.id, d.content_hash,
      case d.state when 'decided' then 'agree' else 'decline' end);
  end $$;

  create or replace function surplus_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    fixed text[] := '{state,resolution_id,decided_at,posted_by,posted_at}';
  begin
    if tg_op = 'INSERT' then
      if new.state <> 'proposed' or new.decided_by <> coalesce(budget_terms(new.community_id,
          (new.proposed_at at time zone 'Asia/Shanghai')::date)->>'decidedBy', 'owners') then
        perform refuse_decision('surplus_starts_as_proposal', 'a distribution starts as a proposal');
      end if;
      if exists (select from budget b where b.community_id = new.community_id and b.year = new.year
          and b.fund = new.fund and b.in_force_version is not null)
        and not exists (select from final_accounts f join budget b on b.community_id = f.community_id
            and b.id = f.budget_id
          where f.community_id = new.community_id and f.id = new.final_accounts_id
            and f.state = 'decided' and b.year = new.year and b.fund = new.fund) then
        perform refuse_decision('surplus_after_final_accounts', 'the year has no decided final accounts');
      end if;
      new.content_hash := surplus_hash(new);
      return new;
    end if;
    if to_jsonb(new) - fixed <> to_jsonb(old) - fixed or old.state in ('refused', 'posted') then
      perform refuse_decision('surplus_fixed', 'what was proposed is not written again');
    end if;
    case old.state || ' ' || new.state
      when 'proposed decided', 'proposed refused' then
        if not coalesce(surplus_lines_hold(new) and surplus_said(new), false) then
          perform refuse_decision('surplus_needs_decision', 'those who decide have not said so');
        end if;
      when 'decided posted' then
        if surplus_booked(new.community_id, new.id) <> new.total
           or surplus_available(new.community_id, new.fund) < 0 then
          perform refuse_decision('surplus_posted_in_books', 'not booked, or more than there is');
        end if;
      else perform refuse_decision('surplus_in_turn', old.state || ' to ' || new.state);
    end case;
    return new;
  end $$;
  create trigger surplus_guard before insert or update on surplus_distribution
    for each row execute function surplus_guard();
  create trigger surplus_stays before delete on surplus_distribution
    for each row execute function refuse_change();

  -- the lines come with the proposal; nobody has spoken of it yet
  create or replace function surplus_line_of_proposal() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if exists (select from (select distinct community_id, distribution_id from added) n
        join surplus_distribution d on d.community_id = n.community_id and d.id = n.distribution_id
        where d.state <> 'proposed' or exists (select from surplus_act a
          where a.community_id = d.community_id and a.subject_id = d.id)) then
      perform refuse_decision('surplus_line_of_proposal', 'only a new proposal takes lines');
    end if;
    return null;
  end $$;
  create trigger surplus_line_of_proposal after insert on surplus_line
    referencing new table as added for each statement execute function surplus_line_of_proposal();

  create trigger surplus_act_guard before insert on surplus_act
    for each row execute function committee_act_guard('surplus_distribution', 'proposed');
`;

/** Thousands of lines: the head's leaf carries the hash of them all. */
export const SURPLUS_PROTECTED: readonly Protected[] = [
  { table: 'surplus_distribution', keys: ['id'], private: [] },
  { table: 'surplus_act', keys: ['id'], private: ['note'] },
];

export const SURPLUS_RECORDS = ['surplus_line', 'surplus_act'] as const;
