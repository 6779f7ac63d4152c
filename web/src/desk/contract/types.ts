export interface LadderRung {
  /** Yuan, inclusive; null: everything above. */
  upTo: string | null;
  by: 'reviewer' | 'committee';
  approvals: number;
  consultationDays: number;
}

export const SURPLUS_RULES = ['carry', 'top-up-repair-fund', 'credit-fees', 'cash'] as const;
export const SHARE_BY = ['area', 'equal'] as const;

/** 违约金, each part as text: "0.0005" is 万分之五 a day. */
export interface LateFee {
  perDay: string;
  graceDays: number;
  cap: string;
}

/** 开放式预算; a share is a part as text. */
export interface BudgetTerms {
  commentDays: number;
  decidedBy: 'owners' | 'committee';
  virement: { share: string; yearly: string };
}

/** 公示异议 */
export interface ObjectionTerms {
  /** Yuan, exclusive. */
  above: string;
  days: number;
  households: number;
  areaShare: string;
}

export interface Terms {
  trustor: { name: string; address: string };
  trustee: { name: string; address: string };
  beneficiaries: string;
  purpose: string;
  termStartsOn: string;
  termEndsOn: string;
  funds: { fund: string; name: string }[];
  approvalLadder: LadderRung[];
  quotesAbove: string;
  quotesNeeded: number;
  surplusRule: (typeof SURPLUS_RULES)[number];
  shareBy: (typeof SHARE_BY)[number];
  remuneration: { rule: string; rate: string };
  disclosure: { what: string; due: string }[];
  /** Null: the contract knows none. */
  lateFee: LateFee | null;
  budget: BudgetTerms;
  /** Null: approved payments wait for nobody. */
  objection: ObjectionTerms | null;
  emergency: { ratifyDays: number };
  /** 质询: calendar days to answer, then the committee's before the supervisors are told. */
  inquiry: { answerDays: number; committeeDays: number };
  procedure: { noticeDays: number; proxyCap: number; secret: boolean; countsSpaces: boolean };
}

export interface Contract {
  version: number;
  title: string;
  effectiveOn: string;
  resolutionRef: string;
  terms: Terms;
  inForce: boolean;
}
