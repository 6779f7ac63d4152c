import type { EmergencyGrounds, EmergencyState } from './emergency.rules';
import { CommitteeVotesView } from './objection.view';

export class EmergencyVoteView {
  agree!: boolean;
  reason!: string;
  postName!: string;
  at!: string;
}

/** 应急支出, as everybody may see it from the moment it was submitted. */
export class EmergencyView {
  requestId!: string;
  number!: string;
  version!: number;
  grounds!: EmergencyGrounds;
  groundsName!: string;
  description!: string;
  reason!: string;
  payeeName!: string;
  amount!: string;
  fund!: string;
  accountCode!: string;
  accountName!: string;
  publishedAt!: string;
  /** Last day on which it may be ratified. */
  ratifyBy!: string;
  /** Whole days left, today included; 0 once decided or past. */
  daysLeft!: number;
  state!: EmergencyState;
  stateName!: string;
  requestState!: string;
  requestStateName!: string;
  /** The entry of the cost; null until the reviewer has spoken. */
  costEntrySeq!: string | null;
  /** The entry of the claim on the trustee. */
  claimEntrySeq!: string | null;
  paidEntrySeq!: string | null;
  decidedAt!: string | null;
  committee!: CommitteeVotesView | null;
  votes!: EmergencyVoteView[];
  mayRatify!: boolean;
}

export class EmergenciesView {
  items!: EmergencyView[];
  next!: string | null;
}

/** As much of it as the request itself shows. */
export class SpendingEmergencyView {
  grounds!: EmergencyGrounds;
  groundsName!: string;
  description!: string;
  /** Null before the submission. */
  ratifyBy!: string | null;
  ratified!: boolean;
  /** The cost is in the books. */
  booked!: boolean;
}
