/** 表决意见 */
export type Choice = 'for' | 'against' | 'abstain';

export const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[];

/** How a ballot came in. */
export type Channel = 'paper' | 'on-site' | 'online';

/** 普通事项、特别事项 (民法典 278). */
export type MatterKind = 'ordinary' | 'special';

/** One head on the roll, and the area that stands behind it. */
export interface VotingRight {
  readonly voterId: string;
  /** Hundredths of a square metre: votes are counted in whole numbers, nothing is rounded. */
  readonly area: number;
  /** Owners who hold the right together; 1 but for co-owners. */
  readonly owners: number;
}

/** A ballot as it was cast. */
export interface CastBallot {
  readonly id: string;
  readonly voterId: string;
  readonly channel: Channel;
  readonly choice: Choice;
  /** Day it was cast, YYYY-MM-DD. A paper says no hour. */
  readonly castOn: string;
  /** Milliseconds: when it was cast on line, or entered from paper. */
  readonly recordedAt: number;
  /** Which owner spoke; null when the household did, on paper, or her proxy. */
  readonly voice: string | null;
  /** The power of attorney it was cast under; null when owners voted themselves. */
  readonly proxyId: string | null;
  /** Its list has been compared by a second person; always so on line. */
  readonly checked: boolean;
}

/** 委托书 */
export interface Proxy {
  readonly id: string;
  readonly voterId: string;
  /** Whoever acts: the same text is the same person. */
  readonly holder: string;
  readonly givenAt: number;
  readonly revoked: boolean;
}

/** What is counted, and by which rules of procedure. */
export interface Vote {
  readonly rights: readonly VotingRight[];
  readonly ballots: readonly CastBallot[];
  readonly proxies: readonly Proxy[];
  /** Owners one proxy may stand for. */
  readonly proxyCap: number;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** Whether a ballot counts; anything but 'counted' and 'merged' says why it does not. */
export type BallotStatus =
  | 'counted'
  | 'merged'
  | 'replaced'
  | 'disagreed'
  | 'owner-voted'
  | 'proxy-beyond-cap'
  | 'proxy-revoked'
  | 'unchecked'
  | 'out-of-time'
  | 'not-on-roll';

/** Area in hundredths of a square metre, and heads. */
export interface Weight {
  readonly area: number;
  readonly heads: number;
}

export type Tally = Readonly<Record<Choice, Weight>>;

export interface Count {
  readonly tally: Tally;
  /** Who took part: for, against and abstentions together. */
  readonly part: Weight;
  readonly total: Weight;
  /** Of every ballot, by its id. */
  readonly statuses: ReadonlyMap<string, BallotStatus>;
  /** Of every right that takes part, the choice that counts. */
  readonly choices: ReadonlyMap<string, Choice>;
}

/** A paper outweighs what was done on a screen the same day: it carries a signature, and no hour. */
const RANK: Readonly<Record<Channel, number>> = { online: 0, 'on-site': 1, paper: 2 };

/**
 * Counts a vote: every right once, whatever came in for it and in whatever order (民法典 278, 区分所有权解释 8, 9).
 * The last ballot cast within the time counts; of one day paper goes before on-site, on-site before on line.
 * Co-owners hold one right: of one mind they count once, of two minds the right takes no part.
 * An owner who votes herself sets her proxy aside; a proxy stands for no more owners than the cap, the first
 * that were given to it.
 */
export function countVotes(vote: Vote): Count {
  const rights = new Map(vote.rights.map((right) => [right.voterId, right]));
  const statuses = new Map<string, BallotStatus>();
  const choices = new Map<string, Choice>();
  const refusal = refusalsOf(vote, rights);
  const admitted = new Map<string, CastBallot[]>();
  for (const ballot of vote.ballots) {
    const refused = refusal(ballot);
    if (refused) statuses.set(ballot.id, refused);
    else admitted.set(ballot.voterId, [...(admitted.get(ballot.voterId) ?? []), ballot]);
  }
  for (const [voterId, ballots] of admitted) {
    const choice = judge(ballots, rights.get(voterId)?.owners ?? 1, statuses);
    if (choice) choices.set(voterId, choice);
  }
  return { ...weighed(vote.rights, choices), statuses, choices };
}

/** Why a ballot is not looked at at all; null when it is. */
function refusalsOf(vote: Vote, rights: ReadonlyMap<string, VotingRight>) {
  const proxies = new Map(vote.proxies.map((proxy) => [proxy.id, proxy]));
  const within = withinCap(vote);
  return (ballot: CastBallot): BallotStatus | null => {
    if (!rights.has(ballot.voterId)) return 'not-on-roll';
    if (ballot.castOn < vote.opensOn || ballot.castOn > vote.closesOn) return 'out-of-time';
    if (!ballot.checked) return 'unchecked';
    if (ballot.proxyId === null) return null;
    const proxy = proxies.get(ballot.proxyId);
    if (!proxy || proxy.revoked || proxy.voterId !== ballot.voterId) return 'proxy-revoked';
    return within.has(proxy.id) ? null : 'proxy-beyond-cap';
  };
}

/** The proxies that may be used: of each holder the first ones given, as many as the cap. */
function withinCap({ proxies, proxyCap }: Vote): ReadonlySet<string> {
  const byHolder = new Map<string, Proxy[]>();
  for (const proxy of proxies) {
    if (!proxy.revoked) byHolder.set(proxy.holder, [...(byHolder.get(proxy.holder) ?? []), proxy]);
  }
  const first = [...byHolder.values()].flatMap((held) =>
    held.sort((a, b) => a.givenAt - b.givenAt || compare(a.id, b.id)).slice(0, proxyCap),
  );
  return new Set(first.map(({ id }) => id));
}

/** Judges all ballots of one right; the choice that counts, or null when its owners disagree. */
function judge(
  ballots: readonly CastBallot[],
  owners: number,
  statuses: Map<string, BallotStatus>,
): Choice | null {
  const own = ballots.filter(({ proxyId }) => proxyId === null);
  for (const ballot of ballots) {
    if (own.length > 0 && ballot.proxyId !== null) statuses.set(ballot.id, 'owner-voted');
    else statuses.set(ballot.id, 'replaced');
  }
  const standing = standingOf(own.length > 0 ? own : ballots, owners);
  const [last, ...rest] = standing.toSorted((a, b) => byMoment(b, a) || compare(a.id, b.id));
  if (!last) return null;
  const agreed = rest.every(({ choice }) => choice === last.choice);
  for (const ballot of standing) statuses.set(ballot.id, agreed ? 'merged' : 'disagreed');
  if (!agreed) return null;
  statuses.set(last.id, 'counted');
  return last.choice;
}

/**
 * The ballots that still say what somebody wants: each owner's last one, and the household's last one
 * unless it is older and every owner has spoken since.
 */
function standingOf(ballots: readonly CastBallot[], owners: number): CastBallot[] {
  const voices = new Map<string | null, CastBallot[]>();
  for (const ballot of ballots) {
    voices.set(ballot.voice, [...(voices.get(ballot.voice) ?? []), ballot]);
  }
  const household = latest(voices.get(null) ?? []);
  voices.delete(null);
  const [signed] = household;
  const since = [...voices.values()]
    .map(latest)
    .filter(([ballot]) => !signed || (ballot && byMoment(ballot, signed) > 0));
  return [...(since.length < owners ? household : []), ...since.flat()];
}

/** The last of them; several only when they bear the very same moment. */
function latest(ballots: readonly CastBallot[]): CastBallot[] {
  const [last] = ballots.toSorted((a, b) => byMoment(b, a));
  return last ? ballots.filter((ballot) => byMoment(ballot, last) === 0) : [];
}

function byMoment(a: CastBallot, b: CastBallot): number {
  return (
    compare(a.castOn, b.castOn) || RANK[a.channel] - RANK[b.channel] || a.recordedAt - b.recordedAt
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function weighed(rights: readonly VotingRight[], choices: ReadonlyMap<string, Choice>) {
  const having = (choice: Choice) =>
    weightOf(rights.filter(({ voterId }) => choices.get(voterId) === choice));
  const tally = { for: having('for'), against: having('against'), abstain: having('abstain') };
  const part = weightOf(rights.filter(({ voterId }) => choices.has(voterId)));
  return { tally, part, total: weightOf(rights) };
}

function weightOf(rights: readonly VotingRight[]): Weight {
  return { area: rights.reduce((sum, { area }) => sum + area, 0), heads: rights.length };
}
