import { CardLinks } from '../../src/notices/card-links';
import { FeedsQueries } from '../../src/notices/feed/feeds.queries';
import { FeedsService } from '../../src/notices/feed/feeds.service';
import { FollowsService } from '../../src/notices/follows.service';
import { NoticesQueries } from '../../src/notices/notices.queries';
import { NoticesService } from '../../src/notices/notices.service';
import { RobotsService } from '../../src/notices/robots/robots.service';
import { Transactions } from '../../src/platform/database/transactions';
import { period } from '../../src/shared/period';
import type { BusyCommunity } from './busy-community';
import type { BusyPeople } from './busy-people';
import type { TestApp } from './serve';
import type { Swap } from './swaps';

export interface BusyNotices {
  /** The chair's: her wish, and what she was told. */
  followId: string;
  noticeId: string;
  robotId: string;
  /** The resident's feed, and the card that a group's server fetches. */
  feedToken: string;
  cardToken: string;
}

const WEBHOOK = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa';

/** The chair and a resident are told of every movement there ever was, of homes too. */
export async function beTold(
  here: TestApp,
  communityId: number,
  { byPost, residents }: BusyPeople,
): Promise<BusyNotices> {
  const of = <T>(service: abstract new (...args: never[]) => T): T =>
    here.app.get(service as never, { strict: false });
  const resident = residents[0]?.personId ?? '';
  const chair = byPost.chair.personId;
  await here.admin.query('insert into notice_cursor values ($1, 0)', [communityId]);
  const robot = { kind: 'wecom', name: '业主群', webhook: WEBHOOK, by: chair } as const;
  const made = await of(Transactions).run(communityId, async (tx) => {
    const every = { kind: 'amount', limit: '0.01' } as const;
    await of(FollowsService).follow(tx, communityId, resident, every);
    await of(FollowsService).follow(tx, communityId, resident, { kind: 'everything' });
    const followId = await of(FollowsService).follow(tx, communityId, chair, every);
    await of(NoticesService).look(tx, communityId);
    await of(FeedsService).renew(tx, communityId, resident);
    return { followId, robotId: await of(RobotsService).add(tx, communityId, robot) };
  });
  const { items } = await of(NoticesQueries).page(communityId, chair, { limit: 1 });
  const { url } = await of(FeedsQueries).mine(communityId, resident);
  return {
    ...made,
    noticeId: items[0]?.id ?? '',
    feedToken: lastPart(url ?? '').replace('.atom', ''),
    cardToken: lastPart(of(CardLinks).urlOf(communityId, period('2026-03'))),
  };
}

const lastPart = (url: string) => url.split('/').at(-1) ?? '';

/**
 * What stands for `:token` in a route. A feed's address is all it takes to read it (notices.test.ts does),
 * so a crawl that is to find nothing of another's has one letter too many.
 */
export const tokenIn = (route: string, at: BusyNotices): string =>
  /^(GET )?feeds\//.test(route) ? `${at.feedToken}x` : at.cardToken;

/** Bodies of those doors. */
export const noticeBodies: readonly (readonly [RegExp, object])[] = [
  [/^POST .*\/follows$/, { kind: 'report' }],
  [/^POST .*\/robots$/, { kind: 'wecom', name: '又一个群', webhook: WEBHOOK }],
  [/^PUT .*\/robots\/:robotId$/, { on: true }],
  [/\/mail-settings\/address$/, { address: 'somebody@example.com' }],
  [/\/mail-settings\/confirmation$/, { code: '123456' }],
  [/\/mail-settings\/mode$/, { mode: 'daily' }],
  [/\/notices\/read$/, {}],
];

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Ids in the bodies and queries of those doors. */
export function noticeFieldsOf(swap: SwapTo, next: BusyCommunity): Record<string, Swap[]> {
  const target = next.payeeId;
  return {
    'FollowsQuery.target': swap('chair', `GET follows?kind=payee&target=${target}`),
    'FollowBody.target': swap('chair', 'POST follows', { kind: 'payee', target }),
    'NoticesReadBody.id': swap('chair', 'POST notices/read', { id: next.noticeId }),
  };
}
