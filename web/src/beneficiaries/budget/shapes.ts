/** Shapes of the open budget as the pages use them; money is text in yuan, days "YYYY-MM-DD". */
export interface BudgetTotals {
  income: string;
  expense: string;
  surplus: string;
  contingency: string;
}

export interface BudgetDeadline {
  what: string;
  whatName: string;
  dueOn: string;
  doneOn: string | null;
  late: boolean;
  days: number;
}

export interface BudgetItem {
  budgetId: string;
  year: number;
  fund: string;
  fundName: string;
  title: string;
  state: string;
  stateName: string;
  version: number;
  versionState: string;
  versionStateName: string;
  inForceVersion: number | null;
  totals: BudgetTotals;
  deadline: BudgetDeadline | null;
  comment: {
    opensOn: string;
    endsOn: string;
    daysLeft: number;
    open: boolean;
    unanswered: number;
  } | null;
}

export interface BudgetVersion {
  version: number;
  kind: string;
  kindName: string;
  state: string;
  stateName: string;
  reason: string;
  effectiveOn: string | null;
  income: string;
  expense: string;
  contentHash: string | null;
}

export interface BudgetStep {
  version: number;
  step: string;
  stepName: string;
  at: string;
  by: string;
  note: string;
}

export interface BudgetRemark {
  id: string;
  version: number;
  by: string;
  at: string;
  text: string;
}

export interface BudgetLine {
  lineId: string;
  position: number;
  side: string;
  name: string;
  accountCode: string;
  accountName: string;
  unit: string;
  unitPrice: string;
  quantity: string;
  frequency: string;
  collectionRate: string | null;
  amount: string;
  basis: string;
  files: { id: string; name: string }[];
  isContingency: boolean;
  perSquareMetreMonth: string | null;
  /** Of the whole account, at its first line; null at its others. */
  lastYear: string | null;
  before: string | null;
  remarks: BudgetRemark[];
  comments: number;
  openComments: number;
}

export interface Budget extends BudgetItem {
  /** The version shown; `version` is the newest. */
  shown: number;
  reason: string;
  surplusNote: string;
  contentHash: string | null;
  comparedWith: number | null;
  versions: BudgetVersion[];
  steps: BudgetStep[];
  deadlines: BudgetDeadline[];
  area: string;
  households: number;
  openingBalance: string;
  lines: BudgetLine[];
  remarks: BudgetRemark[];
  may: string[];
  decision: {
    by: string;
    agreed: number;
    declined: number;
    needed: number;
    sitting: number;
    resolutionId: string | null;
    decidedOn: string | null;
  } | null;
}

export interface BudgetComment {
  id: string;
  version: number;
  lineId: string | null;
  lineName: string | null;
  by: string;
  mine: boolean;
  at: string;
  text: string | null;
  hidden: { at: string; reason: string } | null;
  answer: { text: string; by: string; at: string } | null;
}

export interface BudgetDifference {
  lineId: string;
  side: string;
  name: string;
  accountCode: string;
  change: string;
  before: string | null;
  after: string | null;
  difference: string;
  fields: string[];
}

export interface BudgetDifferences {
  budgetId: string;
  from: number;
  to: number;
  before: BudgetTotals;
  after: BudgetTotals;
  lines: BudgetDifference[];
}

export interface Execution {
  asOf: string;
  totals: {
    incomeApproved: string;
    incomeEarned: string;
    approved: string;
    committed: string;
    spent: string;
    available: string;
    unbudgeted: string;
  };
  lines: ExecutionLine[];
  unbudgeted: { accountCode: string; accountName: string; spent: string }[];
  /** ledger = spent − laterYears + unbudgeted + otherBudgets */
  tie: {
    ledger: string;
    spent: string;
    laterYears: string;
    unbudgeted: string;
    otherBudgets: string;
    ties: boolean;
  };
}

export interface ExecutionLine {
  lineId: string;
  name: string;
  side: string;
  accountCode: string;
  approved: string;
  committed: string;
  spent: string;
  available: string;
  usedShare: string | null;
  flag: string | null;
  months: { period: string; spent: string }[];
}

/** How a line stands against what was approved: what the bullet bar draws. */
export type Standing = Pick<
  ExecutionLine,
  'approved' | 'committed' | 'spent' | 'available' | 'usedShare' | 'flag'
>;

export interface FinalAccountsLine {
  key: string;
  /** Null: no line of the budget covers the account. */
  lineId: string | null;
  side: string;
  accountCode: string;
  name: string;
  approved: string;
  actual: string;
  variance: string;
  share: string | null;
  reasonNeeded: boolean;
  reason: string;
}

export interface FinalAccounts {
  version: number;
  /** none, draft, deciding, decided or refused */
  state: string;
  stateName: string;
  dueOn: string;
  late: boolean;
  days: number;
  /** Why they cannot be drawn up now. */
  blocked: string | null;
  totals: {
    incomeApproved: string;
    incomeActual: string;
    expenseApproved: string;
    expenseActual: string;
    surplusApproved: string;
    surplus: string;
  };
  lines: FinalAccountsLine[];
  reasonsMissing: number;
  surplusNote: string;
  auditRef: string;
  decision: { by: string; agreed: number; sitting: number; resolutionId: string | null } | null;
  decidedOn: string | null;
}

export interface SurplusItem {
  id: string;
  year: number;
  fund: string;
  fundName: string;
  mode: string;
  modeName: string;
  basisName: string | null;
  total: string;
  homes: number;
  /** In one sentence. */
  way: string;
  reason: string;
  state: string;
  stateName: string;
  proposedOn: string;
  decidedOn: string | null;
  postedOn: string | null;
  decision: { by: string; agreed: number; sitting: number; resolutionId: string | null };
  vouchers: { entrySeq: string; voucher: string; bookedOn: string; amount: string }[];
  mine: { unitId: string; unitLabel: string; area: string; amount: string }[];
}

export interface Surplus {
  items: SurplusItem[];
  funds: { fund: string; fundName: string; available: string }[];
}

export interface Emergency {
  requestId: string;
  version: number;
  number: string;
  groundsName: string;
  description: string;
  reason: string;
  payeeName: string;
  amount: string;
  accountName: string;
  publishedAt: string;
  ratifyBy: string;
  daysLeft: number;
  state: string;
  stateName: string;
  requestStateName: string;
  costEntrySeq: string | null;
  claimEntrySeq: string | null;
  paidEntrySeq: string | null;
  decidedAt: string | null;
  committee: { agreed: number; refused: number; sitting: number; needed: number } | null;
  votes: { agree: boolean; reason: string; postName: string; at: string }[];
}
