import { ballot, CLOSES, OPENS, vote, voters } from '../../test/support/votes';
import type { BallotStatus, CastBallot, Choice, Proxy } from './votes.rules';
import { countVotes } from './votes.rules';

/** What became of the ballots of the first voter of two, in the order they are handed in, and her choice. */
type Merged = [string, CastBallot[], (BallotStatus | undefined)[], Choice | undefined];

const couple = [
  { voterId: 'v1', area: 9000, owners: 2 },
  ...voters(90).map((v) => ({ ...v, voterId: 'v2' })),
];
const [anna, boris] = [{ voice: 'anna' }, { voice: 'boris' }];
const paper = { channel: 'paper', voice: null } as const;
const onSite = { channel: 'on-site', voice: null } as const;

describe('every right once, whatever came in for it', () => {
  it.each<Merged>([
    [
      'voted twice on line: the last',
      [ballot('v1', 'for', { recordedAt: 1 }), ballot('v1', 'against', { recordedAt: 2 })],
      ['replaced', 'counted'],
      'against',
    ],
    [
      'paper and on line of one mind: once',
      [ballot('v1', 'for', paper), ballot('v1', 'for')],
      ['counted', 'replaced'],
      'for',
    ],
    [
      'paper the day after the screen',
      [ballot('v1', 'for'), ballot('v1', 'against', { ...paper, castOn: '2026-03-06' })],
      ['replaced', 'counted'],
      'against',
    ],
    [
      'the screen the day after paper',
      [ballot('v1', 'for', paper), ballot('v1', 'against', { castOn: '2026-03-06' })],
      ['replaced', 'counted'],
      'against',
    ],
    [
      'of one day paper goes before the screen, whatever the hour',
      [ballot('v1', 'for', paper), ballot('v1', 'against', { recordedAt: 99 })],
      ['counted', 'replaced'],
      'for',
    ],
    [
      'of one day on-site goes before the screen',
      [ballot('v1', 'abstain', onSite), ballot('v1', 'for')],
      ['counted', 'replaced'],
      'abstain',
    ],
    [
      'of one day paper goes before on-site',
      [ballot('v1', 'for', onSite), ballot('v1', 'against', paper)],
      ['replaced', 'counted'],
      'against',
    ],
    [
      'the list is not checked: nothing of it counts',
      [ballot('v1', 'for', { ...paper, checked: false })],
      ['unchecked'],
      undefined,
    ],
    [
      'an unchecked paper leaves the screen standing',
      [ballot('v1', 'for'), ballot('v1', 'against', { ...paper, checked: false })],
      ['counted', 'unchecked'],
      'for',
    ],
    [
      'cast on the first and on the last day',
      [ballot('v1', 'for', { castOn: OPENS }), ballot('v1', 'abstain', { castOn: CLOSES })],
      ['replaced', 'counted'],
      'abstain',
    ],
    [
      'cast the day before and the day after',
      [
        ballot('v1', 'for', { castOn: '2026-02-28' }),
        ballot('v1', 'for', { castOn: '2026-03-11' }),
      ],
      ['out-of-time', 'out-of-time'],
      undefined,
    ],
    [
      'two papers of the very same moment that contradict',
      [ballot('v1', 'for', paper), ballot('v1', 'against', paper)],
      ['disagreed', 'disagreed'],
      undefined,
    ],
    [
      'two papers of the very same moment that agree',
      [ballot('v1', 'for', paper), ballot('v1', 'for', paper)],
      ['counted', 'merged'],
      'for',
    ],
  ])('%s', (_name, ballots, statuses, choice) => {
    const count = countVotes(vote(voters(90, 90), ballots));
    expect(ballots.map(({ id }) => count.statuses.get(id))).toEqual(statuses);
    expect(count.choices.get('v1')).toBe(choice);
  });

  it('nobody votes who is not on the roll', () => {
    const stranger = ballot('v9', 'for');
    const count = countVotes(vote(voters(90), [stranger]));
    expect(count.statuses.get(stranger.id)).toBe('not-on-roll');
    expect(count.part).toEqual({ area: 0, heads: 0 });
  });
});

describe('co-owners hold one right', () => {
  it.each<Merged>([
    [
      'of one mind: once',
      [
        ballot('v1', 'for', { ...anna, recordedAt: 1 }),
        ballot('v1', 'for', { ...boris, recordedAt: 2 }),
      ],
      ['merged', 'counted'],
      'for',
    ],
    [
      'of two minds: the right takes no part',
      [ballot('v1', 'for', anna), ballot('v1', 'against', boris)],
      ['disagreed', 'disagreed'],
      undefined,
    ],
    [
      'one abstains, one agrees: two minds too',
      [ballot('v1', 'for', anna), ballot('v1', 'abstain', boris)],
      ['disagreed', 'disagreed'],
      undefined,
    ],
    ['one votes, the other is silent', [ballot('v1', 'against', anna)], ['counted'], 'against'],
    [
      'one changes to the mind of the other',
      [
        ballot('v1', 'for', anna),
        ballot('v1', 'against', boris),
        ballot('v1', 'for', { ...boris, recordedAt: 2 }),
      ],
      ['merged', 'replaced', 'counted'],
      'for',
    ],
    [
      'a paper of both after the quarrel',
      [
        ballot('v1', 'for', anna),
        ballot('v1', 'against', boris),
        ballot('v1', 'for', { ...paper, castOn: '2026-03-06' }),
      ],
      ['replaced', 'replaced', 'counted'],
      'for',
    ],
    [
      'a paper of both, then one of them otherwise',
      [ballot('v1', 'for', paper), ballot('v1', 'against', { ...anna, castOn: '2026-03-06' })],
      ['disagreed', 'disagreed'],
      undefined,
    ],
    [
      'a paper of both, then both otherwise',
      [
        ballot('v1', 'for', paper),
        ballot('v1', 'against', { ...anna, castOn: '2026-03-06' }),
        ballot('v1', 'against', { ...boris, castOn: '2026-03-07' }),
      ],
      ['replaced', 'merged', 'counted'],
      'against',
    ],
  ])('%s', (_name, ballots, statuses, choice) => {
    const count = countVotes(vote(couple, ballots));
    expect(ballots.map(({ id }) => count.statuses.get(id))).toEqual(statuses);
    expect(count.choices.get('v1')).toBe(choice);
  });
});

const proxy = (id: string, voterId: string, more: Partial<Proxy> = {}): Proxy => ({
  id,
  voterId,
  holder: 'Herr Wu',
  givenAt: Number(id.slice(1)),
  revoked: false,
  ...more,
});
const by = (proxyId: string) => ({ proxyId, voice: null });

describe('proxies', () => {
  const four = ['v1', 'v2', 'v3', 'v4'].map((voterId, index) => proxy(`p${index + 1}`, voterId));
  const cast = () => four.map(({ id, voterId }) => ballot(voterId, 'for', by(id)));

  it('beyond the cap a proxy does not count: the first that were given do', () => {
    const ballots = cast();
    const count = countVotes(vote(voters(1, 1, 1, 1), ballots, { proxies: four }));
    expect(ballots.map(({ id }) => count.statuses.get(id))).toEqual([
      'counted',
      'counted',
      'counted',
      'proxy-beyond-cap',
    ]);
  });

  it('the next moves up when one is taken back', () => {
    const ballots = cast();
    const proxies = four.map((one) => ({ ...one, revoked: one.id === 'p1' }));
    const count = countVotes(vote(voters(1, 1, 1, 1), ballots, { proxies }));
    expect(ballots.map(({ id }) => count.statuses.get(id))).toEqual([
      'proxy-revoked',
      'counted',
      'counted',
      'counted',
    ]);
  });

  it('no proxies where the rules of procedure allow none', () => {
    const ballots = cast();
    const count = countVotes(vote(voters(1, 1, 1, 1), ballots, { proxies: four, proxyCap: 0 }));
    expect(new Set(count.statuses.values())).toEqual(new Set(['proxy-beyond-cap']));
  });

  it('an owner who votes herself sets her proxy aside, even when it votes later', () => {
    const own = ballot('v1', 'against');
    const other = ballot('v1', 'for', { ...by('p1'), castOn: CLOSES });
    const count = countVotes(vote(voters(1, 1), [other, own], { proxies: four }));
    expect([own, other].map(({ id }) => count.statuses.get(id))).toEqual([
      'counted',
      'owner-voted',
    ]);
    expect(count.choices.get('v1')).toBe('against');
  });

  it('a proxy for one owner is none for another', () => {
    const other = ballot('v2', 'for', by('p1'));
    const count = countVotes(vote(voters(1, 1), [other], { proxies: four.slice(0, 1) }));
    expect(count.statuses.get(other.id)).toBe('proxy-revoked');
  });
});
