import type { Protected } from './sql-log-functions';

/**
 * 线上缴费: what a household orders to pay, what the payment firm says of it, and the money that came.
 * Firms send the same news many times, and money of one order may come twice: the news is told apart by
 * the firm's id of it, the money by the firm's number of the transaction.
 */
export const onlinePayments = `
  create table online_payment (
    community_id integer not null references community,
    id uuid not null,
    channel text not null check (length(channel) between 2 and 40),
    out_trade_no text not null check (out_trade_no ~ '^[0-9A-Za-z_-]{6,32}$'),
    unit_id uuid not null,
    amount numeric(18,2) not null check (amount > 0 and amount <> 'NaN'),
    -- the bills the payer means; none: the oldest first
    bill_ids uuid[] not null default '{}',
    -- code of the fee that what is left over is kept for
    keep_for text not null,
    pay_url text not null,
    code_url text not null,
    ordered_by uuid not null references person,
    ordered_at timestamptz not null,
    expires_at timestamptz not null,
    closed_at timestamptz,
    primary key (community_id, id),
    foreign key (community_id, unit_id) references unit,
    constraint online_payment_trade_no_once unique (community_id, out_trade_no),
    constraint online_payment_expires check (expires_at > ordered_at)
  );
  create index online_payment_of_unit on online_payment (community_id, unit_id, ordered_at desc);

  -- as it was signed: its body is sealed with the firm's key, and says nothing without it
  create table online_notification (
    community_id integer not null references community,
    channel text not null,
    event_id text not null check (length(event_id) between 1 and 100),
    transaction_id text not null,
    out_trade_no text not null,
    amount numeric(18,2) not null check (amount > 0 and amount <> 'NaN'),
    paid_at timestamptz not null,
    -- null when we asked the firm ourselves
    body text,
    headers jsonb,
    heard_at timestamptz not null,
    primary key (community_id, channel, event_id, transaction_id)
  );

  create table online_receipt (
    community_id integer not null references community,
    channel text not null,
    transaction_id text not null,
    out_trade_no text not null,
    -- null: money for an order we never made
    payment_id uuid,
    amount numeric(18,2) not null check (amount > 0 and amount <> 'NaN'),
    paid_at timestamptz not null,
    remarks jsonb not null default '[]' check (jsonb_typeof(remarks) = 'array'),
    receipt_id uuid not null,
    primary key (community_id, channel, transaction_id),
    foreign key (community_id, payment_id) references online_payment,
    foreign key (community_id, receipt_id) references receipt,
    constraint online_receipt_once unique (community_id, receipt_id)
  );
  create index online_receipt_of_payment on online_receipt (community_id, payment_id);
`;

/** Nobody stood at a counter: such a receipt has no cashier, and the money cannot be un-received. */
export const receivedOnline = `
  alter table receipt drop constraint receipt_method_check;
  alter table receipt add constraint receipt_method_check
    check (method in ('cash', 'transfer', 'pos', 'match', 'online'));
  alter table receipt alter column received_by drop not null;
  alter table receipt add constraint receipt_received_by_somebody
    check ((method = 'online') = (received_by is null));
  alter table receipt drop constraint receipt_cancelled_by_another;
  alter table receipt add constraint receipt_cancelled_by_another
    check (cancelled_by is null or received_by is null or cancelled_by <> received_by);
  alter table receipt add constraint receipt_online_stays
    check (method <> 'online' or cancelled_at is null);
`;

export const ONLINE_PROTECTED: readonly Protected[] = [
  {
    table: 'online_payment',
    keys: ['id'],
    private: ['unit_id', 'bill_ids', 'ordered_by', 'pay_url', 'code_url'],
  },
  {
    table: 'online_notification',
    keys: ['channel', 'event_id', 'transaction_id'],
    private: ['body', 'headers'],
  },
  { table: 'online_receipt', keys: ['channel', 'transaction_id'], private: [] },
];

/** Its tables of record that refuse every change. */
export const ONLINE_RECORDS = ['online_notification', 'online_receipt'] as const;
