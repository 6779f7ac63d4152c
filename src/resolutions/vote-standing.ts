import type { EntityManager } from 'typeorm';
import type { Resolution } from './resolution-rows';
import { partOf } from './tally.rules';
import { type BallotSeal, ballotsFor, voteOf } from './vote-facts';
import { type BallotStatus, type CastBallot, countVotes, type Weight } from './votes.rules';

/** How a vote stands, as far as somebody's own rights go. */
export interface VoteStanding {
  /** Who took part, of all. */
  readonly part: Weight;
  /** At least those cast for the rights asked for. */
  readonly ballots: readonly CastBallot[];
  readonly statuses: ReadonlyMap<string, BallotStatus>;
}

/** A vote and the rights whose ballots are asked for. */
export interface StandingAsked {
  readonly resolution: Resolution;
  readonly seal: BallotSeal;
  readonly voterIds: readonly string[];
}

/**
 * An open vote is counted anew; a closed one was counted once and for all, and thousands of ballots are
 * not read again for every look at the list (`verify` recounts them).
 */
export async function standingOf(
  tx: EntityManager,
  communityId: number,
  asked: StandingAsked,
): Promise<VoteStanding> {
  const { resolution, voterIds } = asked;
  if (resolution.tally === null) {
    const vote = await voteOf(tx, communityId, asked);
    const { part, statuses } = countVotes(vote);
    return { part, statuses, ballots: vote.ballots };
  }
  const ballots = await ballotsFor(tx, communityId, asked, voterIds);
  const rows = await tx.query<{ ballot_id: string; status: BallotStatus }[]>(
    'select ballot_id, status from ballot_count where community_id = $1 and ballot_id = any($2::uuid[])',
    [communityId, ballots.map(({ id }) => id)],
  );
  const statuses = new Map(rows.map((row) => [row.ballot_id, row.status]));
  return { part: partOf(resolution.tally), ballots, statuses };
}
