import type { EntryCard } from '../../shared/api/types';

export type Side = 'income' | 'expense';

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
  /** Left until it is due; days late when late. */
  days: number;
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
  text: string;
  by: string;
  at: string;
}

export interface BudgetFile {
  id: string;
  name: string;
}

export interface BudgetLine {
  lineId: string;
  position: number;
  side: Side;
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
  files: BudgetFile[];
  isContingency: boolean;
  perSquareMetreMonth: string | null;
  lastYear: string | null;
  before: string | null;
  remarks: BudgetRemark[];
  comments: number;
  openComments: number;
}

/** A line as a spreadsheet says it. */
export type ReadLine = Pick<
  BudgetLine,
  | 'side'
  | 'name'
  | 'accountCode'
  | 'unit'
  | 'unitPrice'
  | 'quantity'
  | 'frequency'
  | 'collectionRate'
  | 'basis'
  | 'isContingency'
> & { lineId: string | null };

export interface BudgetSummary {
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

export interface Budget extends BudgetSummary {
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
  limits: { share: string; yearly: string; moved: string; left: string };
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
  side: Side;
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

export interface ExecutionLine {
  lineId: string;
  position: number;
  side: Side;
  name: string;
  accountCode: string;
  accountName: string;
  approved: string;
  committed: string;
  spent: string;
  available: string;
  usedShare: string | null;
  flag: 'over-90' | 'over' | null;
  months: { period: string; spent: string }[];
}

export interface Execution {
  budgetId: string;
  year: number;
  fund: string;
  fundName: string;
  version: number;
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
  tie: {
    ledger: string;
    spent: string;
    laterYears: string;
    unbudgeted: string;
    otherBudgets: string;
    ties: boolean;
  };
}

/** One entry behind a line's figure, and what of it stands on the line. */
export interface LineEntry {
  entry: EntryCard;
  charged: string;
  /** False: the first line of its account bears what was charged to no line. */
  chosen: boolean;
}

/** Whose word counts, and how far it is. */
export interface Decision {
  by: string;
  agreed: number;
  declined: number;
  sitting: number;
  needed: number;
  resolutionId: string | null;
}

export interface DecisionAct {
  act: string;
  by: string;
  at: string;
  note: string;
}

export interface FinalLine {
  key: string;
  lineId: string | null;
  side: Side;
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
  id: string | null;
  budgetId: string;
  year: number;
  fund: string;
  fundName: string;
  title: string;
  version: number;
  state: string;
  stateName: string;
  dueOn: string;
  late: boolean;
  days: number;
  blocked: string | null;
  totals: {
    incomeApproved: string;
    incomeActual: string;
    expenseApproved: string;
    expenseActual: string;
    surplusApproved: string;
    surplus: string;
  };
  lines: FinalLine[];
  reasonsMissing: number;
  surplusNote: string;
  auditRef: string;
  contentHash: string | null;
  decision: Decision | null;
  acts: DecisionAct[];
  decidedOn: string | null;
  may: string[];
}

export interface SurplusDistribution {
  id: string;
  year: number;
  fund: string;
  fundName: string;
  mode: string;
  modeName: string;
  basis: string | null;
  basisName: string | null;
  rate: string | null;
  total: string;
  homes: number;
  way: string;
  reason: string;
  feeCode: string | null;
  state: string;
  stateName: string;
  finalAccountsId: string | null;
  proposedOn: string;
  decidedOn: string | null;
  postedOn: string | null;
  contentHash: string;
  decision: Decision;
  acts: DecisionAct[];
  vouchers: { entrySeq: string; voucher: string; bookedOn: string; amount: string }[];
  may: string[];
}

export interface SurplusLine {
  no: number;
  unitId: string;
  unitLabel: string;
  area: string;
  amount: string;
}

export interface SurplusList {
  items: SurplusDistribution[];
  funds: { fund: string; fundName: string; available: string }[];
}

/** As far as a budget rests on it. */
export interface Resolution {
  id: string;
  number: string;
  title: string;
  outcome: string | null;
  outcomeName: string | null;
  subject: { kind: string; id: string | null; version: number | null } | null;
}
