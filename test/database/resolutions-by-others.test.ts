import { entities } from '../../src/entities';
import { found } from '../support/community';
import { withDatabase } from '../support/fresh-database';
import { contractPaper } from '../support/income';
import { settleVoters, type Voters, VotingInTest } from '../support/resolutions';

const db = withDatabase(entities);
let voting: VotingInTest;
let here: Voters;

beforeAll(async () => {
  voting = new VotingInTest(db);
  here = await settleVoters(db, await found(db, '锦和苑'));
  // next door votes on the same days, on a resolution of its own
  const next = await settleVoters(db, await found(db, '隔壁苑'));
  const id = await voting.open(next);
  for (const door of ['101', '102', '103']) await voting.votes(next, id, door, 'against');
});

describe('proxies', () => {
  it('stand for as many owners as the rules of procedure allow, and give way to the owner', async () => {
    const id = await voting.open(here);
    const { communityId, homes } = here;
    const give = (door: string) =>
      db.transactions.run(communityId, (tx) =>
        voting.proxies.give(tx, communityId, {
          resolutionId: id,
          unitId: homes.get(door) ?? '',
          holderName: '代理甲',
          holderPhone: '13911112222',
          fileId: null,
          by: here.member,
        }),
      );
    for (const door of ['102', '103', '104']) await give(door);
    await expect(give('105')).rejects.toMatchObject({ code: 'resolution.proxy-beyond-cap' });
    await expect(give('102')).rejects.toMatchObject({ code: 'resolution.proxy-given' });
    const paper = (door: string) => ({
      unitId: homes.get(door) ?? '',
      choice: 'for' as const,
      castOn: voting.clock.today(),
      byProxy: true,
    });
    const take = (doors: string[]) =>
      db.transactions.run(communityId, async (tx) => {
        const ballots = doors.map(paper);
        const batch = { resolutionId: id, channel: 'on-site', ballots, by: here.member } as const;
        const batchId = await voting.batches.takeBatch(tx, communityId, batch);
        const check = { resolutionId: id, batchId, accepted: true, note: '', by: here.chair };
        await voting.batches.checkBatch(tx, communityId, check);
      });
    await expect(take(['105'])).rejects.toMatchObject({ code: 'request.refused' });
    await take(['102', '103', '104']);
    await voting.votes(here, id, '102', 'against');
    voting.clock.set('2026-03-31');
    await voting.closed(here, id);
    const { tally } = await voting.read(here, id);
    expect(tally).toMatchObject({ for: { heads: 2 }, against: { heads: 1 } });
  });
});

describe('an advisory vote', () => {
  it('decides nothing until the official result is in', async () => {
    const id = await voting.open(here, { mode: 'advisory' });
    const { communityId, chair } = here;
    const result = { id, passed: true, tallies: null, reference: '公告〔2026〕3号', by: chair };
    const fileId = await contractPaper(db, communityId, chair);
    const enter = () =>
      db.transactions.run(communityId, (tx) =>
        voting.official.enter(tx, communityId, { ...result, fileId }),
      );
    await expect(enter()).rejects.toMatchObject({ code: 'resolution.not-closed' });
    voting.clock.set('2026-03-31');
    await voting.closed(here, id);
    expect(await voting.read(here, id)).toMatchObject({
      outcome: null,
      countedOutcome: 'no-quorum',
    });
    await enter();
    expect(await voting.read(here, id)).toMatchObject({
      outcome: 'passed',
      official: { passed: true },
    });
    await expect(enter()).rejects.toMatchObject({ code: 'resolution.official-entered' });
  });
});
