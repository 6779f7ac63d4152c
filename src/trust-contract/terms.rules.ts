import type { Day } from '../shared/day';
import { refusedWith } from '../shared/domain-error';
import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import type { InquiringTerms } from './inquiry-terms.rules';
import type { OpenBudgetTerms } from './open-budget-terms.rules';
import { FUNDS, SHARE_BY, SURPLUS_RULES, blockersOfTerms } from './terms-shape.rules';

export interface PartyOfContract {
  name: string;
  address: string;
}

/** One rung of 审批权限: who agrees up to which amount, and how long the owners may speak before. */
export interface LadderStep {
  /** Yuan, inclusive; null on the last step: everything above. */
  upTo: string | null;
  /** 'reviewer': the firm's review is the approval. 'committee': the owners' committee approves. */
  by: 'reviewer' | 'committee';
  /** Different persons who must agree. */
  approvals: number;
  /** Whole days of open consultation after the day of the review (公示征询). */
  consultationDays: number;
}

/** 违约金: what paying late costs, and how little. */
export interface LateFeeTerms {
  /** Part of what is open, per day: "0.0005" is 万分之五. */
  perDay: string;
  /** Days after the due day without consequence; they are not counted afterwards either. */
  graceDays: number;
  /** All that a bill can ever bear, as a part of it: "0.3". */
  cap: string;
}

/** What the trust contract says, as far as the software acts on it (信托法 9). Money is text. */
export interface ContractTerms extends OpenBudgetTerms, InquiringTerms {
  trustor: PartyOfContract;
  trustee: PartyOfContract;
  beneficiaries: string;
  purpose: string;
  termStartsOn: Day;
  termEndsOn: Day;
  funds: { fund: (typeof FUNDS)[number]; name: string }[];
  approvalLadder: LadderStep[];
  quotesAbove: string;
  quotesNeeded: number;
  surplusRule: (typeof SURPLUS_RULES)[number];
  shareBy: (typeof SHARE_BY)[number];
  remuneration: { rule: string; rate: string };
  disclosure: { what: string; due: string }[];
  /** Nothing agreed, nothing asked: then there is no late fee. */
  lateFee?: LateFeeTerms | null;
}

/** 1,000 within the firm, 5,000 by the committee, above that after three days of consultation. */
export const defaultLadder: readonly LadderStep[] = [
  { upTo: '1000.00', by: 'reviewer', approvals: 1, consultationDays: 0 },
  { upTo: '5000.00', by: 'committee', approvals: 1, consultationDays: 0 },
  { upTo: null, by: 'committee', approvals: 1, consultationDays: 3 },
];

/**
 * Terms out of a form or out of the database.
 * @throws DomainError `request.refused` with every reason, each naming its field.
 */
export function termsFrom(given: unknown): ContractTerms {
  const problems = blockersOfTerms(given);
  if (problems.length > 0) throw refusedWith(problems);
  return given as ContractTerms;
}

/**
 * The rung an amount stands on. A payment to a related party never stays with the firm's own
 * reviewer, however small (信托法 28).
 */
export function stepFor(
  terms: Pick<ContractTerms, 'approvalLadder'>,
  amount: Money,
  relatedParty = false,
): LadderStep {
  const step = terms.approvalLadder.find(
    ({ upTo, by }) =>
      (upTo === null || amount.isAtMost(Money.yuan(upTo))) && (!relatedParty || by === 'committee'),
  );
  // `blockersOfTerms` demands an unlimited committee step at the end.
  if (!step) throw new Error('the ladder has no last step');
  return step;
}

/** How many quotes (比价) an amount needs; 0 up to and including the limit. */
export function quotesNeededFor(
  terms: Pick<ContractTerms, 'quotesAbove' | 'quotesNeeded'>,
  amount: Money,
): number {
  return amount.isMoreThan(Money.yuan(terms.quotesAbove)) ? terms.quotesNeeded : 0;
}

export interface NewVersion {
  effectiveOn: Day;
  resolutionRef: string;
  /** The day on which it is entered. */
  today: Day;
  /** Days on which the versions so far took effect. */
  earlier: readonly Day[];
}

/** A new version never reaches back; only the first may, since the trust began before the software. */
export function blockersOfVersion(version: NewVersion): Problem[] {
  const { effectiveOn, today, earlier } = version;
  const problems: Problem[] = [];
  if (version.resolutionRef.trim().length < 2) {
    problems.push({
      code: 'contract.resolution-missing',
      message: '请填写新合同所依据的业主大会决议编号或名称',
      field: 'resolutionRef',
    });
  }
  if (earlier.length > 0 && effectiveOn < today) {
    problems.push({
      code: 'contract.effective-in-past',
      message: `生效日不能早于今天 ${today}，已经发生的支出不能改用新的权限`,
      field: 'effectiveOn',
    });
  }
  if (earlier.some((day) => day >= effectiveOn)) {
    problems.push({
      code: 'contract.effective-before-earlier',
      message: '已有一个版本在这一天或之后生效，请选择更晚的生效日',
      field: 'effectiveOn',
    });
  }
  return problems;
}

/**
 * What was agreed ends by being said to end: terms that are silent on 违约金, or on the owners' right to
 * object before a payment, would drop it unseen.
 * `before` are the terms of the version so far.
 */
export function blockersOfSilence(next: MaySayNothing, before: MaySayNothing = {}): Problem[] {
  const dropped = (term: keyof MaySayNothing) => before[term] && next[term] === undefined;
  const problems: Problem[] = [];
  if (dropped('lateFee')) {
    problems.push({
      code: 'contract.late-fee-unsaid',
      message: '现行合同约定了违约金，新版本没有说到它；请照旧写明，不再收取的请写明“不收”',
      field: 'terms.lateFee',
    });
  }
  if (dropped('objection')) {
    problems.push({
      code: 'contract.objection-unsaid',
      message:
        '现行合同约定了付款前的公示异议，新版本没有说到它；请照旧写明，不再设异议期的请写明“不设”',
      field: 'terms.objection',
    });
  }
  return problems;
}

type MaySayNothing = Pick<ContractTerms, 'lateFee' | 'objection'>;
