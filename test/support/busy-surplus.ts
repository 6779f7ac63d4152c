import { Transactions } from '../../src/platform/database/transactions';
import { SurplusService } from '../../src/surplus/surplus.service';
import type { BusyCommunity } from './busy-community';
import type { BusyPeople } from './busy-people';
import type { TestApp } from './serve';
import type { Swap } from './swaps';

export interface BusySurplus {
  surplusId: string;
}

const PROPOSAL = { year: 2026, fund: 'F1', reason: '结余返还业主' } as const;

/** Part of the surplus is proposed to be given back, home by home. */
export async function shareOut(
  here: TestApp,
  communityId: number,
  { byPost }: BusyPeople,
): Promise<BusySurplus> {
  const service = here.app.get(SurplusService, { strict: false });
  const plan = { mode: 'cash', basis: 'equal', total: '1.00', rate: null } as const;
  const proposal = { ...PROPOSAL, plan, unitKinds: ['residential'], feeCode: null };
  const by = byPost.accountant.personId;
  const { id } = await here.app
    .get(Transactions, { strict: false })
    .run(communityId, (tx) => service.propose(tx, communityId, { proposal, by }));
  return { surplusId: id };
}

/** Bodies of the doors of final accounts and surplus, so that the id alone decides. */
export const surplusBodies: readonly (readonly [RegExp, object])[] = [
  [/^POST .*\/final-accounts$/, { reasons: [], surplusNote: '', auditRef: '' }],
  [/(final-accounts|surplus-distributions\/:distributionId)\/decision$/, { agree: true }],
  [/^POST .*\/surplus-distributions$/, { ...PROPOSAL, mode: 'carry', total: '1.00' }],
];

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Ids in the bodies of those doors. */
export function surplusFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  const decision = { agree: true, resolutionId: next.surplusId };
  return {
    'YearEndDecisionDto.resolutionId': swap(
      'chair',
      `POST surplus-distributions/${own.surplusId}/decision`,
      decision,
    ),
  };
}
