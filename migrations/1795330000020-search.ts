import type { MigrationInterface, QueryRunner } from 'typeorm';
import { handedOver, refuseDown } from './sql';

/**
 * Search that does not grow with the book: receipts, most of what is in it, were read one by one for
 * every word, twenty thousand of them in a book of ten years.
 */
export class Search1795330000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(bigrams);
    await queryRunner.query(index);
    await queryRunner.query(saying);
  }

  down = refuseDown;
}

/** The same pairs as before, a tenth of the time: every posting of an indexed kind asks for them. */
const bigrams = `
  create or replace function bigrams(words text) returns text[]
    language plpgsql immutable parallel safe set search_path = pg_catalog as $$
  declare
    small text := lower(words);
    pairs text[] := '{}';
  begin
    for i in 1 .. greatest(length(words) - 1, 1) loop
      pairs := pairs || substr(small, i, 2);
    end loop;
    return pairs;
  end $$;
`;

const SEARCHED = `('general', 'opening', 'reversal', 'payment', 'takeover', 'receipt')`;

/** Every search also reads what waits to be sorted in: half a megabyte is read in half a millisecond. */
const index = `
  drop index entry_words;
  create index entry_words on entry using gin (community_id, bigrams(summary))
    with (gin_pending_list_limit = 512)
    where kind in ${SEARCHED};
`;

const saying = `
  -- the owner may take the other's part, but does not have her rights
  set local role trust_directory;
  drop function entries_saying(text);
  reset role;

  -- Words in a 摘要, through the index from two characters on; see migration 9 for why a function.
  create function entries_saying(words text) returns setof bigint
    language plpgsql stable strict security definer rows 200
    set search_path = pg_catalog, public, pg_temp as $$
  begin
    if length(words) > 1 then
      return query select e.seq from entry e
        where e.community_id = current_community() and bigrams(e.summary) @> bigrams(words)
          and e.kind in ${SEARCHED} and strpos(lower(e.summary), lower(words)) > 0;
    else
      return query select e.seq from entry e
        where e.community_id = current_community() and e.kind in ${SEARCHED}
          and strpos(e.summary, words) > 0;
    end if;
  end $$;
  ${handedOver(['entries_saying(text)'], 'trust_app, trust_report')}
`;
