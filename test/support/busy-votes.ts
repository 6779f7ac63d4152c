import { Clock } from '../../src/platform/clock';
import { Transactions } from '../../src/platform/database/transactions';
import { BallotBatchesService } from '../../src/resolutions/ballot-batches.service';
import { BallotsService } from '../../src/resolutions/ballots.service';
import { ProxiesService } from '../../src/resolutions/proxies.service';
import { ResolutionsService } from '../../src/resolutions/resolutions.service';
import { day } from '../../src/shared/day';
import type { BusyCommunity } from './busy-community';
import type { BusyPeople, Canaries } from './busy-people';
import { CONTENT } from './resolutions';
import type { TestApp } from './serve';
import type { Swap } from './swaps';
import type { TestClock } from './test-clock';

export interface BusyVotes {
  /** A vote that is going on, with a ballot, a list to be checked and a proxy. */
  resolutionId: string;
  ballotBatchId: string;
  proxyId: string;
  /** An advisory vote that is counted and waits for its official result. */
  countedResolutionId: string;
}

/** The owners vote: once it is over, and once they are in the middle of it. */
export async function vote(
  here: TestApp,
  communityId: number,
  { people, canaries }: { people: BusyPeople; canaries: Canaries },
): Promise<BusyVotes> {
  const clock = here.app.get(Clock) as TestClock;
  const now = clock.now().toISOString();
  const get = <T>(type: abstract new (...args: never[]) => T): T =>
    here.app.get<T>(type, { strict: false });
  const resolutions = get(ResolutionsService);
  const chair = people.byPost.chair.personId;
  const made = await get(Transactions).run(communityId, async (tx) => {
    const announce = async (mode: 'binding' | 'advisory', opensOn: string, closesOn: string) => {
      const title = `${canaries.tag}苑的决议`;
      const term = { opensOn: day(opensOn), closesOn: day(closesOn) };
      const content = { ...CONTENT, ...term, mode, title, text: `${canaries.tag}苑决议正文` };
      const id = await resolutions.draft(tx, communityId, { content, by: chair });
      await resolutions.announce(tx, communityId, { id, by: chair });
      return id;
    };
    clock.set('2026-02-10');
    const countedResolutionId = await announce('advisory', '2026-02-26', '2026-03-01');
    const resolutionId = await announce('binding', '2026-03-01', '2026-04-30');
    clock.set(now);
    await resolutions.close(tx, communityId, { id: countedResolutionId, by: chair });
    const voter = { personId: people.residents[0]?.personId ?? '', unitIds: unitsOf(people) };
    await get(BallotsService).cast(tx, communityId, { resolutionId, voter, choice: 'for' });
    const papers = { resolutionId, ballots: [paperOf(unitsOf(people)[1])] };
    const ballotBatchId = await get(BallotBatchesService).takeBatch(tx, communityId, {
      ...papers,
      channel: 'paper',
      by: people.byPost.member.personId,
    });
    const proxyId = await get(ProxiesService).give(tx, communityId, {
      resolutionId,
      unitId: unitsOf(people)[0] ?? '',
      holderName: canaries.name(),
      holderPhone: canaries.phone(),
      fileId: null,
      by: people.residents[0]?.personId ?? '',
    });
    return { resolutionId, ballotBatchId, proxyId, countedResolutionId };
  });
  clock.set(now);
  return made;
}

const unitsOf = ({ homes }: BusyPeople): string[] => homes.map(({ unitId }) => unitId);

const paperOf = (unitId: string | undefined) => ({
  unitId: unitId ?? '',
  choice: 'for' as const,
  castOn: day('2026-03-05'),
});

const holder = { holderName: '代理示例', holderPhone: '13812340000' };
const result = { passed: true, reference: '公告〔2026〕3号' };

const DRAFT = {
  title: '更换电梯',
  text: '是否更换电梯',
  matter: 9,
  opensOn: '2026-04-01',
  closesOn: '2026-04-10',
};

/** Which vote a route is about: some wait for one that is counted. */
export function votedIn(route: string, at: BusyVotes): string {
  return /ballot-list|certificate|official-result/.test(route)
    ? at.countedResolutionId
    : at.resolutionId;
}

/** Bodies of the doors of the owners' votes, so that the id alone decides. */
export function voteBodiesOf(at: BusyCommunity): readonly (readonly [RegExp, object])[] {
  const unitId = at.homes[1]?.unitId;
  return [
    [/^(POST|PUT) .*\/resolutions(\/:resolutionId)?$/, DRAFT],
    [/resolutions\/:resolutionId\/ballots$/, { choice: 'for' }],
    [/ballot-batches$/, { channel: 'paper', ballots: [paperOf(unitId)] }],
    [/resolutions\/:resolutionId\/(ballot-batches|proxies|closing|announcement)\//, {}],
    [/second-call$/, { opensOn: '2026-04-01', closesOn: '2026-04-10' }],
    [/official-result$/, { ...result, fileId: at.fileId }],
    [/paper-proxies$/, { ...holder, unitId, fileId: at.fileId }],
    [/\/proxies$/, { ...holder, unitId: at.homes[0]?.unitId }],
  ];
}

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Ids in the bodies of those doors. */
export function voteFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  const at = `resolutions/${own.resolutionId}`;
  const [unitId, foreign] = [own.homes[1]?.unitId, next.homes[0]?.unitId];
  const papers = (change: object) =>
    swap('member', `POST ${at}/ballot-batches`, {
      channel: 'paper',
      ballots: [{ ...paperOf(unitId), ...change }],
    });
  const proxies = (change: object) =>
    swap('member', `POST ${at}/paper-proxies`, {
      ...holder,
      unitId,
      fileId: own.fileId,
      ...change,
    });
  const draft = (change: object) => swap('chair', 'POST resolutions', { ...DRAFT, ...change });
  const official = `POST resolutions/${own.countedResolutionId}/official-result`;
  return {
    'BallotDto.voterId': swap('resident', `POST ${at}/ballots`, {
      choice: 'for',
      voterId: next.resolutionId,
    }),
    'ProxyDto.unitId': swap('resident', `POST ${at}/proxies`, { ...holder, unitId: foreign }),
    'PaperBallotDto.unitId': papers({ unitId: foreign }),
    'PaperBallotDto.fileId': papers({ fileId: next.fileId }),
    'PaperProxyDto.unitId': proxies({ unitId: foreign }),
    'PaperProxyDto.fileId': proxies({ fileId: next.fileId }),
    'OfficialResultDto.fileId': swap('chair', official, { ...result, fileId: next.fileId }),
    'ResolutionDto.secondCallOf': draft({ secondCallOf: next.countedResolutionId }),
    'ResolutionSubjectDto.id': draft({ subject: { kind: 'budget', id: next.budgetId } }),
  };
}
