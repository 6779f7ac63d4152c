import { newId } from '../../src/shared/ids';
import type { BusyCommunity } from './busy-community';
import type { BusyPeople } from './busy-people';
import type { TestApp } from './serve';
import type { Swap } from './swaps';

export interface BusyHandover {
  handoverId: string;
  handoverObjectId: string;
}

/** Far ahead: the firm stays in office by any clock of the tests. */
const END = '2098-12-31T16:00:00Z';

/** An end that is set, with a bunch of keys to be handed over. */
export async function setEnd(
  { admin }: TestApp,
  communityId: number,
  people: BusyPeople,
): Promise<BusyHandover> {
  const [handoverId, handoverObjectId] = [newId(), newId()];
  const { chair, manager } = people.byPost;
  await admin.query('update trustee_term set ends_at = $2 where community_id = $1', [
    communityId,
    END,
  ]);
  await admin.query(
    `insert into handover (community_id, id, ending_term, ends_at, days, due_on, reason, begun_by,
       begun_at) values ($1, $2, 1, $3, 10, '2099-01-11', '信托期满', $4, '2026-03-05')`,
    [communityId, handoverId, END, chair.personId],
  );
  await admin.query(
    `insert into handover_object (community_id, handover_id, id, kind, name, quantity, unit, place,
       entered_by, entered_at) values ($1, $2, $3, 'key', '配电房钥匙', 3, '把', '', $4, '2026-03-05')`,
    [communityId, handoverId, handoverObjectId, manager.personId],
  );
  return { handoverId, handoverObjectId };
}

const change = {
  endsAt: '2027-12-31T16:00:00.000Z',
  resolutionRef: '业主大会 3 号决议',
  reason: '合同到期不再续聘',
};

/** Bodies of those doors, so that the id alone decides. */
export const handoverBodies: readonly (readonly [RegExp, object])[] = [
  [/^POST .*\/handovers$/, change],
  [/\/handovers\/:handoverId\/withdrawal$/, { reason: '业主大会改期' }],
  [
    /\/handovers\/:handoverId\/objects$/,
    { kind: 'key', name: '门禁卡', quantity: 5, unit: '张', place: '前台' },
  ],
  [
    /\/handovers\/:handoverId\/acceptances$/,
    { items: [{ list: 'balances', outcome: 'accepted' }] },
  ],
];

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Ids in the bodies of those doors. */
export function handoverFieldsOf(swap: SwapTo, next: BusyCommunity) {
  return {
    'TrusteeChangeDto.resolutionId': swap('chair', 'POST handovers', {
      ...change,
      resolutionId: next.resolutionId,
    }),
  };
}
