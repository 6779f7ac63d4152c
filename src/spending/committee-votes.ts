import type { EntityManager } from 'typeorm';
import { sittingCommittee } from '../resolutions/committee';
import { type CommitteeMajority, committeeMajority } from '../resolutions/committee.rules';
import type { Day } from '../shared/day';
import { SpendingVoteRow, type VoteQuestion } from './objections.entities';

/** What the committee is asked: to lift a freeze (its round), or to ratify an emergency (round 0). */
export interface AskedOfCommittee {
  communityId: number;
  requestId: string;
  version: number;
  question: VoteQuestion;
  round: number;
}

/** Where a question stands on a day; a seat that was given up counts no more. */
export interface CommitteeStanding {
  agreed: CommitteeMajority;
  refused: CommitteeMajority;
}

/** Reads through the transaction given, writing or reading. */
export async function committeeStanding(
  tx: EntityManager,
  asked: AskedOfCommittee,
  on: Day,
): Promise<CommitteeStanding> {
  const sitting = await sittingCommittee(tx, asked.communityId, on);
  const votes = await tx.findBy(SpendingVoteRow, { ...asked });
  const those = (agree: boolean) =>
    votes.filter((vote) => vote.agree === agree).map(({ personId }) => personId);
  return {
    agreed: committeeMajority(sitting, those(true)),
    refused: committeeMajority(sitting, those(false)),
  };
}
