import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { HOME_TABLES, OWN_TABLES, type OwnTable, withoutSecrets } from './held-data.rules';
import { communitiesOf, type PersonPlace, placeOf } from './person-places';
import { READING_KINDS, type ReadingKind } from './readings.rules';

const ROWS_MAX = 20_000;

interface CopiedTable {
  readonly table: string;
  readonly title: string;
  readonly rows: readonly Record<string, unknown>[];
}

/** What one community keeps of somebody. */
export interface CopiedPlace {
  readonly community: string;
  readonly homes: readonly string[];
  readonly tables: readonly CopiedTable[];
  /** Acts in an office she held: the rows are the community's books, their number is hers. */
  readonly acts: readonly {
    readonly table: string;
    readonly column: string;
    readonly count: number;
  }[];
}

/** Every column that names a person, as the database says. */
const PERSON_COLUMNS = `
  select c.conrelid::regclass::text as table, a.attname as column
  from pg_constraint c
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
  where c.confrelid = 'person'::regclass and c.conrelid::regclass::text not in ('login', 'idempotency_key')
    and exists (select from pg_attribute k where k.attrelid = c.conrelid and k.attname = 'community_id')
  order by 1, 2`;

/** 我的个人信息副本. */
@Injectable()
export class PersonalCopyQueries {
  constructor(private readonly reading: Reading) {}

  async places(personId: string): Promise<CopiedPlace[]> {
    const places: CopiedPlace[] = [];
    for (const communityId of await communitiesOf(this.reading, personId)) {
      places.push(
        await this.reading.run(communityId, async (tx) =>
          copyOf(tx, await placeOf(tx, communityId, personId), personId),
        ),
      );
    }
    return places;
  }

  /** Where she is known, and whether she ever held an office: then the books keep her name. */
  async traces(personId: string): Promise<{ communities: number[]; heldOffice: boolean }> {
    const communities = await communitiesOf(this.reading, personId);
    const rows = await this.reading.runGlobal((tx) =>
      tx.query<{ held: boolean }[]>('select exists (select from grants_of_person($1)) as held', [
        personId,
      ]),
    );
    return { communities, heldOffice: rows[0]?.held ?? false };
  }
}

async function copyOf(
  tx: EntityManager,
  place: PersonPlace,
  personId: string,
): Promise<CopiedPlace> {
  const homes = place.homes.filter(({ endedAt }) => endedAt === null);
  const tables: CopiedTable[] = [];
  for (const own of OWN_TABLES) tables.push(await rowsOf(tx, own, place, [personId]));
  const units = homes.map(({ unitId }) => unitId);
  for (const home of HOME_TABLES) tables.push(await rowsOf(tx, home, place, units));
  tables.push(await readingsOf(tx, place, personId));
  return {
    community: place.name,
    homes: place.homes.map(({ label }) => label),
    tables: tables.filter(({ rows }) => rows.length > 0),
    acts: await actsOf(tx, place.communityId, personId),
  };
}

async function rowsOf(
  tx: EntityManager,
  { table, title, column }: OwnTable,
  { communityId }: PersonPlace,
  ids: readonly string[],
): Promise<CopiedTable> {
  if (ids.length === 0) return { table, title, rows: [] };
  const found = await tx.query<{ row: Record<string, unknown> }[]>(
    `select to_jsonb(t) as row from ${table} t
     where t.community_id = $1 and t.${column} = any($2::uuid[]) limit ${ROWS_MAX}`,
    [communityId, ids],
  );
  return { table, title, rows: found.map(({ row }) => withoutSecrets(row)) };
}

async function readingsOf(
  tx: EntityManager,
  { communityId, homes }: PersonPlace,
  personId: string,
): Promise<CopiedTable> {
  const rows = await tx.query<{ at: Date; post: string; kind: ReadingKind }[]>(
    `select r.at, r.post, r.kind from personal_reading r
     where r.community_id = $1 and r.reader_id <> $2 and (r.person_ids @> array[$2::uuid] or exists (
       select from unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) as h(unit_id, since, until)
       where r.unit_ids @> array[h.unit_id] and r.at >= h.since and (h.until is null or r.at < h.until)))
     order by r.at desc limit ${ROWS_MAX}`,
    [
      communityId,
      personId,
      homes.map(({ unitId }) => unitId),
      homes.map(({ boundAt }) => boundAt),
      homes.map(({ endedAt }) => endedAt),
    ],
  );
  return {
    table: 'personal_reading',
    title: '谁看过我的信息',
    rows: rows.map(({ at, post, kind }) => ({ at, post, kind: READING_KINDS[kind] })),
  };
}

/** Only of those who held an office: a resident appears in no other column. */
async function actsOf(
  tx: EntityManager,
  communityId: number,
  personId: string,
): Promise<CopiedPlace['acts']> {
  const columns = await tx.query<{ table: string; column: string }[]>(PERSON_COLUMNS);
  const own = new Set(OWN_TABLES.map(({ table, column }) => `${table}.${column}`));
  const acts: { table: string; column: string; count: number }[] = [];
  for (const { table, column } of columns.filter((c) => !own.has(`${c.table}.${c.column}`))) {
    const [row] = await tx.query<{ count: number }[]>(
      `select count(*)::int as count from ${table} where community_id = $1 and ${column} = $2`,
      [communityId, personId],
    );
    if (row && row.count > 0) acts.push({ table, column, count: row.count });
  }
  return acts;
}
