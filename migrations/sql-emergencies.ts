import type { Protected } from './sql-log-functions';

/** 应急支出: published when it is submitted, booked when it is reviewed, then the clock runs. */
export const emergencyTables = `
  create table spending_emergency (
    community_id integer not null,
    request_id uuid not null,
    version integer not null,
    -- as it was published; the request may be edited until the cost is booked
    grounds text not null,
    description text not null,
    amount numeric(18,2) not null check (amount > 0),
    published_at timestamptz not null,
    -- last day on which the committee may ratify it
    ratify_by date not null,
    -- Dr expense Cr payable, with the reviewer's word
    payable_account text,
    cost_seq bigint,
    outcome text check (outcome in ('ratified', 'refused', 'lapsed')),
    decided_at timestamptz,
    -- 应收受托人: Dr claim Cr expense, when the owners do not bear it
    claim_seq bigint,
    primary key (community_id, request_id, version),
    foreign key (community_id, request_id) references spending_request,
    foreign key (community_id, payable_account) references account,
    foreign key (community_id, cost_seq) references entry,
    foreign key (community_id, claim_seq) references entry,
    constraint spending_emergency_booked_whole check ((cost_seq is null) = (payable_account is null)),
    constraint spending_emergency_decided_whole check ((outcome is null) = (decided_at is null)),
    constraint spending_emergency_claimed check ((claim_seq is not null)
      = (coalesce(outcome in ('refused', 'lapsed'), false) and cost_seq is not null))
  );
  create index spending_emergency_open on spending_emergency (community_id, ratify_by)
    where outcome is null;
`;

export const EMERGENCIES_PROTECTED: readonly Protected[] = [
  { table: 'spending_emergency', keys: ['request_id', 'version'], private: ['description'] },
];

export const EMERGENCIES_RIGHTS: Readonly<Record<string, string>> = {
  spending_emergency: `select, update (payable_account, cost_seq, outcome, decided_at, claim_seq),
    insert (community_id, request_id, version, grounds, description, amount, published_at, ratify_by)`,
};

/** 122104 for the books that are open already; where the code is taken, the next free one. */
export const claimOnTrustee = `
  alter table community no force row level security;
  do $$
  declare
    known integer[]; community integer;
    free text;
  begin
    select array_agg(c.id order by c.id) into known from community c;
    foreach community in array coalesce(known, '{}') loop
      perform set_config('app.community_id', community::text, true);
      select code into free from (
        select '1221' || lpad(n::text, 2, '0') as code from generate_series(4, 99) n) c
      where not exists (select from account a where a.community_id = community and a.code = c.code)
      order by code limit 1;
      insert into account (community_id, code, parent_code, name, english, kind, side)
      select community, free, a.code, '其他应收款-应收受托人', 'Due from the trustee', a.kind, a.side
      from account a where a.community_id = community and a.code = '1221' and not a.is_leaf;
    end loop;
    perform set_config('app.community_id', '', true);
  end $$;
  alter table community force row level security;
`;
