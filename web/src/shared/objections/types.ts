/** One household's objection: its words are public, who said them is not. */
export interface ObjectionVoice {
  text: string;
  at: string;
  withdrawnAt: string | null;
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
  households: number;
  area: string;
  neededHouseholds: number;
  neededArea: string;
  voices: ObjectionVoice[];
  answers: { text: string; at: string }[];
  decision: { lift: boolean; reason: string; at: string } | null;
  mine: { text: string; at: string } | null;
  mayObject: boolean;
}
