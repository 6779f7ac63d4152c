import { Injectable } from '@nestjs/common';
import { Reading } from '../../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page';
import type { Day } from '../../shared/day';

/** A document as it was hung up: the archive everybody may look through. */
export interface Publication {
  readonly id: string;
  readonly reportId: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly version: number;
  readonly pages: number | null;
  readonly sha256: string;
  readonly fileId: string;
  readonly dueOn: Day | null;
  readonly publishedOn: Day;
  readonly onShowUntil: Day;
  readonly place: string;
  readonly countersignedPost: string;
  readonly countersignNote: string | null;
}

export interface PublicationsAsked {
  readonly kind?: string | undefined;
  /** Words of the title, or a 文号. */
  readonly q?: string | undefined;
  /** Only what hangs on this day. */
  readonly onShowOn?: Day | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const LISTED = `
  select p.id, p.report_id as "reportId", a.kind, a.title, a.number, coalesce(a.version, 1) as version,
    a.pages, a.sha256, a.file_id as "fileId", p.due_on as "dueOn", p.published_on as "publishedOn",
    p.on_show_until as "onShowUntil", p.place, c.post as "countersignedPost",
    c.note as "countersignNote"
  from publication p
  join report_archive a on a.community_id = $1 and a.id = p.report_id
  join report_countersign c on c.community_id = $1 and c.report_id = p.report_id
  where p.community_id = $1 and ($2::text is null or a.kind = $2)
    and ($3::text is null or strpos(a.title || ' ' || coalesce(a.number, ''), $3) > 0)
    and ($4::date is null or $4 between p.published_on and p.on_show_until)
    and ($5::date is null or (p.published_on, p.id) < ($5, $6))
  order by p.published_on desc, p.id desc limit $7`;

/** 公示档案. */
@Injectable()
export class PublicationsQueries {
  constructor(private readonly reading: Reading) {}

  /** Newest first. */
  list(communityId: number, asked: PublicationsAsked): Promise<Page<Publication>> {
    const [on, id] = decodeCursor(asked.cursor, ['day', 'id']) ?? [null, null];
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<Publication[]>(LISTED, [
        communityId,
        asked.kind ?? null,
        asked.q ?? null,
        asked.onShowOn ?? null,
        on,
        id,
        asked.limit + 1,
      ]);
      return pageOf(rows, asked.limit, (row) => [row.publishedOn, row.id]);
    });
  }
}
