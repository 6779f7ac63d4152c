import type { Contract } from './contract-in-force';
import { inquiryTermsOf } from './inquiry-terms.rules';
import {
  budgetTermsOf,
  emergencyTermsOf,
  objectionTermsOf,
  procedureTermsOf,
} from './open-budget-terms.rules';

export class PartyOfContractView {
  name!: string;
  address!: string;
}

export class FundOfContractView {
  fund!: string;
  name!: string;
}

export class LadderStepView {
  /** Yuan, inclusive; null: no limit. */
  upTo!: string | null;
  by!: 'reviewer' | 'committee';
  approvals!: number;
  consultationDays!: number;
}

export class RemunerationView {
  rule!: string;
  rate!: string;
}

export class DisclosureDutyView {
  what!: string;
  due!: string;
}

/** 违约金 */
export class LateFeeTermsView {
  /** Part of what is open, per day */
  perDay!: string;
  graceDays!: number;
  /** Part of a bill that it can bear at most */
  cap!: string;
}

/** 调剂 */
export class VirementTermsView {
  /** Part of the line that gives */
  share!: string;
  /** Yuan over the year */
  yearly!: string;
}

/** 开放式预算 */
export class BudgetTermsView {
  commentDays!: number;
  decidedBy!: 'owners' | 'committee';
  virement!: VirementTermsView;
}

/** 公示异议 */
export class ObjectionTermsView {
  /** Yuan, exclusive */
  above!: string;
  days!: number;
  households!: number;
  areaShare!: string;
}

/** 应急 */
export class EmergencyTermsView {
  ratifyDays!: number;
}

/** 议事规则 */
export class ProcedureTermsView {
  noticeDays!: number;
  proxyCap!: number;
  secret!: boolean;
  /** Whether parking spaces and store rooms carry a vote */
  countsSpaces!: boolean;
}

/** 质询 */
export class InquiryTermsView {
  /** Calendar days after the day of the question */
  answerDays!: number;
  /** Calendar days after those, before the supervisors are told */
  committeeDays!: number;
}

export class ContractTermsView {
  trustor!: PartyOfContractView;
  trustee!: PartyOfContractView;
  beneficiaries!: string;
  purpose!: string;
  termStartsOn!: string;
  termEndsOn!: string;
  funds!: FundOfContractView[];
  approvalLadder!: LadderStepView[];
  quotesAbove!: string;
  quotesNeeded!: number;
  surplusRule!: 'carry' | 'top-up-repair-fund' | 'credit-fees' | 'cash';
  shareBy!: 'area' | 'equal';
  remuneration!: RemunerationView;
  disclosure!: DisclosureDutyView[];
  /** Null: the contract knows no late fee */
  lateFee!: LateFeeTermsView | null;
  /** What is agreed, or what holds when nothing is */
  budget!: BudgetTermsView;
  /** Null: approved payments do not wait for objections */
  objection!: ObjectionTermsView | null;
  emergency!: EmergencyTermsView;
  procedure!: ProcedureTermsView;
  inquiry!: InquiryTermsView;
}

/** 信托合同, one version. */
export class ContractView {
  version!: number;
  title!: string;
  effectiveOn!: string;
  resolutionRef!: string;
  terms!: ContractTermsView;
  /** Whether this version governs today. */
  inForce!: boolean;
}

/** What the form of the next version begins with. */
export class ContractDraftView {
  title!: string;
  terms!: ContractTermsView;
}

export class ContractsView {
  items!: ContractView[];
}

/** 信托专户; of its number only the last four digits leave the house. */
export class BankAccountView {
  id!: string;
  name!: string;
  bankName!: string;
  holder!: string;
  accountTail!: string;
  accountCode!: string;
  /** psp: money on its way at a payment firm, whose bills are taken in; nothing is paid from it */
  kind!: 'bank' | 'psp';
  fund!: string;
  closedOn!: string | null;
  balance!: string;
}

export class BankAccountsView {
  items!: BankAccountView[];
}

export class OpenedBankAccountView {
  id!: string;
}

export function contractViewOf(contract: Contract, inForce: boolean): ContractView {
  const { version, title, effectiveOn, resolutionRef, terms } = contract;
  return { version, title, effectiveOn, resolutionRef, terms: termsViewOf(terms), inForce };
}

export function contractDraftViewOf({ title, terms }: Pick<Contract, 'title' | 'terms'>) {
  return { title, terms: termsViewOf(terms) } satisfies ContractDraftView;
}

function openBudgetViewOf(terms: Contract['terms']) {
  const { commentDays, decidedBy, virement } = budgetTermsOf(terms);
  const { noticeDays, proxyCap, secret, countsSpaces } = procedureTermsOf(terms);
  const objection = objectionTermsOf(terms);
  const { answerDays, committeeDays } = inquiryTermsOf(terms);
  return {
    budget: {
      commentDays,
      decidedBy,
      virement: { share: virement.share, yearly: virement.yearly },
    },
    objection: objection && {
      above: objection.above,
      days: objection.days,
      households: objection.households,
      areaShare: objection.areaShare,
    },
    emergency: { ratifyDays: emergencyTermsOf(terms).ratifyDays },
    procedure: { noticeDays, proxyCap, secret, countsSpaces },
    inquiry: { answerDays, committeeDays },
  };
}

/** Field by field: stored terms may carry more than a page should see one day. */
function termsViewOf(terms: Contract['terms']): ContractTermsView {
  return {
    trustor: { name: terms.trustor.name, address: terms.trustor.address },
    trustee: { name: terms.trustee.name, address: terms.trustee.address },
    beneficiaries: terms.beneficiaries,
    purpose: terms.purpose,
    termStartsOn: terms.termStartsOn,
    termEndsOn: terms.termEndsOn,
    funds: terms.funds.map(({ fund, name }) => ({ fund, name })),
    approvalLadder: terms.approvalLadder.map(({ upTo, by, approvals, consultationDays }) => ({
      upTo,
      by,
      approvals,
      consultationDays,
    })),
    quotesAbove: terms.quotesAbove,
    quotesNeeded: terms.quotesNeeded,
    surplusRule: terms.surplusRule,
    shareBy: terms.shareBy,
    remuneration: { rule: terms.remuneration.rule, rate: terms.remuneration.rate },
    disclosure: terms.disclosure.map(({ what, due }) => ({ what, due })),
    lateFee: terms.lateFee ? { ...terms.lateFee } : null,
    ...openBudgetViewOf(terms),
  };
}
