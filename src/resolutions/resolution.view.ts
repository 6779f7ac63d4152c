/** Area in ㎡ ("5400.00") and heads. */
export class WeightView {
  area!: string;
  heads!: number;
}

export class VoteTallyView {
  for!: WeightView;
  against!: WeightView;
  abstain!: WeightView;
}

/** Who has taken part so far, of how many. */
export class ParticipationView {
  area!: string;
  heads!: number;
  totalArea!: string;
  totalHeads!: number;
}

/** What is decided on: a version of a budget, final accounts, a payment. */
export class ResolutionSubjectView {
  /** budget, adjustment, final-accounts, surplus, objection, spending or other */
  kind!: string;
  id!: string | null;
  version!: number | null;
  /** SHA-256 of the text that is decided on, hex */
  hash!: string | null;
}

/** The caller's own right, and what became of her ballot. */
export class MyVoteView {
  voterId!: string;
  /** ㎡ */
  area!: string;
  unitLabels!: string[];
  /** for, against or abstain; null without a ballot, and of a secret vote */
  choice!: string | null;
  /** What to look for in the published list */
  receiptCode!: string | null;
  /** Null while there is no ballot */
  counted!: boolean | null;
  /** Why a ballot does not count */
  why!: string | null;
  /** The proxy that was given for it, to take it back */
  proxyId!: string | null;
  /** Name of the proxy, where one was given */
  proxyName!: string | null;
  /** Whether the caller stands for this owner as a proxy */
  asProxy!: boolean;
}

/** What the town's own voting system said, of an advisory vote. */
export class OfficialResultView {
  passed!: boolean;
  tallies!: VoteTallyView | null;
  reference!: string;
  fileId!: string;
  enteredAt!: string;
}

/** 决议: a matter put to the owners, who takes part, and what came of it */
export class ResolutionView {
  id!: string;
  /** 决-2026-001 */
  number!: string;
  title!: string;
  text!: string;
  /** 1 to 9, as 民法典 278 numbers them */
  matter!: number;
  matterName!: string;
  /** ordinary or special */
  kind!: string;
  kindName!: string;
  /** binding, or advisory where an official result decides */
  mode!: string;
  secret!: boolean;
  subject!: ResolutionSubjectView | null;
  /** draft, announced, open or closed */
  state!: string;
  stateName!: string;
  /** passed, failed or no-quorum; null before the closing, and of an advisory vote before its official result */
  outcome!: string | null;
  outcomeName!: string | null;
  noticeOn!: string | null;
  opensOn!: string;
  closesOn!: string;
  /** The last moment of voting, in words */
  deadline!: string;
  daysLeft!: number | null;
  /** SHA-256 over the roll of voters, hex */
  rollHash!: string | null;
  proxyCap!: number | null;
  participation!: ParticipationView;
  missingToQuorum!: WeightView;
  /** Null before the closing */
  missingToPass!: WeightView | null;
  /** Null before the closing */
  tally!: VoteTallyView | null;
  /** What the tallies come to by themselves; of an advisory vote not what decides */
  countedOutcome!: string | null;
  official!: OfficialResultView | null;
  /** The caller's own right: the largest, when she has several */
  mine!: MyVoteView | null;
  /** All rights the caller may vote for, as owner or as proxy */
  rights!: MyVoteView[];
  canVote!: boolean;
  /** The vote without a quorum that this one repeats */
  secondCallOf!: string | null;
  /** The vote that repeats this one */
  secondCall!: string | null;
  /** Lists of paper ballots that a second person has still to compare */
  uncheckedBatches!: number;
  closedAt!: string | null;
}

export class ResolutionsView {
  items!: ResolutionView[];
}

export class BallotReceiptView {
  voterId!: string;
  receiptCode!: string;
  castAt!: string;
}

export class BallotReceiptsView {
  items!: BallotReceiptView[];
}

/** A ballot as everybody may see it once the vote is closed: by its receipt code, never by name. */
export class CountedBallotView {
  receiptCode!: string;
  /** paper, on-site or online */
  channel!: string;
  counted!: boolean;
  /** Why it does not count */
  why!: string | null;
  /** Null of a secret vote */
  choice!: string | null;
}

export class BallotListView {
  items!: CountedBallotView[];
  /** SHA-256 over which ballots counted, hex: of the resolution's leaf in the log */
  countHash!: string;
}

/** 纸质或现场票清单 */
export class BallotBatchView {
  id!: string;
  /** paper or on-site */
  channel!: string;
  ballots!: number;
  /** entered, accepted or refused */
  state!: string;
  stateName!: string;
  enteredAt!: string;
  enteredByMe!: boolean;
  checkedAt!: string | null;
  checkNote!: string | null;
}

export class BallotBatchesView {
  items!: BallotBatchView[];
}

/** A paper as it was entered, for the second person to compare with the sheet. */
export class BatchBallotView {
  ballotId!: string;
  unitId!: string;
  unitLabel!: string;
  /** Null of a secret vote once the list is checked */
  choice!: string | null;
  castOn!: string;
  note!: string;
  fileId!: string | null;
  byProxy!: boolean;
}

export class BallotBatchDetailView extends BallotBatchView {
  items!: BatchBallotView[];
}

export class ProxyGivenView {
  id!: string;
}
