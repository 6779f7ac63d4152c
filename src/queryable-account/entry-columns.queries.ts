import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { entryFacts, type Reader } from './entry-cards.queries';
import { concernsOthers } from './entry-words.rules';
import { queryableAccountErrors } from './queryable-account.errors';

/** Which private columns of an entry a reader may see: the same that its page shows her. */
@Injectable()
export class EntryColumnsQueries {
  constructor(private readonly reading: Reading) {}

  /**
   * Columns by path, `row.summary` or `lines.<line no>.<column>`. Of an entry that concerns other homes
   * only which lines are her own.
   * @throws DomainError notFound `account.entry-unknown`, also for another community's entry.
   */
  shownColumns(communityId: number, seq: string, reader: Reader): Promise<ReadonlySet<string>> {
    return this.reading.run(communityId, async (tx) => {
      const [entry] = await entryFacts(tx, communityId, [seq], reader);
      if (!entry) throw queryableAccountErrors.entryUnknown();
      const lines: { line: number; isOwn: boolean }[] = await tx.query(
        `select p.line, coalesce(p.unit_id = any($3::uuid[]), false) as "isOwn" from posting p
         where p.community_id = $1 and p.seq = $2`,
        [communityId, seq, reader.unitIds],
      );
      const own = lines.filter(({ isOwn }) => isOwn).map(({ line }) => `lines.${line}.unit_id`);
      if (concernsOthers(entry)) return new Set(own);
      return new Set(['row.summary', ...lines.map(({ line }) => `lines.${line}.summary`), ...own]);
    });
  }
}
