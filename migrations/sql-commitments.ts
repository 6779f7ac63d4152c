import type { Protected } from './sql-log-functions';

/** 合同与订单: what is promised to a payee out of a budget line, before anything is paid. */
export const commitmentTables = `
  create table commitment_counter (
    community_id integer not null references community,
    year integer not null,
    last_no integer not null default 0,
    primary key (community_id, year)
  );

  create table commitment (
    community_id integer not null references community,
    id uuid not null,
    -- 约-2026-001, without a gap in a community's year
    number text not null check (number ~ '^约-[0-9]{4}-[0-9]{3,}$'),
    payee_id uuid not null,
    budget_line_id uuid not null,
    title text not null check (length(title) between 2 and 100),
    amount numeric(18,2) not null constraint commitment_amount_positive check (amount > 0),
    starts_on date not null,
    ends_on date not null,
    -- the contract or the order itself
    file_id uuid not null,
    -- why this supplier at this price: 比价, 续签, 独家
    selection text not null default '' check (length(selection) <= 200),
    proposed_on date not null,
    proposed_by uuid not null references person,
    contract_version integer not null,
    ladder_basis numeric(18,2) not null,
    ladder_by text not null check (ladder_by in ('reviewer', 'committee')),
    approvals_needed smallint not null check (approvals_needed between 1 and 9),
    state text not null default 'proposed' check (state in ('proposed', 'agreed', 'refused', 'ended')),
    primary key (community_id, id),
    constraint commitment_number_once unique (community_id, number),
    constraint commitment_payee_known foreign key (community_id, payee_id) references payee,
    constraint commitment_line_known foreign key (community_id, budget_line_id) references budget_line,
    constraint commitment_file_known foreign key (community_id, file_id) references file_object,
    foreign key (community_id, contract_version) references trust_contract,
    constraint commitment_term check (ends_on >= starts_on)
  );
  create index commitment_line on commitment (community_id, budget_line_id, state);
  create index commitment_payee on commitment (community_id, payee_id, proposed_on);

  create table commitment_act (
    community_id integer not null,
    id uuid not null,
    commitment_id uuid not null,
    act text not null check (act in ('propose', 'agree', 'refuse', 'end')),
    person_id uuid not null references person,
    grant_id uuid not null,
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    note text not null default '' check (length(note) <= 200),
    primary key (community_id, id),
    foreign key (community_id, commitment_id) references commitment,
    constraint commitment_act_grant foreign key (community_id, grant_id) references role_grant,
    constraint commitment_act_says_why check (act not in ('refuse', 'end') or length(note) >= 2)
  );
  -- who proposed does not agree, and nobody agrees twice
  create unique index commitment_act_one_part on commitment_act (community_id, commitment_id, person_id)
    where act <> 'end';
  create unique index commitment_act_once on commitment_act (community_id, commitment_id, act)
    where act <> 'agree';
`;

export const COMMITMENT_PROTECTED: readonly Protected[] = [
  { table: 'commitment', keys: ['id'], private: ['title', 'selection'] },
  { table: 'commitment_act', keys: ['id'], private: ['note'] },
];

export const COMMITMENT_RECORDS = ['commitment_act'] as const;

/** What the serving role may do; `recorded_at` is the database's own and nobody's to write. */
export const COMMITMENT_RIGHTS: Readonly<Record<string, string>> = {
  commitment_counter: 'select, insert, update (last_no)',
  commitment: 'select, insert, update (state)',
  commitment_act: `select, insert (community_id, id, commitment_id, act, person_id, grant_id, at, note)`,
};

/** What holds against whoever writes: only what is there is promised, and no one decides alone. */
export const commitmentGuards = `
  -- what its requests have not asked for yet
  create or replace function commitment_rest(of commitment) returns numeric
    language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return of.amount - coalesce((select sum(r.amount) from spending_request r
      where r.community_id = of.community_id and r.commitment_id = of.id
        and r.state in ('submitted', 'reviewed', 'approved', 'ordered', 'released', 'paid')), 0);
  end $$;

  -- with its sisters of thirty days, and what is asked of the same line for the same payee beside it
  create or replace function commitment_basis(of commitment) returns numeric
    language plpgsql stable set search_path = pg_catalog, public as $$
  begin
    return of.amount + coalesce((select sum(o.amount) from commitment o
        where o.community_id = of.community_id and o.payee_id = of.payee_id
          and o.budget_line_id = of.budget_line_id and o.id <> of.id and o.state <> 'refused'
          and o.proposed_on > of.proposed_on - 30), 0)
      + coalesce((select sum(r.amount) from spending_request r
        where r.community_id = of.community_id and r.payee_id = of.payee_id
          and r.budget_line_id = of.budget_line_id and r.commitment_id is null
          and r.state not in ('rejected', 'withdrawn')
          and spending_basis_day(r) > of.proposed_on - 30), 0);
  end $$;

  create or replace function commitment_starts() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    contract trust_contract;
    paid_to payee;
    step jsonb;
  begin
    if new.state <> 'proposed' then
      perform refuse_spending('commitment_starts_proposed', 'a commitment starts as a proposal');
    end if;
    select * into paid_to from payee
      where community_id = new.community_id and id = new.payee_id for update;
    perform hold_budget_lines(new.community_id, array[new.budget_line_id]);
    select * into contract from trust_contract
      where community_id = new.community_id and effective_on <= new.proposed_on
      order by effective_on desc limit 1;
    step := spending_step(contract.terms, new.ladder_basis, paid_to.related_party);
    if not coalesce(new.contract_version = contract.version
        and new.ladder_basis = commitment_basis(new) and new.ladder_by = step->>'by'
        and new.approvals_needed = (step->>'approvals')::smallint
        and (new.ladder_basis <= (contract.terms->>'quotesAbove')::numeric
          or length(btrim(new.selection)) >= 4), false) then
      perform refuse_spending('commitment_on_ladder', 'the ladder asks for other people');
    end if;
    if not exists (select from budget_line l
        join budget b on b.community_id = l.community_id and b.id = l.budget_id
        join budget_line_content c on c.community_id = l.community_id and c.budget_id = l.budget_id
          and c.version = b.in_force_version and c.line_id = l.id
        where l.community_id = new.community_id and l.id = new.budget_line_id and l.side = 'expense'
          and b.year >= extract(year from new.proposed_on)) then
      perform refuse_spending('commitment_line_open', 'not an expense line of a budget in force');
    end if;
    if (select s.available from budget_line_standing(new.community_id, new.budget_line_id) s)
        < new.amount then
      perform refuse_spending('spending_within_budget', 'more than the line has left');
    end if;
    return new;
  end $$;

  create or replace function commitment_moves() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    done text[];
    agreed bigint;
  begin
    if to_jsonb(new) - 'state' is distinct from to_jsonb(old) - 'state' then
      perform refuse_spending('commitment_stays', 'what was agreed is not written again');
    end if;
    select array_agg(a.act), count(*) filter (where a.act = 'agree') into done, agreed
      from commitment_act a where a.community_id = new.community_id and a.commitment_id = new.id;
    if not coalesce(case old.state || ' ' || new.state
        when 'proposed agreed' then agreed >= new.approvals_needed and 'propose' = any(done)
        when 'proposed refused' then 'refuse' = any(done)
        when 'proposed ended' then 'end' = any(done)
        when 'agreed ended' then 'end' = any(done)
        else old.state = new.state end, false) then
      perform refuse_spending('commitment_needs_acts', old.state || ' to ' || new.state);
    end if;
    return new;
  end $$;

  create or replace function commitment_act_guard() returns trigger
    language plpgsql set search_path = pg_catalog, public as $$
  declare
    of commitment;
    held role_grant;
    act_day date := (new.at at time zone 'Asia/Shanghai')::date;
  begin
    select * into of from commitment
      where community_id = new.community_id and id = new.commitment_id for update;
    select * into held from role_grant
      where community_id = new.community_id and id = new.grant_id;
    if held.person_id is distinct from new.person_id or act_day < held.starts_on
       or act_day > coalesce(held.ends_on, 'infinity')
       or act_day >= coalesce(held.ended_on, 'infinity') then
      perform refuse_spending('spending_act_by_grant_in_force', 'no grant in force on that day');
    end if;
    if not coalesce(case new.act
        when 'propose' then of.state = 'proposed' and held.post = 'clerk'
          and new.person_id = of.proposed_by
        when 'end' then of.state in ('proposed', 'agreed') and held.post = 'clerk'
        else of.state = 'proposed' and case of.ladder_by when 'committee' then held.party = 'trustor'
          else held.party = 'trustor' or held.post = 'reviewer' end end, false) then
      perform refuse_spending('commitment_act_in_turn', held.post || ' may not ' || new.act);
    end if;
    return new;
  end $$;
`;

/** Who asks them. */
export const commitmentTriggers = `
  create trigger commitment_starts before insert on commitment
    for each row execute function commitment_starts();
  create trigger commitment_moves before update on commitment
    for each row execute function commitment_moves();
  create trigger commitment_act_guard before insert on commitment_act
    for each row execute function commitment_act_guard();
  create trigger commitment_stays before delete on commitment
    for each row execute function refuse_change();
`;
