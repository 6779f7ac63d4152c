import { Injectable } from '@nestjs/common';
import { idAfter } from '../community/page-cursor';
import { Reading } from '../platform/database/reading';
import { encodeCursor } from '../platform/http/page';
import { routeName } from './audit-readings.rules';
import type { AuditReadingsPage } from './engagement.view';

interface ReadingRow {
  id: string;
  at: Date;
  readerName: string;
  route: string;
  subject: string;
}

const READINGS = `
  select r.id, r.at, p.name as "readerName", r.route, r.subject
  from audit_reading r join person p on p.id = r.reader_id
  where r.community_id = $1 and ($2::uuid is null or r.id < $2)
  order by r.id desc limit $3`;

/** 审计查阅记录: what the auditor asked for, when. */
@Injectable()
export class AuditReadingsQueries {
  constructor(private readonly reading: Reading) {}

  /** Newest first. */
  async list(
    communityId: number,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<AuditReadingsPage> {
    const rows = await this.reading.run(communityId, (tx) =>
      tx.query<ReadingRow[]>(READINGS, [communityId, idAfter(cursor), limit + 1]),
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const items = shown.map(({ at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      routeName: routeName(row.route),
    }));
    return { items, next: last ? encodeCursor([last.id]) : null };
  }
}
