import { BillRunsService } from '../../src/charges/bill-runs.service';
import { RemindersService } from '../../src/charges/reminders.service';
import { SettlementsService } from '../../src/charges/settlements.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { period } from '../../src/shared/period';
import type { BusyCommunity } from './busy-community';
import type { BusyPeople } from './busy-people';
import type { TestApp } from './serve';
import type { Swap } from './swaps';

export interface BusyArrears {
  reminderId: string;
  batchId: string;
  settlementId: string;
}

/** January is billed and not paid: the second home is reminded, the first was sold. */
export async function fallBehind(
  here: TestApp,
  communityId: number,
  { byPost, homes }: BusyPeople,
): Promise<BusyArrears> {
  const by = byPost.accountant.personId;
  const [first = '', second = ''] = homes.map(({ unitId }) => unitId);
  return here.app.get(Transactions).run(communityId, async (tx) => {
    const month = { period: period('2026-01'), fee: 'service', by };
    await here.app.get(BillRunsService).run(tx, communityId, month);
    const letter = { stage: 'reminder', way: 'letter', unitIds: [second], by } as const;
    const { batchId } = await here.app.get(RemindersService).send(tx, communityId, letter);
    const sale = { unitId: first, soldOn: day('2026-03-03'), by };
    const settlementId = await here.app.get(SettlementsService).settle(tx, communityId, sale);
    const [row] = await tx.query<{ id: string }[]>(
      'select id from reminder where community_id = $1 and batch_id = $2',
      [communityId, batchId],
    );
    return { reminderId: row?.id ?? '', batchId, settlementId };
  });
}

/** Bodies of the doors of arrears, so that the id alone decides; by the end of the route. */
export function arrearsBodiesOf(at: BusyCommunity): readonly (readonly [RegExp, object])[] {
  const unitIds = [at.homes[0]?.unitId];
  return [
    [/^POST .*\/reminders$/, { stage: 'reminder', way: 'letter', unitIds }],
    [/^POST .*\/settlements$/, { soldOn: '2026-03-04' }],
    [/^POST .*\/late-fees$/, { period: '2026-02' }],
  ];
}

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Ids in their bodies. */
export function arrearsFieldsOf(swap: SwapTo, next: BusyCommunity) {
  const unitIds = [next.homes[0]?.unitId];
  const waiver = { billId: next.billId, kind: 'waiver', amount: '1.00', reason: '测试的理由' };
  return {
    'ReliefDto.billId': swap('accountant', 'POST bill-reliefs', waiver),
    'RemindersDto.unitIds': swap('accountant', 'POST reminders', {
      stage: 'reminder',
      way: 'letter',
      unitIds,
    }),
  };
}
