import type { Protected } from './sql-log-functions';

/**
 * 账簿迁移: that the books were taken over, whole, from another installation, and by whose key they are
 * signed from then on. Written by the owner of the schema once the package was verified; nobody serves it.
 */
export const exchangeTables = `
  create table books_transfer (
    community_id integer not null references community,
    -- leaves there were when the books arrived; this row's own leaf is the next
    size bigint not null check (size > 0),
    root text not null check (root ~ '^[0-9a-f]{64}$'),
    -- C2SP verifier keys: whose heads vouch for what was before (null: never signed), whose for what comes
    from_vkey text check (length(from_vkey) between 1 and 500),
    to_vkey text not null check (length(to_vkey) between 1 and 500),
    -- of the package's manifest
    package_sha256 text not null check (package_sha256 ~ '^[0-9a-f]{64}$'),
    moved_by uuid not null references person,
    moved_at timestamptz not null default clock_timestamp(),
    primary key (community_id, size)
  );
`;

export const EXCHANGE_PROTECTED: readonly Protected[] = [
  { table: 'books_transfer', keys: ['size'], private: [] },
];

export const EXCHANGE_RECORDS = ['books_transfer'] as const;
