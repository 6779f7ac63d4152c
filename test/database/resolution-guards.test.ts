import { entities } from '../../src/entities';
import { asRole } from '../support/as-role';
import { found } from '../support/community';
import { withDatabase } from '../support/fresh-database';
import { settleVoters, type Voters, VotingInTest } from '../support/resolutions';
import { faultsIn } from '../support/verification';

/** What the serving role's own SQL cannot do to a vote, whatever has taken the program over. */
const db = withDatabase(entities);
let voting: VotingInTest;
let here: Voters;
let announced: string;
let closed: string;
let neighbours: string;

beforeAll(async () => {
  voting = new VotingInTest(db);
  here = await settleVoters(db, await found(db, '锦和苑'));
  const next = await settleVoters(db, await found(db, '隔壁苑'));
  closed = await voting.open(here);
  for (const door of ['101', '102', '103', '104', '105', '106', '107']) {
    await voting.votes(here, closed, door, door < '104' ? 'for' : 'against');
  }
  voting.clock.set('2026-03-31');
  await voting.closed(here, closed);
  neighbours = await voting.open(next);
  announced = await voting.open(here);
  await voting.votes(here, announced, '101', 'against');
  await voting.papers(here, announced, [['102', 'for']], { checked: false });
});

const asApp = (sql: string) => asRole(db.urls.appUrl, here.communityId, sql);

/** An insert of a copy of a row with some columns changed. */
const copyOf = (table: string, where: string, changes: Record<string, string>) =>
  `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${Object.entries(
    changes,
  )
    .map(([column, value]) => `'${column}', ${value}`)
    .join()}))).* from ${table} t where ${where} limit 1`;

const TALLY = `state = 'closed', closed_by = drafted_by, closed_at = now(), against_area = 0,
  against_heads = 0, abstain_area = 0, abstain_heads = 0,
  count_hash = resolution_count_hash(community_id, id)`;

describe('direct SQL as the program', () => {
  const attacks: [string, () => string, string | RegExp][] = [
    [
      'calls a lost vote won',
      () => `update resolution set outcome = 'passed' where id = '${closed}'`,
      'resolution_stays_as_announced',
    ],
    [
      'closes a vote with tallies of nobody',
      () =>
        `update resolution set ${TALLY}, outcome = 'passed', for_area = 1020, for_heads = 9 where id = '${announced}'`,
      'resolution_counts_ballots',
    ],
    [
      'closes a vote without its ballots',
      () =>
        `update resolution set ${TALLY}, outcome = 'no-quorum', for_area = 0, for_heads = 0 where id = '${announced}'`,
      'resolution_counts_ballots',
    ],
    [
      'counts a list that nobody has checked',
      () =>
        `with c as (insert into ballot_count (community_id, resolution_id, ballot_id, status) select community_id, resolution_id, id, 'counted' from ballot where resolution_id = '${announced}' returning 1) select count(*) from c; update resolution set ${TALLY}, outcome = 'no-quorum', for_area = 100, for_heads = 1 where id = '${announced}'`,
      'resolution_counts_ballots',
    ],
    [
      'opens a closed vote again',
      () => `update resolution set state = 'announced' where id = '${closed}'`,
      /resolution_/,
    ],
    [
      'changes what is voted on',
      () => `update resolution set title = '另一件事' where id = '${announced}'`,
      'resolution_stays_as_announced',
    ],
    [
      'makes a vote longer',
      () => `update resolution set closes_on = '2026-12-31' where id = '${announced}'`,
      'resolution_stays_as_announced',
    ],
    [
      'adds a voter after the notice',
      () =>
        copyOf('voting_right', `resolution_id = '${announced}'`, {
          voter_id: 'gen_random_uuid()',
          identity: `repeat('a', 64)`,
        }),
      'voting_right_before_notice',
    ],
    ['gives a right more area', () => `update voting_right set area = 9999`, /permission denied/],
    [
      'moves a home to another voter',
      () => `update voting_right_unit set area = 9999`,
      /permission denied/,
    ],
    ['changes a ballot', () => `update ballot set choice = 'for'`, /permission denied/],
    ['takes a ballot away', () => `delete from ballot`, /permission denied/],
    [
      'casts a ballot after the count',
      () =>
        copyOf('ballot', `resolution_id = '${closed}'`, {
          id: 'gen_random_uuid()',
          receipt_code: `'ZZZZZZZZZZZZ'`,
        }),
      'ballot_in_time',
    ],
    [
      'casts a ballot for a day before the vote',
      () =>
        copyOf('ballot', `resolution_id = '${announced}' and batch_id is null`, {
          id: 'gen_random_uuid()',
          receipt_code: `'ZZZZZZZZZZZZ'`,
          cast_on: `'2026-03-19'`,
        }),
      'ballot_in_time',
    ],
    [
      'slips a paper into a list of another vote',
      () =>
        copyOf('ballot', `resolution_id = '${announced}' and batch_id is not null`, {
          id: 'gen_random_uuid()',
          receipt_code: `'ZZZZZZZZZZZZ'`,
          channel: `'on-site'`,
        }),
      'ballot_in_time',
    ],
    [
      'checks its own list',
      () => `update ballot_batch set accepted = true, checked_by = entered_by, checked_at = now()`,
      'ballot_batch_checked_by_another',
    ],
    [
      'judges ballots of a closed vote anew',
      () =>
        `insert into ballot_count (community_id, resolution_id, ballot_id, status) select community_id, '${closed}', id, 'counted' from ballot where resolution_id = '${announced}'`,
      'ballot_counted_with_closing',
    ],
    [
      'writes an official result for a vote that binds',
      () =>
        `insert into official_result (community_id, resolution_id, passed, tallies, reference, file_id, entered_by, entered_at) select community_id, id, true, '{}', '公告', gen_random_uuid(), drafted_by, now() from resolution where id = '${closed}'`,
      /official_result_/,
    ],
    [
      'starts a resolution announced',
      () =>
        copyOf('resolution', `id = '${announced}'`, {
          id: 'gen_random_uuid()',
          number: `'决-2026-999'`,
        }),
      'resolution_starts_as_draft',
    ],
    ['removes a resolution', () => `delete from resolution`, /permission denied/],
  ];

  it.each(attacks)('%s: refused', async (_name, sql, refusal) => {
    const failure = await asApp(sql()).then(
      () => 'nothing was refused',
      (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
    );
    if (typeof refusal === 'string') expect(failure).toBe(refusal);
    else expect(failure).toMatch(refusal);
  });

  it('reaches no vote next door', async () => {
    const { rowCount } = await asApp(`select from resolution where id = '${neighbours}'`);
    expect(rowCount).toBe(0);
  });

  it('has left both books as they were', async () => {
    expect(await faultsIn(db, here.communityId)).toEqual([]);
  });
});

describe('resolution_passed', () => {
  it('is true of exactly the text and version that passed', async () => {
    const subject = { kind: 'budget', id: here.chair, version: 2, hash: 'a'.repeat(64) } as const;
    const id = await voting.open(here, { subject });
    for (const door of ['101', '102', '103', '104', '105', '106', '107']) {
      await voting.votes(here, id, door, 'for');
    }
    voting.clock.set('2026-03-31');
    await voting.closed(here, id);
    const passed = async (args: string) =>
      (await asApp(`select resolution_passed(${here.communityId}, ${args}) as it`)).rows[0]?.it;
    expect(await passed(`'${id}', 'budget', '${here.chair}', 2`)).toBe(true);
    expect(await passed(`'${id}', 'budget', '${here.chair}', 3`)).toBe(false);
    expect(await passed(`'${id}', 'adjustment', '${here.chair}', 2`)).toBe(false);
    expect(await passed(`'${id}', 'budget', '${here.member}', 2`)).toBe(false);
    expect(await passed(`'${closed}', 'budget', '${here.chair}', 2`)).toBe(false);
  });
});
