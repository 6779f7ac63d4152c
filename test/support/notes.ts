import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { databaseFaultOf } from '../../src/platform/database/database-error';
import { type DatabaseInTest, withDatabase } from './fresh-database';

export const here = 1;
/** Has notes too, so that a leak would show. */
export const neighbour = 2;
export const person = randomUUID();

/** A small tenant table of our own: for tests of the plumbing rather than of a room's schema. */
export function withNotes(): DatabaseInTest {
  const db = withDatabase();
  beforeAll(async () => {
    await db.admin.query(`
      set role trust_owner;
      create table note (
        community_id integer not null, id integer not null, body text not null,
        written_on date not null default '2026-03-05',
        primary key (community_id, id), constraint note_body_not_empty check (body <> '')
      );
      alter table note enable row level security;
      alter table note force row level security;
      create policy note_of_community on note
        using (community_id = current_community()) with check (community_id = current_community());
      grant select, insert, update on note to trust_app;
      grant select, insert on note to trust_report;
      reset role;
      insert into note values (1, 1, 'ours'), (1, 2, 'ours too'), (2, 1, 'theirs');
      insert into community (id, name, trustor_name, trustee_name, books_start_on)
        values (1, '我们', '业主大会', '物业公司', '2026-01-01'),
               (2, '邻居', '业主大会', '物业公司', '2026-01-01');
      -- the person is another room's table: only the key matters here
      alter table idempotency_key drop constraint idempotency_key_person_id_fkey`);
  });
  return db;
}

/** The SQLSTATE with which PostgreSQL refused. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => 'nothing was refused',
    (error: unknown) => databaseFaultOf(error)?.code,
  );
}

export async function bodies(db: DatabaseInTest, communityId: number): Promise<string[]> {
  const { rows } = await db.admin.query<{ body: string }>(
    'select body from note where community_id = $1 order by id',
    [communityId],
  );
  return rows.map((row) => row.body);
}

export function insertNote(tx: EntityManager, id: number, body: string): Promise<unknown> {
  return tx.query('insert into note (community_id, id, body) values ($1, $2, $3)', [
    here,
    id,
    body,
  ]);
}
