import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../platform/http/page';

export interface Notice {
  readonly id: string;
  readonly kind: 'entry' | 'answer' | 'report' | 'vote';
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly why: string;
  readonly at: Date;
  readonly read: boolean;
}

export type NoticesPage = Page<Notice> & { readonly unread: number };

/** 消息: what a person was told, newest first. */
@Injectable()
export class NoticesQueries {
  constructor(private readonly reading: Reading) {}

  page(
    communityId: number,
    personId: string,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<NoticesPage> {
    const after = decodeCursor(cursor, ['instant', 'id']);
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<(Notice & { exact: string })[]>(PAGE, [
        communityId,
        personId,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit + 1,
      ]);
      const { items, next } = pageOf(rows, limit, (row) => [row.exact, row.id]);
      return { items: items.map(shown), next, unread: await unreadOf(tx, communityId, personId) };
    });
  }
}

/** How many she has not read. */
export async function unreadOf(
  tx: EntityManager,
  communityId: number,
  personId: string,
): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count from notice
     where community_id = $1 and person_id = $2 and read_at is null`,
    [communityId, personId],
  );
  return row?.count ?? 0;
}

const shown = ({ exact: _exact, ...notice }: Notice & { exact: string }): Notice => notice;

const PAGE = `
  select e.id, e.kind, e.title, e.text, e.link, n.why, e.at, n.read_at is not null as read,
    to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exact
  from notice n join notice_event e on e.community_id = n.community_id and e.id = n.event_id
  where n.community_id = $1 and n.person_id = $2
    and ($3::timestamptz is null or (e.at, e.id) < ($3::timestamptz, $4::uuid))
  order by e.at desc, e.id desc limit $5`;
