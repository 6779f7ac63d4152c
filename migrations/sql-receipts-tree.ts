import type { Protected } from './sql-log-functions';

/**
 * 收款核对树 of a closed month: root and total stand in the log, what each household paid in a row of
 * its own that the root covers.
 */
export const receiptsTrees = `
  create table receipts_tree (
    community_id integer not null,
    period text not null,
    -- homes with a payment, and what they paid together
    homes integer not null check (homes >= 0),
    total numeric(18,2) not null check (total >= 0 and total <> 'NaN'),
    -- cancelled this month of what households had paid in earlier ones
    taken_back numeric(18,2) not null check (taken_back >= 0 and taken_back <> 'NaN'),
    -- places in the lowest row, the empty ones too
    size integer not null check (size > 0 and size & (size - 1) = 0),
    root text not null check (root ~ '^[0-9a-f]{64}$'),
    -- salts, cuts and places follow from it: who has it knows who paid what
    secret bytea not null check (length(secret) = 32),
    made_at timestamptz not null default clock_timestamp(),
    primary key (community_id, period),
    foreign key (community_id, period) references period_close
  );

  create table receipts_tree_home (
    community_id integer not null,
    period text not null,
    unit_id uuid not null,
    amount numeric(18,2) not null check (amount > 0 and amount <> 'NaN'),
    primary key (community_id, period, unit_id),
    foreign key (community_id, period) references receipts_tree,
    foreign key (community_id, unit_id) references unit
  );
`;

export const RECEIPTS_TREE_PROTECTED: readonly Protected[] = [
  { table: 'receipts_tree', keys: ['period'], private: ['secret'] },
];

export const RECEIPTS_TREE_RECORDS = ['receipts_tree', 'receipts_tree_home'] as const;
