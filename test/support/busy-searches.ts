import { Transactions } from '../../src/platform/database/transactions';
import { SavedSearchesService } from '../../src/queryable-account/search/saved-searches.service';
import type { BusyCommunity } from './busy-community';
import type { BusyPeople } from './busy-people';
import type { TestApp } from './serve';
import type { Swap } from './swaps';

export interface BusySearches {
  savedSearchId: string;
}

/** What the chair likes to ask again: `DELETE saved-searches/:savedId` is tried by her. */
export async function searchAgain(
  here: TestApp,
  communityId: number,
  { byPost }: BusyPeople,
): Promise<BusySearches> {
  const service = here.app.get(SavedSearchesService, { strict: false });
  const savedSearchId = await here.app
    .get(Transactions, { strict: false })
    .run(communityId, (tx) =>
      service.save(tx, communityId, byPost.chair.personId, { name: '电梯', query: 'q=电梯' }),
    );
  return { savedSearchId };
}

/** Bodies of those doors. */
export const searchBodies: readonly (readonly [RegExp, object])[] = [
  [/^POST .*\/saved-searches$/, { name: '水泵', query: 'q=水泵' }],
];

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Ids in what a statement is asked for. */
export const searchFieldsOf = (swap: SwapTo, next: BusyCommunity): Record<string, Swap[]> => ({
  'StatementQuery.line': swap('resident', `GET account/statement?line=${next.budgetLineId}`),
});
