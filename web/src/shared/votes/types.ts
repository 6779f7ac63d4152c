import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** Areas are text in ㎡ ("5400.00"), heads whole numbers. */
export type Measured = Schemas['WeightView'];

export type Choice = 'for' | 'against' | 'abstain';

export type Tally = Schemas['VoteTallyView'];

type Outcome = 'passed' | 'failed' | 'no-quorum';

/** One right to vote the caller may use, and what became of its ballot. */
export type MyVote = Omit<Schemas['MyVoteView'], 'choice'> & {
  /** Null without a ballot, and of a secret vote. */
  choice: Choice | null;
};

/** A vote of the owners. The server's description has plain text where only a few words can stand. */
export type Resolution = Omit<
  Schemas['ResolutionView'],
  'kind' | 'mode' | 'state' | 'outcome' | 'countedOutcome' | 'mine' | 'rights'
> & {
  kind: 'ordinary' | 'special';
  mode: 'binding' | 'advisory';
  state: 'draft' | 'announced' | 'open' | 'closed';
  outcome: Outcome | null;
  countedOutcome: Outcome | null;
  mine: MyVote | null;
  rights: MyVote[];
};

/** A ballot as everybody may see it after the closing: by its receipt code, never by name. */
export type CountedBallot = Schemas['CountedBallotView'];
