import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuseDown } from './sql';

/** Functions that every later table relies on: whose community it is, and "this is a record". */
export class Foundations1795320000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      grant usage on schema public to trust_app, trust_report, trust_signer, trust_directory;

      -- Raises instead of answering NULL: a forgotten context must never look like an empty book.
      create function current_community() returns integer
        language plpgsql stable parallel safe set search_path = pg_catalog as $$
      declare context text := current_setting('app.community_id', true);
      begin
        if context is null or context = '' then
          raise exception 'no community context' using errcode = '42501';
        end if;
        return context::integer;
      end $$;

      create function refuse_change() returns trigger
        language plpgsql set search_path = pg_catalog as $$
      begin
        raise exception 'table % is append-only: % refused', tg_table_name, tg_op
          using errcode = '42501', constraint = tg_table_name || '_append_only';
      end $$;

      -- Two neighbouring characters at a time, because a trigram index finds no word of two (stack: 2).
      create function bigrams(words text) returns text[]
        language sql immutable parallel safe set search_path = pg_catalog as $$
        select coalesce(array_agg(distinct substr(lower(words), i, 2)), '{}')
        from generate_series(1, greatest(length(words) - 1, 1)) as i
      $$;
    `);
  }

  down = refuseDown;
}
