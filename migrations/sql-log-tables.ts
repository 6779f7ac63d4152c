/**
 * 存证: what a community's log is made of (RFC 6962; decisions: 9; docs/decisions/0007). `log_leaf` keeps
 * the very bytes that were hashed, so that a change of either copy, row or leaf, is found.
 */
export const logTables = `
  create table log_head (
    community_id integer primary key references community,
    size bigint not null default 0 check (size >= 0),
    -- the log's clock: never runs back, whatever the machine's does
    last_at timestamptz not null default clock_timestamp(),
    -- hashes of the perfect subtrees of size, largest first
    frontier bytea not null default '' check (length(frontier) % 32 = 0)
  ) with (fillfactor = 50);

  create table log_leaf (
    -- without a foreign key of its own: leaves are added under the lock of their head, which has one
    community_id integer not null,
    leaf_index bigint not null check (leaf_index >= 0),
    kind text not null,
    -- primary key of the row it is about, without the community; an entry names its leaf itself
    subject text,
    hash bytea not null check (length(hash) = 32),
    -- opens the commitments of the body; taken away when personal data are erased
    salt bytea check (length(salt) = 32),
    body text not null,
    primary key (community_id, leaf_index)
  );
  create index log_leaf_subject on log_leaf (community_id, kind, subject, leaf_index)
    where subject is not null;

  -- roots of full subtrees of 2^8, 2^16, 2^24 leaves: a proof reads hundreds of hashes, not all
  create table log_node (
    community_id integer not null references community,
    level smallint not null check (level > 0 and level % 8 = 0),
    node_index bigint not null,
    hash bytea not null check (length(hash) = 32),
    primary key (community_id, level, node_index)
  );

  -- heads as the signer signed them (C2SP tlog-checkpoint)
  create table log_checkpoint (
    community_id integer not null references community,
    size bigint not null check (size >= 0),
    signed_at timestamptz not null,
    root bytea not null check (length(root) = 32),
    note text not null,
    vkey text not null,
    primary key (community_id, size, signed_at)
  );
  create index log_checkpoint_newest on log_checkpoint (community_id, signed_at desc);

  -- signature lines of witnesses (C2SP tlog-cosignature)
  create table log_cosignature (
    community_id integer not null references community,
    size bigint not null,
    witness text not null,
    note_line text not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (community_id, size, witness)
  );

  -- the signer saw a tree that contradicts what it had signed, and did not sign
  create table log_refusal (
    community_id integer not null references community,
    at timestamptz not null,
    size bigint not null,
    reason text not null,
    primary key (community_id, at)
  );

  -- filled for what is there below; then every entry names its leaf
  alter table entry add column leaf_index bigint;
`;

/** The signer reads leaves without their salts: it needs no personal data to sign. */
export const signerRights = `
  grant select on log_head, log_node, log_checkpoint, log_cosignature, log_refusal to trust_signer;
  grant select (community_id, leaf_index, kind, hash, body) on log_leaf to trust_signer;
  grant insert on log_checkpoint, log_refusal to trust_signer;
  grant insert (community_id, size, witness, note_line) on log_cosignature to trust_signer;
`;
