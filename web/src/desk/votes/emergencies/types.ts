import type { CommitteeVotes } from '../../../shared/objections/types';

/** 应急支出, as everybody sees it. */
export interface Emergency {
  requestId: string;
  number: string;
  reason: string;
  payeeName: string;
  amount: string;
  grounds: string;
  groundsName: string;
  description: string;
  publishedAt: string;
  ratifyBy: string;
  daysLeft: number;
  state: 'awaiting-review' | 'awaiting' | 'ratified' | 'refused' | 'lapsed' | 'withdrawn';
  stateName: string;
  costEntrySeq: string | null;
  claimEntrySeq: string | null;
  decidedAt: string | null;
  committee: CommitteeVotes | null;
  votes: { agree: boolean; reason: string; postName: string; at: string }[];
  mayRatify: boolean;
}
