import type { Resolution } from '../../shared/votes/types';

export type { Choice, CountedBallot, Resolution } from '../../shared/votes/types';

export type PaperChannel = 'paper' | 'on-site';

/** 纸质票 or 现场票 entered by one person; counts once another has compared it. */
export interface BallotBatch {
  id: string;
  channel: PaperChannel;
  ballots: number;
  state: 'entered' | 'accepted' | 'refused';
  stateName: string;
  enteredAt: string;
  enteredByMe: boolean;
  checkedAt: string | null;
  checkNote: string | null;
}

export interface BatchBallot {
  ballotId: string;
  unitId: string;
  unitLabel: string;
  choice: string | null;
  castOn: string;
  note: string;
  byProxy: boolean;
}

export type ResolutionList = { items: Resolution[] };
