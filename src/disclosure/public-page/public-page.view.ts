import { EntryCardView } from '../../queryable-account/entry-card.view';
import { FlowView } from '../../queryable-account/flow.view';
import { FundBalanceView } from '../../queryable-account/summary.view';
import { OpenDataView } from '../open-data/open-data.view';

export type PublicPageState = 'none' | 'proposed' | 'open' | 'closed';

/** 公开页, for those who live here: whether everybody may look, since when, and on whose word. */
export class PublicPageStateView {
  state: PublicPageState;
  stateName: string;
  /** Of the newest proposal: what a resolution of the owners names as its subject. */
  id: string | null;
  /** CC-BY-4.0, CC-BY-SA-4.0 or CC0-1.0. */
  licence: string | null;
  licenceName: string | null;
  reason: string | null;
  resolutionId: string | null;
  resolutionNumber: string | null;
  openedOn: string | null;
  closedOn: string | null;
  closeReason: string | null;
  /** A passed resolution on this proposal, by which it may be opened now. */
  passedResolutionId: string | null;
}

export class PublicReportView {
  id: string;
  title: string;
  period: string;
  createdOn: string;
  sha256: string;
}

export class PublicBudgetView {
  year: number;
  fund: string;
  fundName: string;
  /** Expenses, in yuan. */
  approved: string;
  committed: string;
  spent: string;
  available: string;
}

export class PublicQuestionsView {
  asked: number;
  answered: number;
}

export class PublicProofView {
  /** Leaves of the signed log, its root and when it was signed. */
  size: string;
  root: string;
  signedAt: string;
}

export class PublicPostView {
  post: string;
  headcount: number;
  gross: string;
}

export class PublicPayrollView {
  period: string;
  total: string;
  posts: PublicPostView[];
}

/** 公开页: everything of it in one answer, for readers who are nobody in particular. */
export class PublicPageView {
  communityId: number;
  name: string;
  trustorName: string;
  trusteeName: string;
  openedOn: string;
  resolutionNumber: string;
  on: string;
  total: string;
  funds: FundBalanceView[];
  closedThrough: string | null;
  from: string;
  to: string;
  flow: FlowView;
  /** The largest of this month and the last. */
  payments: EntryCardView[];
  reports: PublicReportView[];
  budgets: PublicBudgetView[];
  payroll: PublicPayrollView | null;
  questions: PublicQuestionsView;
  proof: PublicProofView | null;
  openData: OpenDataView;
}
