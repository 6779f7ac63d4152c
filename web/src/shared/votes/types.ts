/** Areas are text in ㎡ ("5400.00"), heads whole numbers. */
export interface Measured {
  area: string;
  heads: number;
}

export type Choice = 'for' | 'against' | 'abstain';

export type Tally = Record<Choice, Measured>;

export type ResolutionState = 'draft' | 'announced' | 'open' | 'closed';

export interface MyVote {
  voterId: string;
  area: string;
  unitLabels: string[];
  choice: Choice | null;
  receiptCode: string | null;
  counted: boolean | null;
  why: string | null;
}

export interface Resolution {
  id: string;
  number: string;
  title: string;
  text: string;
  matter: number;
  matterName: string;
  kind: 'ordinary' | 'special';
  mode: 'binding' | 'advisory';
  secret: boolean;
  state: ResolutionState;
  stateName: string;
  outcome: 'passed' | 'failed' | 'no-quorum' | null;
  noticeOn: string | null;
  opensOn: string;
  closesOn: string;
  rollHash: string | null;
  subject: { kind: string; id: string; version: number | null } | null;
  participation: Measured & { totalArea: string; totalHeads: number };
  missingToQuorum: Measured;
  missingToPass: Measured | null;
  tally: Tally | null;
  mine: MyVote | null;
  canVote: boolean;
  secondCallOf: string | null;
}

/** A ballot as everybody may see it after the closing: by its receipt code, never by name. */
export interface CountedBallot {
  receiptCode: string;
  channel: 'online' | 'paper' | 'on-site';
  counted: boolean;
  why: string | null;
  choice: Choice | null;
}
