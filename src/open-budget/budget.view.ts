export class BudgetTotalsView {
  /** Yuan, as all amounts here */
  income!: string;
  expense!: string;
  /** income − expense; negative when it draws on what the fund has */
  surplus!: string;
  /** 预备费, part of expense */
  contingency!: string;
}

export class BudgetDeadlineView {
  /** draft (11-15 of the year before), in-force (12-31 of it) or final-accounts (03-31 of the year after) */
  what!: string;
  whatName!: string;
  dueOn!: string;
  /** Day on which it was done; null while it is not */
  doneOn!: string | null;
  late!: boolean;
  /** Days left until it is due, 0 when it is due today; days late when late */
  days!: number;
}

export class BudgetCommentWindowView {
  /** Day on which it was opened: the first whole day is the next one */
  opensOn!: string;
  /** Last day */
  endsOn!: string;
  daysLeft!: number;
  open!: boolean;
  /** Comments nobody has answered, on all versions */
  unanswered!: number;
}

export class BudgetVersionView {
  version!: number;
  /** original, virement, supplement or contingency */
  kind!: string;
  kindName!: string;
  /** draft, review, comment, deciding, effective, superseded, refused or withdrawn */
  state!: string;
  stateName!: string;
  reason!: string;
  effectiveOn!: string | null;
  income!: string;
  expense!: string;
  /** SHA-256 of the text, fixed with its submission */
  contentHash!: string | null;
}

export class BudgetStepView {
  version!: number;
  /** create, submit, accept, return, ask-decision, agree, decline, resolve, withdraw or effect */
  step!: string;
  stepName!: string;
  at!: string;
  /** The office: 项目经理, 业委会主任 … */
  by!: string;
  note!: string;
}

export class BudgetRemarkView {
  id!: string;
  version!: number;
  text!: string;
  by!: string;
  at!: string;
}

export class BudgetFileView {
  id!: string;
  name!: string;
}

export class BudgetLineView {
  lineId!: string;
  position!: number;
  /** income or expense */
  side!: string;
  name!: string;
  accountCode!: string;
  accountName!: string;
  unit!: string;
  /** Decimal text, up to four decimals */
  unitPrice!: string;
  quantity!: string;
  /** Times a year */
  frequency!: string;
  /** 预计收缴率, "0.92"; null of an expense, or when all is expected */
  collectionRate!: string | null;
  /** unitPrice × quantity × frequency × collectionRate, rounded half up to the fen */
  amount!: string;
  basis!: string;
  files!: BudgetFileView[];
  isContingency!: boolean;
  /** 元/㎡·月 of the billable area, four decimals; null without any */
  perSquareMetreMonth!: string | null;
  /** Of the account in the books of the year before, at its first line; null at its others */
  lastYear!: string | null;
  /** In the version it is compared with; null of a new line */
  before!: string | null;
  remarks!: BudgetRemarkView[];
  comments!: number;
  /** Not answered yet */
  openComments!: number;
}

export class BudgetDecisionView {
  /** committee or owners */
  by!: string;
  /** Committee members who agreed; 0 where the owners decide */
  agreed!: number;
  declined!: number;
  /** More than half of those who sit */
  needed!: number;
  sitting!: number;
  resolutionId!: string | null;
  decidedOn!: string | null;
}

/** 调剂与动用预备费: how far the committee may go without asking everybody */
export class BudgetLimitsView {
  /** Part of a line that may give in one 调剂: "0.10" */
  share!: string;
  /** Yuan in all over the year */
  yearly!: string;
  moved!: string;
  left!: string;
}

export class BudgetSummaryView {
  budgetId!: string;
  year!: number;
  fund!: string;
  fundName!: string;
  title!: string;
  /** Of the text in force once there is one; settled after the final accounts */
  state!: string;
  stateName!: string;
  /** The newest */
  version!: number;
  versionState!: string;
  versionStateName!: string;
  inForceVersion!: number | null;
  totals!: BudgetTotalsView;
  deadline!: BudgetDeadlineView | null;
  comment!: BudgetCommentWindowView | null;
}

export class BudgetsView {
  items!: BudgetSummaryView[];
}

/** 一份预算的一个版本 */
export class BudgetView extends BudgetSummaryView {
  /** The version shown */
  shown!: number;
  reason!: string;
  surplusNote!: string;
  contentHash!: string | null;
  /** The version that `before` is of */
  comparedWith!: number | null;
  versions!: BudgetVersionView[];
  steps!: BudgetStepView[];
  deadlines!: BudgetDeadlineView[];
  /** Billable square metres */
  area!: string;
  /** Residential units */
  households!: number;
  /** Yuan the fund had when the year began, or has now if it has not */
  openingBalance!: string;
  lines!: BudgetLineView[];
  /** Remarks on the whole */
  remarks!: BudgetRemarkView[];
  /**
   * What the caller may do now: edit, submit, remark, review, comment, answer, hide, ask-decision, decide,
   * resolve, adjust, withdraw
   */
  may!: string[];
  decision!: BudgetDecisionView | null;
  limits!: BudgetLimitsView;
}

export class BudgetDifferenceView {
  lineId!: string;
  side!: string;
  name!: string;
  accountCode!: string;
  /** added, removed, changed or same */
  change!: string;
  /** Null of an added line */
  before!: string | null;
  /** Null of a removed line */
  after!: string | null;
  /** after − before */
  difference!: string;
  /** Fields that differ, amount among them: name, unit, unitPrice, quantity, frequency, collectionRate, basis … */
  fields!: string[];
}

export class BudgetDifferencesView {
  budgetId!: string;
  from!: number;
  to!: number;
  before!: BudgetTotalsView;
  after!: BudgetTotalsView;
  lines!: BudgetDifferenceView[];
}

export class BudgetAnswerView {
  text!: string;
  by!: string;
  at!: string;
}

export class BudgetCommentHiddenView {
  at!: string;
  reason!: string;
}

/** 公开意见: nobody is named */
export class BudgetCommentView {
  id!: string;
  version!: number;
  lineId!: string | null;
  lineName!: string | null;
  /** 一户业主, or the office of whoever supervises */
  by!: string;
  mine!: boolean;
  at!: string;
  /** Null once hidden */
  text!: string | null;
  hidden!: BudgetCommentHiddenView | null;
  answer!: BudgetAnswerView | null;
}

export class BudgetCommentsView {
  items!: BudgetCommentView[];
}
