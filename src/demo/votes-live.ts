import type { SubjectChosen } from '../resolutions/subjects';
import { type Day, plusDays } from '../shared/day';
import { chanceOf } from './seeded.rules';
import { act, playerOf, type Play } from './stage';
import type { DemoEvent } from './vouchers-live';

type Choice = 'for' | 'against' | 'abstain';

interface Ballot {
  readonly unitId: string;
  readonly choice: Choice;
}

interface DemoVote {
  readonly title: string;
  readonly text: string;
  /** As 民法典 278 numbers them. */
  readonly matter: number;
  readonly subject: (SubjectChosen & { hash: null }) | null;
  readonly opensOn: Day;
  readonly closesOn: Day;
  /** When the ballots on paper are entered and checked. */
  readonly countedOn: Day;
  readonly ballots: (units: readonly string[]) => Ballot[];
  readonly decided?: (resolutionId: string) => Promise<void>;
}

const BATCH = 200;

/** 业主大会决议: announced today, ballots on paper entered by one and checked by another, counted after the last day. */
export async function voteOn(play: Play, vote: DemoVote): Promise<DemoEvent[]> {
  const { stage, communityId } = play;
  const chair = playerOf(play, 'chair').personId;
  const { title, text, matter, subject, opensOn, closesOn } = vote;
  const id = await act(play, async (tx) => {
    const drafted = await stage.resolutions.draft(tx, communityId, {
      content: {
        title,
        text,
        matter,
        subject,
        opensOn,
        closesOn,
        mode: 'binding',
        secret: false,
        secondCallOf: null,
      },
      by: chair,
    });
    await stage.resolutions.announce(tx, communityId, { id: drafted, by: chair });
    return drafted;
  });
  return [
    { on: vote.countedOn, happen: () => onPaper(play, id, vote) },
    {
      on: plusDays(closesOn, 1),
      happen: async () => {
        await act(play, (tx) => stage.resolutions.close(tx, communityId, { id, by: chair }));
        await vote.decided?.(id);
      },
    },
  ];
}

async function onPaper(play: Play, resolutionId: string, vote: DemoVote): Promise<void> {
  const { stage, communityId } = play;
  const [counter, checker] = [playerOf(play, 'finance-member'), playerOf(play, 'member')];
  // Whoever tries a resident's log-in votes for herself.
  const visitors = new Set([...play.residents.values()].map(({ unitId }) => unitId));
  const isNotVisitors = ({ unitId }: Ballot) => !visitors.has(unitId);
  await act(play, async (tx) => {
    const ballots = vote.ballots(await homesOf(tx, communityId)).filter(isNotVisitors);
    for (let from = 0; from < ballots.length; from += BATCH) {
      const batchId = await stage.ballotBatches.takeBatch(tx, communityId, {
        resolutionId,
        channel: 'paper',
        ballots: ballots
          .slice(from, from + BATCH)
          .map((ballot) => ({ ...ballot, castOn: vote.opensOn })),
        by: counter.personId,
      });
      await stage.ballotBatches.checkBatch(tx, communityId, {
        resolutionId,
        batchId,
        accepted: true,
        note: '与纸质选票逐张核对一致',
        by: checker.personId,
      });
    }
  });
}

/** `taking` of a hundred take part, `agreeing` of a hundred of those agree; the same on every run. */
export function ballotsOf(
  units: readonly string[],
  { seed, taking, agreeing }: { seed: number; taking: number; agreeing: number },
): Ballot[] {
  const chance = chanceOf(seed);
  return units.flatMap((unitId) => {
    const [takes, agrees] = [chance.between(1, 100), chance.between(1, 100)];
    if (takes > taking) return [];
    const choice = agrees <= agreeing ? 'for' : agrees <= agreeing + 2 ? 'abstain' : 'against';
    return [{ unitId, choice }];
  });
}

/** Sold homes, in the order of their doors. */
async function homesOf(
  tx: Parameters<Parameters<typeof act>[1]>[0],
  communityId: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select u.id from unit u
     join building b on b.community_id = u.community_id and b.id = u.building_id
     where u.community_id = $1 and u.kind = 'residential' and u.holding = 'sold'
     order by b.name, u.door`,
    [communityId],
  );
  return rows.map(({ id }) => id);
}

const NOTICED_DAYS_AGO = 20;
const OPEN_SINCE = 4;
const LASTS = 14;

/** A vote that is going on today: some have voted on paper, whoever visits may vote on line. */
export function voteUnderWay(play: Play, today: Day): DemoEvent[] {
  const opensOn = plusDays(today, -OPEN_SINCE);
  return [
    {
      on: plusDays(today, -NOTICED_DAYS_AGO),
      happen: () =>
        voteOn(play, {
          title: '中庭东侧设置快递柜和两块广告牌',
          text:
            '是否同意在中庭东侧绿地边设置快递柜一组、广告牌两块，改变该处共有部分的用途，经营收入全部进入公共收益账户？' +
            '（民法典第278条第八项，须双四分之三同意）',
          matter: 8,
          subject: null,
          opensOn,
          closesOn: plusDays(opensOn, LASTS),
          countedOn: plusDays(today, -1),
          ballots: (units) => ballotsOf(units, { seed: 278, taking: 61, agreeing: 82 }),
        }),
    },
  ];
}
