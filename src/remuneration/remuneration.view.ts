export class RemunerationExclusionView {
  account!: string;
  because!: string;
}

/** 报酬计算办法的一个版本 */
export class RemunerationFormulaView {
  version!: number;
  effectiveOn!: string;
  /** rate or sum */
  kind!: string;
  rate!: string | null;
  /** Yuan a month */
  sum!: string | null;
  /** paid, received or booked: which movements of the month the accounts are taken by */
  basis!: string;
  base!: string[];
  exclusions!: RemunerationExclusionView[];
  fund!: string;
  resolutionRef!: string;
}

export class RemunerationFormulasView {
  items!: RemunerationFormulaView[];
}

export class RemunerationFormulaEnteredView {
  version!: number;
}

export class RemunerationLineView {
  account!: string;
  name!: string;
  amount!: string;
  /** Whether it is in the base */
  counts!: boolean;
  /** Why not */
  because!: string | null;
}

/** 受托人报酬: a month, line by line */
export class RemunerationMonthView {
  period!: string;
  /** posted: in the books; preview: as it would be now; none: no formula for the month, or not posted yet */
  state!: string;
  formula!: RemunerationFormulaView | null;
  lines!: RemunerationLineView[];
  base!: string;
  amount!: string;
  entrySeq!: string | null;
  voucher!: string | null;
  postedAt!: string | null;
  /** What stands in the way of posting; of a preview */
  blocked!: string | null;
}

export class RemunerationPostedView {
  period!: string;
  amount!: string;
  /** Null when there was nothing to pay */
  entrySeq!: string | null;
}
