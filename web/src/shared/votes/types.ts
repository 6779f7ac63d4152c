/** Areas are text in ㎡ ("5400.00"), heads whole numbers. */
export interface Measured {
  area: string;
  heads: number;
}

export type Choice = 'for' | 'against' | 'abstain';

export type Tally = Record<Choice, Measured>;

export type ResolutionState = 'draft' | 'announced' | 'open' | 'closed';

/** One right to vote the caller may use, and what became of its ballot. */
export interface MyVote {
  voterId: string;
  area: string;
  unitLabels: string[];
  /** Null without a ballot, and of a secret vote. */
  choice: Choice | null;
  receiptCode: string | null;
  counted: boolean | null;
  why: string | null;
  /** A proxy this owner has given. */
  proxyId: string | null;
  proxyName: string | null;
  asProxy: boolean;
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
  deadline: string;
  daysLeft: number | null;
  rollHash: string | null;
  proxyCap: number | null;
  subject: { kind: string; id: string | null; version: number | null; hash: string | null } | null;
  participation: Measured & { totalArea: string; totalHeads: number };
  missingToQuorum: Measured;
  missingToPass: Measured | null;
  tally: Tally | null;
  countedOutcome: 'passed' | 'failed' | 'no-quorum' | null;
  official: { passed: boolean; reference: string; fileId: string; enteredAt: string } | null;
  mine: MyVote | null;
  rights: MyVote[];
  canVote: boolean;
  secondCallOf: string | null;
  secondCall: string | null;
  uncheckedBatches: number;
}

/** A ballot as everybody may see it after the closing: by its receipt code, never by name. */
export interface CountedBallot {
  receiptCode: string;
  channel: 'online' | 'paper' | 'on-site';
  counted: boolean;
  why: string | null;
  choice: Choice | null;
}
