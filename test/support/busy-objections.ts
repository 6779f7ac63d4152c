import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { Post } from '../../src/shared/posts';
import type { Actor } from '../../src/spending/actor';
import { ApprovalsService } from '../../src/spending/approvals.service';
import type { SpendingContent } from '../../src/spending/content';
import { EmergenciesService } from '../../src/spending/emergencies.service';
import { ObjectionsService } from '../../src/spending/objections.service';
import { SpendingService } from '../../src/spending/spending.service';
import type { BusyCommunity } from './busy-community';
import type { BusyPeople } from './busy-people';
import type { TestApp } from './serve';
import type { Swap } from './swaps';

export interface BusyObjections {
  /** Approved, stopped by both households, and answered. */
  objectedId: string;
  /** Booked, and waiting for the committee. */
  emergencyId: string;
}

/** Above it a payment waits: more than anything else here costs, and within the reviewer's limit. */
export const OBJECTIONS_OF_BUSY = {
  above: '950.00',
  days: 2,
  households: 2,
  areaShare: '0.9',
};

/** A payment the neighbours have stopped, and an emergency whose clock runs. */
export async function object(
  here: TestApp,
  communityId: number,
  of: { people: BusyPeople; payeeId: string; fileId: string },
): Promise<BusyObjections> {
  const who = await officeHolders(here, communityId);
  const [requests, approvals] = [here.app.get(SpendingService), here.app.get(ApprovalsService)];
  const run = <T>(work: Parameters<Transactions['run']>[1]) =>
    here.app.get(Transactions).run(communityId, work) as Promise<T>;
  const reviewed = (content: Partial<SpendingContent>) =>
    run<string>(async (tx) => {
      const drafted = { ...contentOf(of), ...content };
      const { id } = await requests.draft(tx, communityId, who('clerk'), drafted);
      await requests.submit(tx, { communityId, id }, who('clerk'));
      await approvals.review(tx, { communityId, id }, who('reviewer'), { agree: true });
      return id;
    });
  const objectedId = await reviewed({ amount: Money.yuan('999.00') });
  const at = { communityId, id: objectedId };
  const [objections, emergencies] = [
    here.app.get(ObjectionsService),
    here.app.get(EmergenciesService),
  ];
  for (const { personId } of of.people.residents) {
    await run((tx) => objections.raise(tx, at, { personId, text: '请先公开三家比价' }));
  }
  await run((tx) => objections.answer(tx, at, who('chair'), { text: '比价表已贴在公告栏' }));
  const emergencyId = await reviewed({
    amount: Money.yuan('90.00'),
    accountCode: '5102',
    reason: '水管爆裂抢修',
    emergency: { grounds: 'flood', description: '地下车库主管爆裂，不能等' },
  });
  const vote = { agree: true, reason: '现场确认' };
  await run((tx) => emergencies.ratify(tx, { communityId, id: emergencyId }, who('chair'), vote));
  return { objectedId, emergencyId };
}

function contentOf({ payeeId, fileId }: { payeeId: string; fileId: string }): SpendingContent {
  return {
    reason: '门厅粉刷',
    payeeId,
    amount: Money.yuan('1.00'),
    fund: 'F1',
    accountCode: '5111',
    occurredOn: day('2026-03-05'),
    fileIds: [fileId],
    quotes: [],
    quotesExempt: '合同期内按合同付款',
    invoice: null,
  };
}

async function officeHolders(here: TestApp, communityId: number): Promise<(post: Post) => Actor> {
  const { rows } = await here.admin.query<Actor>(
    `select person_id as "personId", id as "grantId", party, post from role_grant
     where community_id = $1`,
    [communityId],
  );
  return (post) => rows.find((row) => row.post === post)!;
}

/** Of the doors of objections and emergencies, so that the id alone decides; by the end of the route. */
export function objectionBodiesOf(): readonly (readonly [RegExp, object])[] {
  return [
    [/spending-objections\/:requestId$/, { text: '请先公开三家比价' }],
    [/spending-objections\/:requestId\/withdrawal$/, {}],
    [/spending-objections\/:requestId\/answer$/, { text: '比价表已贴在公告栏' }],
    [/spending-objections\/:requestId\/decision$/, { lift: true }],
    [/emergencies\/:requestId\/ratification$/, { agree: true }],
  ];
}

/** The request a door of objections or emergencies is about; null for every other door. */
export function objectedIn(route: string, at: BusyObjections): string | null {
  if (/\/emergencies\//.test(route)) return at.emergencyId;
  return /\/spending-objections\//.test(route) ? at.objectedId : null;
}

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Ids in their bodies. */
export function objectionFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  return {
    'FreezeDecisionDto.resolutionId': swap(
      'chair',
      `POST spending-objections/${own.objectedId}/decision`,
      { lift: true, resolutionId: next.objectedId },
    ),
  };
}
