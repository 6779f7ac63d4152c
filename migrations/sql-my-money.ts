import type { Protected } from './sql-log-functions';

/**
 * 我的钱去哪了: what each household paid, its share of everybody's income and of every use, and what is
 * left of it, as a closed month's books have it. Header, lines (one for the ledger each), and a row a home
 * whose `shares` stand in the order of the lines. Rows of homes have no leaf each: the header's leaf carries
 * counts and a hash over them all.
 */
export const myMoney = `
  create table money_month (
    community_id integer not null,
    period text not null,
    -- how what is everybody's was divided, as the contract in force on the month's last day says
    basis text not null check (basis in ('area', 'equal')),
    households integer not null check (households >= 0),
    -- hundredths of a square metre, or homes
    total_weight bigint not null check (total_weight >= 0),
    -- yuan at the month's end in F1, F2, F3, F5: cash and bank less what nobody knows whose it is
    money numeric(18,2)[] not null check (cardinality(money) = 4),
    line_count integer not null check (line_count >= 0),
    lines_root text not null check (lines_root ~ '^[0-9a-f]{64}$'),
    units_root text not null check (units_root ~ '^[0-9a-f]{64}$'),
    made_at timestamptz not null default clock_timestamp(),
    primary key (community_id, period),
    foreign key (community_id, period) references period_close
  );

  create table money_month_line (
    community_id integer not null,
    period text not null,
    no smallint not null check (no > 0),
    fund text not null check (fund in ('F1', 'F2', 'F3', 'F5')),
    -- handed over when the books began, came in, went out, or still owed to the trust at the month's end
    side text not null check (side in ('handover', 'source', 'use', 'owed')),
    account_code text not null,
    budget_line_id uuid,
    amount numeric(18,2) not null check (amount <> 'NaN'),
    -- every home's own payment, and not divided
    own boolean not null,
    primary key (community_id, period, no),
    foreign key (community_id, period) references money_month,
    constraint money_month_line_account foreign key (community_id, account_code) references account
  );

  create table money_month_unit (
    community_id integer not null,
    period text not null,
    unit_id uuid not null,
    weight bigint not null check (weight >= 0),
    -- yuan, one for each line, in the order of their numbers
    shares numeric(18,2)[] not null,
    -- what of each line was paid by this very home for a use that is everybody's income; null: nothing
    brought numeric(18,2)[],
    -- yuan left at the month's end in F1, F2, F3, F5; below zero where others carry it for now
    held numeric(18,2)[] not null check (cardinality(held) = 4),
    primary key (community_id, period, unit_id),
    foreign key (community_id, period) references money_month,
    constraint money_month_unit_home foreign key (community_id, unit_id) references unit,
    constraint money_month_brought_whole
      check (brought is null or cardinality(brought) = cardinality(shares))
  );
`;

export const MY_MONEY_PROTECTED: readonly Protected[] = [
  { table: 'money_month', keys: ['period'], private: [] },
];

export const MY_MONEY_RECORDS = ['money_month', 'money_month_line', 'money_month_unit'] as const;
