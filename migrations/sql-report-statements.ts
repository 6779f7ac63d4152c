import type { Protected } from './sql-log-functions';

/** What is put on record of a report before it is printed: which one, and what each of its pages says. */
export const reportStatements = `
  create table report_statement (
    community_id integer not null references community,
    id uuid not null,
    kind text not null check (kind ~ '^[a-z][a-z-]{2,39}$'),
    subject text not null check (length(subject) between 1 and 60),
    title text not null check (length(title) between 1 and 100),
    -- null for a draft
    number text check (length(number) between 1 and 60),
    version integer not null check (version > 0),
    -- the last entry of the books that the figures include
    through_seq bigint not null check (through_seq >= 0),
    pages integer not null check (pages between 1 and 5000),
    -- SHA-256 of each page's canonical text, 64 hex digits each, first page first, one after the other
    -- (docs/verify-a-report.md)
    page_digests text not null
      check (length(page_digests) = 64 * pages and page_digests ~ '^[0-9a-f]+$'),
    -- SHA-256 over a prefix and the digests: what the leaf and the code on paper carry of them
    pages_root text not null,
    -- [["期末余额","1,234.00"],…]: what the code on paper carries, to be compared by eye
    figures jsonb not null check (jsonb_typeof(figures) = 'array' and jsonb_array_length(figures) <= 6),
    made_on date not null,
    primary key (community_id, id),
    -- the same report with the same pages is put on record once, however often it is printed
    constraint report_statement_once unique (community_id, kind, subject, version, through_seq, pages_root),
    constraint report_statement_adds_up check (pages_root = encode(sha256(
      convert_to('trust-ledger/report-pages/v1' || chr(10), 'UTF8')
      || decode(page_digests, 'hex')), 'hex'))
  );
`;

/** Not for secrecy: three hundred digests are too many for a code on paper, and their root stands beside. */
export const REPORT_STATEMENT_PROTECTED: readonly Protected[] = [
  { table: 'report_statement', keys: ['id'], private: ['page_digests'] },
];

/** Rows that are only ever added. */
export const REPORT_STATEMENT_RECORDS = ['report_statement'] as const;
