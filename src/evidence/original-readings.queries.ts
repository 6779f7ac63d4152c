import { Injectable } from '@nestjs/common';
import { idAfter } from '../community/page-cursor';
import { postNames } from '../community/rights.rules';
import { Reading } from '../platform/database/reading';
import { encodeCursor } from '../platform/http/page';
import type { Post } from '../shared/posts';
import type { OriginalReadingsPageView, OriginalReadingView } from './masking.view';

/** 原件查阅记录: who looked at which original, and when. */
@Injectable()
export class OriginalReadingsQueries {
  constructor(private readonly reading: Reading) {}

  /** Newest first; of one file where it is named. */
  async list(
    communityId: number,
    { fileId, cursor, limit }: { fileId?: string; cursor?: string; limit: number },
  ): Promise<OriginalReadingsPageView> {
    const rows = await this.reading.run(communityId, (tx) =>
      tx.query<ReadingRow[]>(READINGS, [communityId, idAfter(cursor), limit + 1, fileId ?? null]),
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const items = shown.map(({ posts, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      postNames: posts.map((post) => postNames[post]),
    }));
    return { items, next: last ? encodeCursor([last.id]) : null };
  }
}

interface ReadingRow extends Omit<OriginalReadingView, 'at' | 'postNames'> {
  at: Date;
  posts: Post[];
}

/** With the posts she held on that day in Shanghai: her capacity is not kept with the look. */
const READINGS = `
  select a.id, a.file_id as "fileId", f.name as "fileName", a.at, p.name as "personName", a.page,
    array(select g.post from role_grant g
      where g.community_id = $1 and g.person_id = a.person_id
        and g.starts_on <= (a.at at time zone 'Asia/Shanghai')::date
        and coalesce(g.ended_on, g.ends_on, 'infinity'::date) >= (a.at at time zone 'Asia/Shanghai')::date
      order by g.post) as posts
  from file_access a
  join file_object f on f.community_id = $1 and f.id = a.file_id
  join person p on p.id = a.person_id
  where a.community_id = $1 and ($2::uuid is null or a.id < $2)
    and ($4::uuid is null or a.file_id = $4)
  order by a.id desc limit $3`;
