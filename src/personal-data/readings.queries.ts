import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { postNames } from '../community/rights.rules';
import { Reading } from '../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../platform/http/page';
import type { Post } from '../shared/posts';
import type { PersonalReadingView } from './personal-data.view';
import { communitiesOf, placeOf, type PersonPlace } from './person-places';
import { READING_KINDS, READING_PURPOSES, type ReadingKind } from './readings.rules';

interface ReadingRow {
  id: string;
  at: Date;
  post: Post;
  kind: ReadingKind;
  own: string[];
  homes: number;
}

/** As of the days on which the home was hers: what was read before concerns who lived there then. */
const ROWS = `
  select r.id, r.at, r.post, r.kind, cardinality(r.unit_ids) as homes,
    array(select distinct h.unit_id from unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[])
        as h(unit_id, since, until)
      where h.unit_id = any(r.unit_ids) and r.at >= h.since and (h.until is null or r.at < h.until)) as own
  from personal_reading r
  where r.community_id = $1 and r.reader_id <> $2
    and (r.person_ids @> array[$2::uuid] or (r.unit_ids && $3::uuid[] and exists (
      select from unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) as h(unit_id, since, until)
      where h.unit_id = any(r.unit_ids) and r.at >= h.since and (h.until is null or r.at < h.until))))
    and ($6::uuid is null or r.id < $6)
  order by r.id desc limit $7`;

/** Who in office looked at my data. */
@Injectable()
export class ReadingsQueries {
  constructor(private readonly reading: Reading) {}

  /** Newest first, of every community that knows her. */
  async ofPerson(
    personId: string,
    asked: { cursor?: string | undefined; limit: number },
  ): Promise<Page<PersonalReadingView>> {
    // Ids ascend with time (UUIDv7), in one community as in another.
    const [before] = decodeCursor(asked.cursor, ['id']) ?? [null];
    const found: PersonalReadingView[] = [];
    for (const communityId of await communitiesOf(this.reading, personId)) {
      found.push(
        ...(await this.reading.run(communityId, async (tx) => {
          const place = await placeOf(tx, communityId, personId);
          return rowsOf(tx, place, { personId, before, limit: asked.limit + 1 });
        })),
      );
    }
    found.sort((a, b) => (a.id < b.id ? 1 : -1));
    return pageOf(found.slice(0, asked.limit + 1), asked.limit, ({ id }) => [id]);
  }
}

async function rowsOf(
  tx: EntityManager,
  place: PersonPlace,
  asked: { personId: string; before: string | number | null | undefined; limit: number },
): Promise<PersonalReadingView[]> {
  const { homes, communityId, name } = place;
  const rows = await tx.query<ReadingRow[]>(ROWS, [
    communityId,
    asked.personId,
    homes.map(({ unitId }) => unitId),
    homes.map(({ boundAt }) => boundAt),
    homes.map(({ endedAt }) => endedAt),
    asked.before ?? null,
    asked.limit,
  ]);
  const labels = new Map(homes.map(({ unitId, label }) => [unitId, label]));
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    communityName: name,
    postName: postNames[row.post],
    kindName: READING_KINDS[row.kind],
    purpose: READING_PURPOSES[row.kind],
    unitLabels: row.own.map((unitId) => labels.get(unitId) ?? '').sort(),
    others: row.homes - row.own.length,
  }));
}
