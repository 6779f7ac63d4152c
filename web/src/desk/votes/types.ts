import type { components } from '../../shared/api/schema';
import type { Resolution } from '../../shared/votes/types';

export type { Choice, CountedBallot, Resolution } from '../../shared/votes/types';

type Schemas = components['schemas'];

export type PaperChannel = 'paper' | 'on-site';

/** 纸质票 or 现场票 entered by one person; counts once another has compared it. */
export type BallotBatch = Omit<Schemas['BallotBatchView'], 'state'> & {
  state: 'entered' | 'accepted' | 'refused';
};

export type BatchBallot = Schemas['BatchBallotView'];

export type ResolutionList = { items: Resolution[] };
