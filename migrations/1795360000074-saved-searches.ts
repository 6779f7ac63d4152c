import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grants, refuseDown, tenantTable } from './sql';

/** 常用查询: what a person likes to ask again. A convenience of her own, no record: she may throw it away. */
export class SavedSearches1795360000074 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table saved_search (
        community_id integer not null references community,
        person_id uuid not null references person,
        id uuid not null,
        name text not null check (length(name) between 1 and 40),
        -- the page's address behind the question mark, without it: q=电梯&from=2026-01
        query text not null check (length(query) between 1 and 300),
        saved_at timestamptz not null default now(),
        primary key (community_id, person_id, id),
        constraint saved_search_once unique (community_id, person_id, query)
      );
      ${tenantTable('saved_search')}
      ${grants('saved_search', 'select, insert, delete')}
    `);
  }

  down = refuseDown;
}
