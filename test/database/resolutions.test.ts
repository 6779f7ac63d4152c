import { entities } from '../../src/entities';
import { takeRoll } from '../../src/resolutions/roll-snapshot';
import { day } from '../../src/shared/day';
import { found } from '../support/community';
import { withDatabase } from '../support/fresh-database';
import { CONTENT, settleVoters, type Voters, VotingInTest } from '../support/resolutions';

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

const rowsOf = async (table: string, id: string) =>
  (await db.admin.query(`select * from ${table} where resolution_id = $1`, [id])).rows;

describe('a notice', () => {
  it('takes the roll of the day: one head for the developer, one for a flat and its parking space', async () => {
    const id = await voting.open(here);
    const { participation, state, rollHash } = await voting.read(here, id);
    expect({ participation, state }).toEqual({
      participation: { area: '0.00', heads: 0, totalArea: '1020.00', totalHeads: 9 },
      state: 'open',
    });
    expect(rollHash).toMatch(/^[0-9a-f]{64}$/);
    const rights = (await rowsOf('voting_right', id)) as { kind: string; area: string }[];
    expect(rights.map(({ kind, area }) => `${kind} ${area}`).sort()).toEqual([
      'developer 200.00',
      ...Array.from({ length: 7 }, () => 'owner 100.00'),
      'owner 120.00',
    ]);
  });

  it('counts homes and shops alone unless the rules of procedure say so', async () => {
    const resolutionId = await voting.drafted(here);
    const taken = { resolutionId, on: day('2026-03-05'), countsSpaces: false };
    await expect(
      db.transactions.run(here.communityId, (tx) => takeRoll(tx, here.communityId, taken)),
    ).resolves.toEqual({ units: 10, heads: 9, area: '1000.00' });
  });

  it('lies the agreed days before the vote, and what was announced stays', async () => {
    voting.clock.set('2026-03-05');
    const id = await voting.drafted(here);
    await expect(voting.announced(here, id)).rejects.toMatchObject({
      code: 'resolution.notice-too-short',
    });
    voting.clock.set('2026-03-04');
    await voting.announced(here, id);
    await expect(
      db.transactions.run(here.communityId, (tx) =>
        voting.resolutions.change(tx, here.communityId, { id, content: CONTENT }),
      ),
    ).rejects.toMatchObject({ code: 'resolution.not-draft' });
    await expect(voting.votes(here, id, '101', 'for')).rejects.toMatchObject({
      code: 'resolution.not-open',
    });
  });

  it('is numbered by the year without a gap', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => voting.drafted(here)));
    const numbers = await Promise.all(ids.map(async (id) => (await voting.read(here, id)).number));
    const turns = numbers.map((number) => Number(number.slice(7))).sort((a, b) => a - b);
    expect(turns).toEqual(turns.map((_, index) => (turns[0] ?? 0) + index));
    expect(numbers[0]).toMatch(/^决-2026-\d{3}$/);
  });
});

describe('ballots', () => {
  it('of an owner count for all she owns, may be changed, and show at once what is missing', async () => {
    const id = await voting.open(here);
    await voting.votes(here, id, '101', 'against');
    voting.clock.advanceMinutes(5);
    const [receipt] = await voting.votes(here, id, '101', 'for');
    const unitIds = [here.homes.get('101') ?? ''];
    const seen = await voting.read(here, id, { personId: here.persons.get('101')!, unitIds });
    expect(seen.participation).toMatchObject({ area: '120.00', heads: 1 });
    expect(seen.missingToQuorum).toEqual({ area: '560.00', heads: 5 });
    expect(seen.tally).toBeNull();
    expect(seen.mine).toMatchObject({
      area: '120.00',
      choice: 'for',
      counted: true,
      receiptCode: receipt?.code,
    });
    expect(seen.mine?.unitLabels).toHaveLength(2);
  });

  it('of nobody else are taken: no tenant, no stranger, none of the home next door', async () => {
    const id = await voting.open(here);
    const next = { ...here, homes: new Map([['101', '0197a1a0-0000-7000-8000-000000000001']]) };
    await expect(voting.votes(next, id, '101', 'for')).rejects.toMatchObject({
      code: 'resolution.not-voter',
    });
    const nobody = { personId: here.persons.get('101')!, unitIds: [] };
    await expect(
      db.transactions.run(here.communityId, (tx) =>
        voting.ballots.cast(tx, here.communityId, {
          resolutionId: id,
          voter: nobody,
          choice: 'for',
        }),
      ),
    ).rejects.toMatchObject({ code: 'resolution.not-voter' });
  });

  it('on paper count once a second person has compared them, each right once', async () => {
    const id = await voting.open(here);
    await voting.votes(here, id, '102', 'against');
    const said = { checked: false };
    const batchId = await voting.papers(
      here,
      id,
      [
        ['102', 'for'],
        ['103', 'for'],
      ],
      said,
    );
    expect((await voting.read(here, id)).participation.heads).toBe(1);
    const { communityId, chair, member } = here;
    const check = { resolutionId: id, batchId, accepted: true, note: '' };
    const checked = (by: string) =>
      db.transactions.run(communityId, (tx) =>
        voting.batches.checkBatch(tx, communityId, { ...check, by }),
      );
    await expect(checked(member)).rejects.toMatchObject({ code: 'resolution.checked-by-enterer' });
    voting.clock.set('2026-03-31');
    await expect(voting.closed(here, id)).rejects.toMatchObject({
      code: 'resolution.batches-unchecked',
    });
    await checked(chair);
    await expect(checked(chair)).rejects.toMatchObject({ code: 'resolution.batch-checked' });
    await voting.closed(here, id);
    const { tally, outcome } = await voting.read(here, id);
    expect(tally?.for).toEqual({ area: '200.00', heads: 2 });
    expect(outcome).toBe('no-quorum');
  });

  it('on a list are refused line by line, and nothing of it is kept', async () => {
    const id = await voting.open(here);
    const papers = voting.papers(here, id, [
      ['101', 'for'],
      ['101', 'for'],
      ['102', 'for', day('2026-03-19')],
    ]);
    await expect(papers).rejects.toMatchObject({
      code: 'request.refused',
      details: { problems: [{ line: 2 }, { line: 3 }] },
    });
    expect(await rowsOf('ballot', id)).toEqual([]);
  });
});

describe('the count', () => {
  it('waits for the last day, unless every right has been used', async () => {
    const id = await voting.open(here);
    await voting.votes(here, id, '101', 'for');
    await expect(voting.closed(here, id)).rejects.toMatchObject({ code: 'resolution.still-open' });
    await voting.papers(here, id, [
      ...['102', '103', '104', '105', '106', '107', '108'].map(
        (door) => [door, 'for'] as [string, 'for'],
      ),
      ['109', 'abstain'],
    ]);
    await voting.closed(here, id);
    expect(await voting.read(here, id)).toMatchObject({ state: 'closed', outcome: 'passed' });
    await expect(voting.votes(here, id, '101', 'against')).rejects.toMatchObject({
      code: 'resolution.closed',
    });
  });

  it('is by area and by heads, and every voter finds her ballot in it', async () => {
    const id = await voting.open(here);
    for (const door of ['101', '102', '103']) await voting.votes(here, id, door, 'for');
    for (const door of ['104', '105']) await voting.votes(here, id, door, 'against');
    const couple = [...here.persons].filter(([door]) => ['108', '配偶'].includes(door));
    for (const [, personId] of couple) {
      const voter = { personId, unitIds: [here.homes.get('108') ?? ''] };
      await db.transactions.run(here.communityId, (tx) =>
        voting.ballots.cast(tx, here.communityId, { resolutionId: id, voter, choice: 'for' }),
      );
    }
    await voting.papers(here, id, [['109', 'abstain']]);
    voting.clock.set('2026-03-31');
    await voting.closed(here, id);
    const seen = await voting.read(here, id);
    expect(seen).toMatchObject({
      outcome: 'passed',
      tally: {
        for: { area: '420.00', heads: 4 },
        against: { area: '200.00', heads: 2 },
        abstain: { area: '200.00', heads: 1 },
      },
      participation: { area: '820.00', heads: 7 },
    });
    const list = await voting.queries.ballotList(here.communityId, id);
    expect(list.items).toHaveLength(8);
    const counted = list.items.filter((item) => item.counted && item.why === null);
    const heads = (choice: string) => counted.filter((item) => item.choice === choice).length;
    expect([heads('for'), heads('against'), heads('abstain')]).toEqual([4, 2, 1]);
    const unitIds = [here.homes.get('104') ?? ''];
    const { mine } = await voting.read(here, id, { personId: here.persons.get('104')!, unitIds });
    expect(list.items).toContainEqual(
      expect.objectContaining({ receiptCode: mine?.receiptCode, counted: true, choice: 'against' }),
    );
    expect(Object.keys(list.items[0] ?? {})).toEqual([
      'receiptCode',
      'channel',
      'counted',
      'why',
      'choice',
    ]);
  });

  it('without a quorum is called again, with the same text and a number of its own', async () => {
    const id = await voting.open(here);
    voting.clock.set('2026-03-31');
    await voting.closed(here, id);
    expect((await voting.read(here, id)).outcome).toBe('no-quorum');
    const { communityId, chair } = here;
    const term = { opensOn: day('2026-04-20'), closesOn: day('2026-04-30') };
    const again = await db.transactions.run(communityId, (tx) =>
      voting.resolutions.callAgain(tx, communityId, { id, by: chair, ...term }),
    );
    expect(await voting.read(here, again)).toMatchObject({
      ...term,
      state: 'draft',
      title: CONTENT.title,
      secondCallOf: id,
    });
    expect((await voting.read(here, id)).secondCall).toBe(again);
  });
});

describe('a secret vote', () => {
  it('keeps no choice that can be read, and counts all the same', async () => {
    const id = await voting.open(here, { secret: true });
    for (const door of ['101', '102', '103', '104']) await voting.votes(here, id, door, 'for');
    await voting.votes(here, id, '105', 'abstain');
    await voting.papers(here, id, [['106', 'against']]);
    const kept = (await rowsOf('ballot', id)) as { choice: string }[];
    expect(kept.every(({ choice }) => /^v1\.[\w-]+$/.test(choice))).toBe(true);
    expect(new Set(kept.map(({ choice }) => choice.length)).size).toBe(1);
    voting.clock.set('2026-03-31');
    await voting.closed(here, id);
    const unitIds = [here.homes.get('101') ?? ''];
    const seen = await voting.read(here, id, { personId: here.persons.get('101')!, unitIds });
    expect(seen.tally).toMatchObject({
      for: { heads: 4 },
      against: { heads: 1 },
      abstain: { heads: 1 },
    });
    expect(seen.mine).toMatchObject({ choice: null, counted: true });
    const { items } = await voting.queries.ballotList(here.communityId, id);
    expect(items.map(({ choice }) => choice)).toEqual(items.map(() => null));
  });
});
