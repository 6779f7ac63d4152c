import type { Protected } from './sql-log-functions';

/**
 * 催缴: what was said to a household, by whom and when; a demand in writing is a legal act (民法典 195), so
 * each has its leaf. The words are kept as they were sent.
 */
export const reminders = `
  create table reminder (
    community_id integer not null,
    id uuid not null,
    batch_id uuid not null,
    unit_id uuid not null,
    stage text not null check (stage in ('reminder', 'demand', 'lawyer-notice')),
    way text not null check (way in ('letter', 'sms', 'call', 'visit')),
    sent_on date not null,
    grace_until date not null check (grace_until > sent_on),
    total numeric(18,2) not null check (total > 0 and total <> 'NaN'),
    -- bills it asks for: id, month, fee and what was open of each
    demanded jsonb not null,
    wording text not null,
    wording_sha256 text not null check (wording_sha256 ~ '^[0-9a-f]{64}$'),
    sent_by uuid not null references person,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (community_id, id),
    foreign key (community_id, unit_id) references unit,
    constraint reminder_once unique (community_id, unit_id, stage, sent_on)
  );
  create index reminder_of_batch on reminder (community_id, batch_id);
`;

/** 过户结算: what the sheet said on the day it was settled, and what was booked of it. */
export const unitSettlements = `
  create table unit_settlement (
    community_id integer not null,
    id uuid not null,
    unit_id uuid not null,
    sold_on date not null,
    -- fee by fee
    sheets jsonb not null,
    refund numeric(18,2) not null check (refund >= 0 and refund <> 'NaN'),
    due numeric(18,2) not null check (due >= 0 and due <> 'NaN'),
    -- what the advance settled; null where there was nothing to settle
    use_id uuid,
    -- what is owed back; null where it is nothing
    entry_seq bigint,
    made_by uuid not null references person,
    made_at timestamptz not null default clock_timestamp(),
    primary key (community_id, id),
    foreign key (community_id, unit_id) references unit,
    foreign key (community_id, use_id) references advance_use,
    foreign key (community_id, entry_seq) references entry,
    constraint unit_settlement_once unique (community_id, unit_id, sold_on),
    constraint unit_settlement_booked check ((refund > 0) = (entry_seq is not null))
  );
`;

/** Whose arrears and whose sale it was is nobody's business. */
export const ARREARS_PROTECTED: readonly Protected[] = [
  {
    table: 'reminder',
    keys: ['id'],
    private: ['unit_id', 'total', 'demanded', 'wording', 'wording_sha256'],
  },
  { table: 'unit_settlement', keys: ['id'], private: ['unit_id', 'sheets', 'refund', 'due'] },
];

/** Its tables of record that refuse every change. */
export const ARREARS_RECORDS = ['reminder', 'unit_settlement'] as const;
