export class FinalAccountsTotalsView {
  /** Yuan, as all amounts here */
  incomeApproved!: string;
  incomeActual!: string;
  expenseApproved!: string;
  expenseActual!: string;
  surplusApproved!: string;
  /** 本年结余: negative when more was spent than came in */
  surplus!: string;
}

export class FinalAccountsLineView {
  /** Under which its reason is given: the line's id, or the account of what had no line */
  key!: string;
  /** Null: 预算外, no line of the budget covers the account */
  lineId!: string | null;
  /** income or expense */
  side!: string;
  accountCode!: string;
  name!: string;
  approved!: string;
  actual!: string;
  /** actual − approved */
  variance!: string;
  /** variance ÷ approved, four decimals: "0.1234"; null where nothing was approved */
  share!: string | null;
  /** Beyond 10 % of what was approved, or beyond 5,000 yuan */
  reasonNeeded!: boolean;
  reason!: string;
}

export class FinalAccountsDecisionView {
  /** committee or owners */
  by!: string;
  /** Members of the committee who agreed, of those sitting */
  agreed!: number;
  declined!: number;
  sitting!: number;
  needed!: number;
  resolutionId!: string | null;
}

export class FinalAccountsActView {
  /** agree, decline or resolve */
  act!: string;
  /** The post: 业委会主任 */
  by!: string;
  at!: string;
  note!: string;
}

/** 决算: a year's budget against its books */
export class FinalAccountsView {
  /** Null while there are none: then the figures are the books' of now */
  id!: string | null;
  budgetId!: string;
  year!: number;
  fund!: string;
  fundName!: string;
  title!: string;
  /** Counts up when one was refused; 0 while there are none */
  version!: number;
  /** none, draft, deciding, decided or refused */
  state!: string;
  stateName!: string;
  /** The last day by which they are to be decided */
  dueOn!: string;
  late!: boolean;
  /** Days left; days late when late */
  days!: number;
  /** Why they cannot be drawn up now; null when they can, or are */
  blocked!: string | null;
  totals!: FinalAccountsTotalsView;
  lines!: FinalAccountsLineView[];
  /** Lines whose reason is needed and missing */
  reasonsMissing!: number;
  surplusNote!: string;
  auditRef!: string;
  /** SHA-256 over head and lines, once submitted */
  contentHash!: string | null;
  decision!: FinalAccountsDecisionView | null;
  acts!: FinalAccountsActView[];
  decidedOn!: string | null;
  /** What the caller may do now: make, submit, decide */
  may!: string[];
}

export class FinalAccountsMadeView {
  id!: string;
  version!: number;
  /** draft, deciding, decided or refused */
  state!: string;
}
