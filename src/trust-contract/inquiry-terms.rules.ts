import type { Problem } from '../shared/domain-error';

/** 质询: within how many days the trustee answers, and how long the committee has after that. */
export interface InquiryTerms {
  /** Calendar days after the day of the question. */
  answerDays: number;
  /** Calendar days after the last day of the trustee's, before the supervisors are told. */
  committeeDays: number;
}

/** What a contract may say on questions; 信托法 20 and 49 give the right to ask, not the days. */
export interface InquiringTerms {
  inquiry?: InquiryTerms | null;
}

/** A written reply within seven days, where nothing else is agreed (domain 1.8). */
export const DEFAULT_INQUIRY_TERMS: InquiryTerms = { answerDays: 7, committeeDays: 7 };

export function inquiryTermsOf(terms: InquiringTerms): InquiryTerms {
  return terms.inquiry ?? DEFAULT_INQUIRY_TERMS;
}

const DAYS_MAX = 30;
const NAMES = {
  answerDays: '受托人答复质询的天数',
  committeeDays: '业委会督促答复的天数',
} as const;

/** Every reason why these are not terms on questions; each names its field. */
export function blockersOfInquiryTerms(given: unknown): Problem[] {
  if (given === undefined || given === null) return [];
  if (typeof given !== 'object' || Array.isArray(given)) {
    return [problem('inquiry', '质询条款的格式不对，请重新填写')];
  }
  const fields = given as Readonly<Record<string, unknown>>;
  return (['answerDays', 'committeeDays'] as const)
    .filter((field) => !isDays(fields[field]))
    .map((field) => problem(`inquiry.${field}`, `${NAMES[field]}请填写 1 至 ${DAYS_MAX} 的整数`));
}

function isDays(given: unknown): boolean {
  return Number.isInteger(given) && Number(given) >= 1 && Number(given) <= DAYS_MAX;
}

const problem = (field: string, message: string): Problem => ({
  code: 'contract.terms',
  message,
  field: `terms.${field}`,
});
