export class SurplusMineView {
  unitId!: string;
  unitLabel!: string;
  /** Square metres of the exclusive part; of shares by area */
  area!: string;
  amount!: string;
}

export class SurplusDecisionView {
  /** committee or owners */
  by!: string;
  /** Members of the committee who agreed, of those sitting */
  agreed!: number;
  declined!: number;
  sitting!: number;
  needed!: number;
  resolutionId!: string | null;
}

export class SurplusActView {
  /** agree, decline or resolve */
  act!: string;
  /** The post: 业委会主任 */
  by!: string;
  at!: string;
  note!: string;
}

export class SurplusVoucherView {
  entrySeq!: string;
  voucher!: string;
  bookedOn!: string;
  amount!: string;
}

/** 结余分配 */
export class SurplusDistributionView {
  id!: string;
  year!: number;
  fund!: string;
  fundName!: string;
  /** carry, top-up-repair-fund, credit-fees or cash */
  mode!: string;
  modeName!: string;
  /** area, equal, per-m2-amount or per-unit-amount; null where nothing goes to single homes */
  basis!: string | null;
  basisName!: string | null;
  /** Yuan a ㎡ or a home, where that was proposed */
  rate!: string | null;
  total!: string;
  /** Homes that take part */
  homes!: number;
  /** In one sentence */
  way!: string;
  reason!: string;
  /** Of 抵扣物业费: the fee whose advance is filled */
  feeCode!: string | null;
  /** proposed, decided, refused or posted */
  state!: string;
  stateName!: string;
  finalAccountsId!: string | null;
  proposedOn!: string;
  decidedOn!: string | null;
  postedOn!: string | null;
  contentHash!: string;
  decision!: SurplusDecisionView;
  acts!: SurplusActView[];
  vouchers!: SurplusVoucherView[];
  /** The caller's own homes */
  mine!: SurplusMineView[];
  /** What the caller may do now: decide, post */
  may!: string[];
}

export class SurplusFundView {
  fund!: string;
  fundName!: string;
  /** 可分配结余, as the books stand */
  available!: string;
}

export class SurplusDistributionsView {
  items!: SurplusDistributionView[];
  /** What each fund could distribute now */
  funds!: SurplusFundView[];
}

export class SurplusLineView {
  no!: number;
  unitId!: string;
  unitLabel!: string;
  area!: string;
  amount!: string;
}

export class SurplusLinesView {
  items!: SurplusLineView[];
  next!: string | null;
}

export class SurplusProposedView {
  id!: string;
  total!: string;
  homes!: number;
}

export class SurplusStateView {
  id!: string;
  /** proposed, decided, refused or posted */
  state!: string;
}
