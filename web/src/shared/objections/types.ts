/** One household's objection: its words are public, who said them is not. */
export interface ObjectionVoice {
  text: string;
  at: string;
  withdrawnAt: string | null;
}

/** How the committee stands: more than half of those sitting decide. */
export interface CommitteeVotes {
  agreed: number;
  refused: number;
  sitting: number;
  needed: number;
}

/** A payment in its window of objection, frozen, or past it. */
export interface ObjectedPayment {
  requestId: string;
  number: string;
  reason: string;
  payeeName: string;
  amount: string;
  state: 'open' | 'frozen' | 'lifted' | 'refused' | 'over';
  opensOn: string;
  endsOn: string;
  daysLeft: number;
  households: number;
  area: string;
  neededHouseholds: number;
  neededArea: string;
  voices: ObjectionVoice[];
  answers: { text: string; at: string; postName: string }[];
  frozenAt: string | null;
  votes: CommitteeVotes | null;
  decision: { lift: boolean; by: 'committee' | 'owners'; reason: string; at: string } | null;
  mine: { text: string; at: string } | null;
  mayObject: boolean;
  mayAnswer: boolean;
  mayDecide: boolean;
}
