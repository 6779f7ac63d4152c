/** 异议: its words are public, who said them is not. */
export class ObjectionVoiceView {
  text!: string;
  at!: string;
  withdrawnAt!: string | null;
}

export class ObjectionAnswerView {
  text!: string;
  at!: string;
  /** The office it was given in. */
  postName!: string;
}

/** How a freeze ended by a decision. */
export class ObjectionDecisionView {
  /** True: the payment goes on; false: it is not paid. */
  lift!: boolean;
  by!: 'committee' | 'owners';
  /** The reasons of the members who decided so, or the number of the owners' resolution. */
  reason!: string;
  at!: string;
  resolutionId!: string | null;
}

/** How the committee stands on the open freeze. */
export class CommitteeVotesView {
  agreed!: number;
  refused!: number;
  sitting!: number;
  /** The least number that is more than half of those sitting. */
  needed!: number;
}

export class OwnObjectionView {
  text!: string;
  at!: string;
}

/** A payment in its window of objection, frozen, or past it. */
export class ObjectedPaymentView {
  requestId!: string;
  number!: string;
  version!: number;
  reason!: string;
  payeeName!: string;
  amount!: string;
  fund!: string;
  accountCode!: string;
  accountName!: string;
  /** Of the request itself: approved, ordered, … paid, rejected. */
  requestState!: string;
  requestStateName!: string;
  state!: 'open' | 'frozen' | 'lifted' | 'refused' | 'over';
  stateName!: string;
  /** First and last day of the window. */
  opensOn!: string;
  endsOn!: string;
  /** Whole days left, today included; 0 once it is over. */
  daysLeft!: number;
  /** What stands against the payment now, and what freezes it. */
  households!: number;
  /** m²; to whole tens while fewer than three homes speak, so that it names none of them. */
  area!: string;
  neededHouseholds!: number;
  neededArea!: string;
  voices!: ObjectionVoiceView[];
  answers!: ObjectionAnswerView[];
  frozenAt!: string | null;
  /** Null unless the payment is frozen. */
  votes!: CommitteeVotesView | null;
  decision!: ObjectionDecisionView | null;
  mine!: OwnObjectionView | null;
  mayObject!: boolean;
  mayAnswer!: boolean;
  mayDecide!: boolean;
}

export class ObjectedPaymentsView {
  items!: ObjectedPaymentView[];
  next!: string | null;
}

/** As much of it as the request itself shows. */
export class SpendingObjectionView {
  endsOn!: string;
  /** The window is open today. */
  open!: boolean;
  frozen!: boolean;
}
