import { Injectable } from '@nestjs/common';
import { Reading } from '../../platform/database/reading';

export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  /** What stands behind the question mark of the page's address. */
  readonly query: string;
  readonly savedAt: Date;
}

@Injectable()
export class SavedSearchesQueries {
  constructor(private readonly reading: Reading) {}

  /** Her own, newest first. */
  savedBy(communityId: number, personId: string): Promise<SavedSearch[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query<SavedSearch[]>(
        `select id, name, query, saved_at as "savedAt" from saved_search
         where community_id = $1 and person_id = $2 order by saved_at desc, id desc`,
        [communityId, personId],
      ),
    );
  }
}
