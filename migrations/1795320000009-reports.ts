import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, grants, handedOver, refuseDown, tenantTable } from './sql';

/** Printed documents as they were given out: never changed, a later print is a row of its own. */
export class Reports1795320000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${archive}
      ${appendOnly('report_archive')}
      ${tenantTable('report_archive')}
      ${grants('report_archive', 'select, insert')}

      -- the statement, newest first (performance: 5)
      create index entry_newest on entry (community_id, booked_on desc, seq desc);
      ${search}
    `);
  }

  down = refuseDown;
}

const archive = `
  create table report_archive (
    community_id integer not null references community,
    id uuid not null,
    kind text not null check (kind in ('income-expenditure', 'voucher')),
    title text not null check (length(title) between 1 and 100),
    period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    -- the entry a voucher shows
    subject_seq bigint,
    -- its figures can no longer change: a closed month, a posted entry
    is_final boolean not null,
    -- the last entry it includes
    through_seq bigint not null,
    file_id uuid not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    made_by uuid references person,
    created_at timestamptz not null default now(),
    -- the first print, for a later one (补打)
    reprint_of uuid,
    print_no integer not null default 1 check (print_no >= 1),
    primary key (community_id, id),
    foreign key (community_id, file_id) references file_object,
    foreign key (community_id, subject_seq) references entry,
    foreign key (community_id, reprint_of) references report_archive,
    constraint report_voucher_names_entry check ((kind = 'voucher') = (subject_seq is not null)),
    constraint report_first_print_is_one check ((reprint_of is null) = (print_no = 1))
  );
  -- a closed month is archived once, and so is a voucher; asked again, the same file comes back
  create unique index report_once on report_archive (community_id, kind, period)
    where is_final and reprint_of is null and kind <> 'voucher';
  create unique index report_voucher_once on report_archive (community_id, subject_seq)
    where reprint_of is null and kind = 'voucher';
  create unique index report_print_no_once on report_archive (community_id, reprint_of, print_no)
    where reprint_of is not null;
  create index report_recent on report_archive (community_id, created_at desc, id desc);
`;

/**
 * Words in a 摘要, two characters or more through the bigram index. Under row-level security a
 * condition that is not leakproof (LIKE, @>) may not use an index, so that asking would read every
 * entry; hence a function of the role that sees across communities, which looks in the one community
 * of its context and tells places in the book only.
 */
const search = `
  grant select (community_id, seq, kind, summary) on entry to trust_directory;
  create policy entry_directory on entry for select to trust_directory using (true);

  create function entries_saying(words text) returns setof bigint
    language plpgsql stable strict security definer rows 200
    set search_path = pg_catalog, public, pg_temp as $$
  begin
    if length(words) > 1 then
      return query select e.seq from entry e
        where e.community_id = current_community() and bigrams(e.summary) @> bigrams(words)
          and e.kind in ('general', 'opening', 'reversal', 'payment', 'takeover')
          and strpos(lower(e.summary), lower(words)) > 0;
    else
      return query select e.seq from entry e
        where e.community_id = current_community() and strpos(e.summary, words) > 0
          and e.kind in ('general', 'opening', 'reversal', 'payment', 'takeover');
    end if;
    -- receipts are many and mostly written by the system: not in the index, read one by one
    return query select e.seq from entry e
      where e.community_id = current_community() and e.kind = 'receipt'
        and strpos(e.summary, words) > 0;
  end $$;
  ${handedOver(['entries_saying(text)'], 'trust_app, trust_report')}
`;
