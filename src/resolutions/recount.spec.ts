import fc from 'fast-check';
import { missingToPass, missingToQuorum, verdictOf } from './majority.rules';
import type { BallotStatus, CastBallot, Channel, Choice, Proxy, Vote } from './votes.rules';
import { CHOICES, countVotes } from './votes.rules';

/** A recount as one would do it at a table: slowly, right by right, over all ballots each time. */
function recounted(vote: Vote): { choice: Map<string, Choice>; area: number; heads: number } {
  const choice = new Map<string, Choice>();
  for (const { voterId, owners } of vote.rights) {
    const found = opinionOf(vote, voterId, owners);
    if (found) choice.set(voterId, found);
  }
  let [area, heads] = [0, 0];
  for (const right of vote.rights) {
    if (!choice.has(right.voterId)) continue;
    area += right.area;
    heads += 1;
  }
  return { choice, area, heads };
}

function opinionOf(vote: Vote, voterId: string, owners: number): Choice | null {
  const valid = vote.ballots.filter((b) => b.voterId === voterId && isValid(vote, b));
  const themselves = valid.filter((b) => b.proxyId === null);
  const heard = themselves.length > 0 ? themselves : valid;
  const isLast = (b: CastBallot) =>
    !heard.some((other) => other.voice === b.voice && moment(other) > moment(b));
  const household = heard.filter((b) => b.voice === null && isLast(b));
  const later = heard.filter(
    (b) => b.voice !== null && isLast(b) && household.every((h) => moment(b) > moment(h)),
  );
  const voices = new Set(later.map((b) => b.voice));
  const opinions = new Set(later.map((b) => b.choice));
  if (voices.size < owners) for (const b of household) opinions.add(b.choice);
  const [only] = opinions;
  return opinions.size === 1 && only ? only : null;
}

const ORDER: Record<Channel, string> = { online: 'a', 'on-site': 'b', paper: 'c' };

function moment({ castOn, channel, recordedAt }: CastBallot): string {
  return `${castOn} ${ORDER[channel]} ${String(recordedAt).padStart(6, '0')}`;
}

function isValid(vote: Vote, { castOn, checked, proxyId, voterId }: CastBallot): boolean {
  if (castOn < vote.opensOn || castOn > vote.closesOn || !checked) return false;
  if (proxyId === null) return true;
  const proxy = vote.proxies.find(({ id }) => id === proxyId);
  if (!proxy || proxy.revoked || proxy.voterId !== voterId) return false;
  const before = vote.proxies.filter(
    (other) =>
      other.holder === proxy.holder &&
      !other.revoked &&
      (other.givenAt < proxy.givenAt || (other.givenAt === proxy.givenAt && other.id < proxy.id)),
  );
  return before.length < vote.proxyCap;
}

const VOTERS = ['v1', 'v2', 'v3', 'v4', 'v5'];

const rights = fc.tuple(
  ...VOTERS.map((voterId) =>
    fc.record({
      voterId: fc.constant(voterId),
      area: fc.integer({ min: 1, max: 99_999 }),
      owners: fc.integer({ min: 1, max: 3 }),
    }),
  ),
);

const proxies = fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6')).chain((ids) =>
  fc.tuple(
    ...ids.map((id): fc.Arbitrary<Proxy> =>
      fc.record({
        id: fc.constant(id),
        voterId: fc.constantFrom(...VOTERS),
        holder: fc.constantFrom('wu', 'zheng'),
        givenAt: fc.integer({ min: 0, max: 3 }),
        revoked: fc.boolean(),
      }),
    ),
  ),
);

const oneBallot = fc
  .record({
    voterId: fc.constantFrom(...VOTERS, 'stranger'),
    channel: fc.constantFrom<Channel>('paper', 'on-site', 'online'),
    choice: fc.constantFrom<Choice>(...CHOICES),
    castOn: fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'),
    recordedAt: fc.integer({ min: 0, max: 3 }),
    owner: fc.constantFrom('anna', 'boris', 'clara'),
    proxyId: fc.option(fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'none')),
    checked: fc.boolean(),
  })
  .map(({ owner, ...made }): Omit<CastBallot, 'id'> => ({
    ...made,
    voice: made.channel === 'online' && made.proxyId === null ? owner : null,
  }));

const votes: fc.Arbitrary<Vote> = fc.record({
  rights,
  ballots: fc
    .array(oneBallot, { maxLength: 24 })
    .map((made) => made.map((each, index) => ({ ...each, id: `b${100 + index}` }))),
  proxies,
  proxyCap: fc.integer({ min: 0, max: 3 }),
  opensOn: fc.constant('2026-03-01'),
  closesOn: fc.constant('2026-03-03'),
});

const RUNS = { numRuns: 600 };
const byText = <Value>(map: ReadonlyMap<string, Value>) => Object.fromEntries(map);

describe('the count', () => {
  it('is what a slow recount comes to', () => {
    fc.assert(
      fc.property(votes, (vote) => {
        const count = countVotes(vote);
        const slow = recounted(vote);
        expect(byText(count.choices)).toEqual(byText(slow.choice));
        expect(count.part).toEqual({ area: slow.area, heads: slow.heads });
      }),
      RUNS,
    );
  });

  it('does not depend on the order in which ballots came out of the box', () => {
    const shuffled = votes.chain((vote) =>
      fc
        .shuffledSubarray([...vote.ballots], { minLength: vote.ballots.length })
        .map((ballots) => [vote, { ...vote, ballots }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([vote, mixed]) => {
        const [one, other] = [countVotes(vote), countVotes(mixed)];
        expect(byText(one.statuses)).toEqual(byText(other.statuses));
        expect(one.tally).toEqual(other.tally);
      }),
      RUNS,
    );
  });

  it('judges every ballot, and counts each right by exactly one of them', () => {
    fc.assert(
      fc.property(votes, (vote) => {
        const count = countVotes(vote);
        expect(count.statuses.size).toBe(vote.ballots.length);
        const counting = vote.ballots.filter(({ id }) => hasStatus(count.statuses, id, 'counted'));
        expect(counting.map(({ voterId }) => voterId).sort()).toEqual(
          [...count.choices.keys()].sort(),
        );
        const { for: yes, against, abstain } = count.tally;
        expect(yes.area + against.area + abstain.area).toBe(count.part.area);
        expect(yes.heads + against.heads + abstain.heads).toBe(count.part.heads);
      }),
      RUNS,
    );
  });
});

function hasStatus(statuses: ReadonlyMap<string, BallotStatus>, id: string, status: BallotStatus) {
  return statuses.get(id) === status;
}

/** Total, part of it that votes, part of that which agrees: by area and by heads. */
const standing = fc
  .record({
    total: fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 60 })),
    part: fc.tuple(
      fc.float({ min: 0, max: 1, noNaN: true }),
      fc.float({ min: 0, max: 1, noNaN: true }),
    ),
    yes: fc.tuple(
      fc.float({ min: 0, max: 1, noNaN: true }),
      fc.float({ min: 0, max: 1, noNaN: true }),
    ),
  })
  .map(({ total: [area, heads], part, yes }) => {
    const some = { area: Math.floor(area * part[0]), heads: Math.floor(heads * part[1]) };
    const agree = { area: Math.floor(some.area * yes[0]), heads: Math.floor(some.heads * yes[1]) };
    return { total: { area, heads }, part: some, yes: agree };
  });

const plus = (a: { area: number; heads: number }, b: { area: number; heads: number }) => ({
  area: a.area + b.area,
  heads: a.heads + b.heads,
});

describe('what is still missing', () => {
  it('to the quorum is enough, and not one more than enough', () => {
    fc.assert(
      fc.property(standing, (now) => {
        const missing = missingToQuorum(now);
        const part = plus(now.part, missing);
        if (part.heads > 0) {
          expect(verdictOf('ordinary', { ...now, part })).not.toBe('no-quorum');
        }
        for (const measure of ['area', 'heads'] as const) {
          if (missing[measure] === 0) continue;
          const less = { ...part, [measure]: part[measure] - 1 };
          expect(verdictOf('ordinary', { ...now, part: less })).toBe('no-quorum');
        }
      }),
      RUNS,
    );
  });

  it('to pass is enough when all of it agrees, and not one more than enough', () => {
    fc.assert(
      fc.property(
        standing,
        fc.constantFrom('ordinary' as const, 'special' as const),
        (now, kind) => {
          const missing = missingToPass(kind, now);
          const after = (more: typeof missing) => ({
            total: now.total,
            part: plus(now.part, more),
            yes: plus(now.yes, more),
          });
          if (after(missing).part.heads > 0) {
            expect(verdictOf(kind, after(missing))).toBe('passed');
          }
          for (const measure of ['area', 'heads'] as const) {
            if (missing[measure] === 0) continue;
            const less = { ...missing, [measure]: missing[measure] - 1 };
            expect(verdictOf(kind, after(less))).not.toBe('passed');
          }
        },
      ),
      RUNS,
    );
  });
});
