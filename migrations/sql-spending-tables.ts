/** 收款单位: who is paid, and the account it is paid to. Account numbers are sealed. */
export const payees = `
  create table payee (
    community_id integer not null references community,
    id uuid not null,
    name text not null check (length(name) between 2 and 60),
    -- 统一社会信用代码; a person who is paid (a volunteer, a refunded owner) has none
    credit_code text check (credit_code ~ '^[0-9A-Z]{18}$'),
    account_name text not null check (length(account_name) between 2 and 60),
    bank_name text not null check (length(bank_name) between 2 and 60),
    account_sealed text not null,
    account_tail text not null check (account_tail ~ '^[0-9]{4}$'),
    account_hash text not null,
    -- the firm's own people or companies: 信托法 28, committee approval and price evidence always
    related_party boolean not null default false,
    related_note text not null default '',
    created_by uuid references person,
    created_at timestamptz not null default now(),
    primary key (community_id, id),
    constraint payee_name_once unique (community_id, name),
    constraint payee_credit_code_once unique (community_id, credit_code),
    constraint payee_account_once unique (community_id, account_hash),
    constraint payee_related_says_how check (not related_party or length(related_note) >= 2)
  );

  -- proposed by one, confirmed by another, in force a day later (assurance: T8)
  create table payee_bank_change (
    community_id integer not null,
    id uuid not null,
    payee_id uuid not null,
    bank_name text not null check (length(bank_name) between 2 and 60),
    account_sealed text not null,
    account_tail text not null check (account_tail ~ '^[0-9]{4}$'),
    account_hash text not null,
    reason text not null check (length(reason) between 2 and 200),
    proposed_by uuid not null references person,
    proposed_at timestamptz not null,
    confirmed_by uuid references person,
    confirmed_at timestamptz,
    effective_at timestamptz,
    cancelled_by uuid references person,
    cancelled_at timestamptz,
    primary key (community_id, id),
    foreign key (community_id, payee_id) references payee,
    constraint payee_bank_change_two_people check (confirmed_by <> proposed_by),
    constraint payee_bank_change_waits_a_day check (effective_at >= confirmed_at + interval '24 hours'),
    constraint payee_bank_change_whole check (
      (confirmed_by is null) = (confirmed_at is null) and (confirmed_at is null) = (effective_at is null)
      and (cancelled_by is null) = (cancelled_at is null)
      and (confirmed_at is null or cancelled_at is null))
  );
  create unique index payee_bank_change_one_pending on payee_bank_change (community_id, payee_id)
    where confirmed_at is null and cancelled_at is null;
  create index payee_bank_change_payee on payee_bank_change (community_id, payee_id, proposed_at);
`;

/** 支出申请. Each saved edit is a version; files and quotes belong to the version they were saved with. */
export const requests = `
  create table spending_counter (
    community_id integer not null references community,
    year integer not null,
    last_no integer not null default 0,
    primary key (community_id, year)
  );

  create table spending_request (
    community_id integer not null references community,
    id uuid not null,
    -- 支-2026-0012, without a gap in a community's year
    number text not null check (number ~ '^支-[0-9]{4}-[0-9]{4,}$'),
    version integer not null default 1 check (version > 0),
    state text not null default 'draft' check (state in ('draft', 'submitted', 'reviewed', 'approved',
      'ordered', 'released', 'paid', 'rejected', 'withdrawn')),
    reason text not null check (length(reason) between 2 and 200),
    payee_id uuid not null,
    amount numeric(18,2) not null constraint spending_amount_positive check (amount > 0),
    fund text not null check (fund in ('F1', 'F2', 'F3', 'F4', 'F5')),
    account_code text not null,
    occurred_on date not null,
    invoice_code text,
    invoice_number text,
    invoice_total numeric(18,2) check (invoice_total > 0),
    -- keyed hash of code and number: the only part that meets other communities
    invoice_hash text,
    -- why no quotes are asked for above the limit, e.g. 合同期内按合同付款; read by all who approve
    quotes_exempt text not null default '' check (length(quotes_exempt) <= 200),
    -- SHA-256 of this version's canonical content; every act names it
    content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
    -- fixed at submission, checked against the trust contract in force
    submitted_on date,
    contract_version integer,
    ladder_basis numeric(18,2),
    ladder_by text check (ladder_by in ('reviewer', 'committee')),
    approvals_needed smallint check (approvals_needed between 1 and 9),
    consultation_days smallint check (consultation_days between 0 and 90),
    -- last day of the consultation; known once reviewed
    consultation_ends_on date,
    created_by uuid not null references person,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (community_id, id),
    constraint spending_number_once unique (community_id, number),
    constraint spending_payee_known foreign key (community_id, payee_id) references payee,
    constraint spending_account_known foreign key (community_id, account_code) references account,
    foreign key (community_id, contract_version) references trust_contract,
    constraint spending_invoice_whole check (
      (invoice_number is null) = (invoice_total is null) and (invoice_number is null) = (invoice_hash is null)
      and (invoice_number is not null or invoice_code is null))
  );
  create index spending_request_recent on spending_request (community_id, created_at desc, id);
  create index spending_request_state on spending_request (community_id, state, updated_at);
  create index spending_request_payee on spending_request (community_id, payee_id, submitted_on);

  create table spending_file (
    community_id integer not null,
    request_id uuid not null,
    version integer not null,
    position smallint not null,
    file_id uuid not null,
    primary key (community_id, request_id, version, position),
    constraint spending_file_once unique (community_id, request_id, version, file_id),
    foreign key (community_id, request_id) references spending_request,
    constraint spending_file_known foreign key (community_id, file_id) references file_object
  );

  create table spending_quote (
    community_id integer not null,
    request_id uuid not null,
    version integer not null,
    position smallint not null,
    supplier text not null check (length(supplier) between 2 and 60),
    amount numeric(18,2) not null check (amount > 0),
    file_id uuid not null,
    primary key (community_id, request_id, version, position),
    foreign key (community_id, request_id) references spending_request,
    constraint spending_quote_file_known foreign key (community_id, file_id) references file_object
  );
`;

/** Who did what, when, under which grant, to exactly which content. Rows are only ever added. */
export const acts = `
  create table spending_act (
    community_id integer not null,
    id uuid not null,
    request_id uuid not null,
    version integer not null,
    act text not null check (act in ('request', 'review', 'approve', 'order', 'release', 'pay',
      'reject', 'withdraw', 'void')),
    -- the part this person takes in the chain; ordering and recording the payment are one part
    duty text generated always as (case act
      when 'request' then 'request' when 'review' then 'review' when 'approve' then 'approve'
      when 'release' then 'release' when 'order' then 'cashier' when 'pay' then 'cashier' end) stored,
    person_id uuid not null references person,
    grant_id uuid not null,
    content_hash text not null,
    -- as the service's clock says; the next column is the database's own and nobody's to write
    at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    note text not null default '' check (length(note) <= 200),
    primary key (community_id, id),
    foreign key (community_id, request_id) references spending_request,
    constraint spending_act_grant foreign key (community_id, grant_id) references role_grant,
    constraint spending_act_says_why check (act not in ('reject', 'withdraw') or length(note) >= 2),
    -- no natural person takes two parts in one chain: holds in every race (decisions: 10)
    constraint spending_act_one_duty_per_person exclude using gist (
      community_id with =, request_id with =, version with =, person_id with =, duty with <>)
  );
  create unique index spending_act_once_per_person
    on spending_act (community_id, request_id, version, person_id, act);
  create unique index spending_act_once
    on spending_act (community_id, request_id, version, act)
    where act in ('request', 'review', 'order', 'release', 'pay');

  -- what the cashier enters at the bank, and what the second key releases
  create table payment_order (
    community_id integer not null,
    request_id uuid not null,
    version integer not null,
    bank_account_id uuid not null,
    amount numeric(18,2) not null check (amount > 0),
    payee_account_name text not null,
    payee_bank_name text not null,
    payee_account_sealed text not null,
    payee_account_tail text not null,
    payee_account_hash text not null,
    paid_on date,
    bank_reference text check (length(bank_reference) between 1 and 80),
    entry_seq bigint,
    primary key (community_id, request_id, version),
    foreign key (community_id, request_id) references spending_request,
    foreign key (community_id, bank_account_id) references bank_account,
    foreign key (community_id, entry_seq) references entry,
    constraint payment_order_paid_whole check (
      (paid_on is null) = (entry_seq is null) and (paid_on is null) = (bank_reference is null)),
    -- one line of the bank statement pays one request
    constraint payment_order_reference_once unique (community_id, bank_account_id, bank_reference)
  );

  -- one request, one payment, whatever else fails
  create unique index entry_spending_paid_once on entry (community_id, source_id)
    where kind = 'payment' and source_kind = 'spending';
`;
