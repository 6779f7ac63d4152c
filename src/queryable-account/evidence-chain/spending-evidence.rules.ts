import type { Day } from '../../shared/day';
import { Money } from '../../shared/money';
import type { Post } from '../../shared/posts';
import type { EvidenceStepFileView, EvidenceStep } from './evidence-chain.view';
import { missingStep, stepOf, type Steps } from './evidence-step.rules';

export interface ActFact {
  readonly act: 'request' | 'review' | 'approve' | 'order' | 'release' | 'pay';
  readonly post: Post;
  readonly at: Date;
  readonly note: string;
}

/** A request as it was paid, or booked as an emergency: everything that led to it. Sums in yuan. */
export interface SpendingFacts {
  readonly id: string;
  readonly number: string;
  readonly reason: string;
  readonly amount: string;
  readonly files: readonly EvidenceStepFileView[];
  readonly acts: readonly ActFact[];
  readonly quotes: readonly { supplier: string; amount: string; file: EvidenceStepFileView }[];
  readonly quotesExempt: string;
  /** By the contract it was submitted under. */
  readonly quotesAbove: string | null;
  readonly quotesNeeded: number | null;
  readonly contractVersion: number | null;
  readonly ladderBy: 'reviewer' | 'committee' | null;
  readonly approvalsNeeded: number | null;
  readonly consultationDays: number | null;
  readonly consultationEndsOn: Day | null;
  readonly objectionEndsOn: Day | null;
  /** Households that objected, and how each freeze ended. */
  readonly objections: number;
  readonly freezes: readonly {
    readonly outcome: 'withdrawn' | 'lifted' | 'refused' | null;
    readonly endedAt: Date | null;
    readonly resolutionId: string | null;
    readonly resolutionNumber: string | null;
  }[];
  readonly emergency: {
    readonly description: string;
    readonly publishedAt: Date;
    readonly outcome: 'ratified' | 'refused' | 'lapsed' | null;
    readonly decidedAt: Date | null;
  } | null;
  readonly commitment: {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly amount: string;
    readonly file: EvidenceStepFileView;
    readonly agreedAt: Date | null;
  } | null;
  readonly budget: BudgetFact | null;
  /** The money goes to an expense account, which a budget should know. */
  readonly isExpense: boolean;
  readonly invoiceNumber: string | null;
  readonly invoiceTotal: string | null;
}

/** A budget line before and after the entry, in yuan. */
export interface BudgetFact {
  readonly lineId: string;
  readonly year: number;
  readonly name: string;
  readonly approved: string;
  readonly before: string;
  readonly after: string;
}

/** From the request to the second key. */
export function spendingSteps(facts: SpendingFacts): Steps {
  return {
    matter: [requestStep(facts), ...emergencySteps(facts), ...quoteSteps(facts), ...orderOf(facts)],
    authority: [
      ...actSteps(facts, ['review']),
      ...consultationSteps(facts),
      ...approvalSteps(facts),
      ...objectionSteps(facts),
    ],
    basis: [budgetStep(facts), ladderStep(facts)],
    voucher: [
      ...acceptanceSteps(facts),
      invoiceStep(facts),
      ...actSteps(facts, ['order', 'release', 'pay']),
    ],
  };
}

const yuan = (text: string) => `${Money.yuan(text).format()} 元`;

function requestStep({ acts, number, reason, amount, files, id }: SpendingFacts) {
  const request = acts.find(({ act }) => act === 'request');
  return stepOf('request', '支出申请', {
    on: request?.at ?? null,
    post: request?.post ?? null,
    text: `${number}：${reason}，申请 ${yuan(amount)}`,
    files,
    link: { kind: 'spending', id },
  });
}

const OUTCOMES = {
  ratified: '业委会已追认',
  refused: '业委会不予追认，费用转为受托人应还',
  lapsed: '到期没有追认，费用转为受托人应还',
} as const;

function emergencySteps({ emergency }: SpendingFacts): EvidenceStep[] {
  if (!emergency) return [];
  const { description, publishedAt, outcome, decidedAt } = emergency;
  const said = stepOf('emergency', '应急公示', { on: publishedAt, text: description });
  if (outcome === null) return [said];
  return [said, stepOf('ratification', '追认', { on: decidedAt, text: OUTCOMES[outcome] })];
}

function quoteSteps(facts: SpendingFacts): EvidenceStep[] {
  const { quotes, quotesExempt, amount, quotesAbove, quotesNeeded } = facts;
  const name = '比价';
  if (quotes.length > 0) {
    const each = quotes.map((quote) => `${quote.supplier} ${yuan(quote.amount)}`).join('；');
    const files = quotes.map(({ file }) => file);
    return [stepOf('quotes', name, { text: `${quotes.length} 家报价：${each}`, files })];
  }
  if (quotesExempt !== '') return [stepOf('quotes', name, { text: `没有比价：${quotesExempt}` })];
  const isNeeded =
    (quotesNeeded ?? 0) > 0 &&
    quotesAbove !== null &&
    Money.yuan(amount).isMoreThan(Money.yuan(quotesAbove));
  if (!isNeeded) return [];
  return [missingStep('quotes', name, `超过 ${yuan(quotesAbove)} 应有 ${quotesNeeded} 家报价`)];
}

function orderOf({ commitment }: SpendingFacts): EvidenceStep[] {
  if (!commitment) return [];
  const { id, number, title, amount, file, agreedAt } = commitment;
  const text = `${number} ${title}，合同金额 ${yuan(amount)}`;
  const said = { on: agreedAt, text, files: [file], link: { kind: 'commitment', id } };
  return [stepOf('commitment', '合同或订单', said)];
}

const ACT_NAMES = {
  request: '支出申请',
  review: '审核',
  approve: '批准',
  order: '制付款单（第一把钥匙）',
  release: '放行（第二把钥匙）',
  pay: '付款',
} as const;

function actSteps(
  { acts }: Pick<SpendingFacts, 'acts'>,
  wanted: readonly ActFact['act'][],
): EvidenceStep[] {
  return acts
    .filter(({ act }) => wanted.includes(act))
    .map(({ act, post, at, note }) => stepOf(act, ACT_NAMES[act], { on: at, post, text: note }));
}

function consultationSteps({ consultationDays, consultationEndsOn }: SpendingFacts) {
  if (!consultationDays) return [];
  const text = `批准前公示征询 ${consultationDays} 天`;
  return [stepOf('consultation', '公示征询', { on: consultationEndsOn, text })];
}

function approvalSteps(facts: SpendingFacts): EvidenceStep[] {
  const approvals = actSteps(facts, ['approve']);
  const { ladderBy, approvalsNeeded, emergency } = facts;
  const needed = ladderBy === 'committee' && !emergency ? (approvalsNeeded ?? 1) : 0;
  if (approvals.length >= needed) return approvals;
  const why = `应由业委会 ${needed} 人批准，账上有 ${approvals.length} 人`;
  return [...approvals, missingStep('approve', '批准', why)];
}

function objectionSteps({ objectionEndsOn, objections, freezes }: SpendingFacts) {
  if (objectionEndsOn === null) return [];
  const text = objections === 0 ? '期内没有业主提出异议' : `期内有 ${objections} 户业主提出异议`;
  const ended = freezes.flatMap(({ outcome, endedAt, resolutionId, resolutionNumber }) => {
    if (outcome === null) return [];
    const by = resolutionId === null ? '业委会公开答复并决定' : `业主大会决议 ${resolutionNumber}`;
    const how = {
      withdrawn: '异议撤回，解除冻结',
      lifted: `${by}解除冻结`,
      refused: `${by}不予支付`,
    };
    const link = resolutionId === null ? null : { kind: 'resolution', id: resolutionId };
    return [stepOf('freeze', '异议冻结', { on: endedAt, text: how[outcome], link })];
  });
  return [stepOf('objection', '公示异议期', { on: objectionEndsOn, text }), ...ended];
}

const TENTHS = 1000n;

function budgetStep({ budget, isExpense, emergency }: SpendingFacts): EvidenceStep {
  const name = '预算科目';
  if (!budget) {
    if (!isExpense) return stepOf('budget', name, { text: '往来款项，不占用预算' });
    if (emergency) return stepOf('budget', name, { text: '应急支出，先办后追认，不在预算内' });
    return missingStep('budget', name, '这笔支出没有列入预算科目');
  }
  const { lineId, year, approved, before, after } = budget;
  const text =
    `${year} 年预算“${budget.name}”批准 ${yuan(approved)}；` +
    `这笔之前已用 ${yuan(before)}，之后 ${yuan(after)}${shareOf(after, approved)}`;
  return stepOf('budget', name, { text, link: { kind: 'budget-line', id: lineId } });
}

/** "，占 45.3%": of what was approved, cut to tenths of a percent. */
function shareOf(after: string, approved: string): string {
  const whole = Money.yuan(approved).toFen();
  if (whole === 0n) return '';
  const tenths = (Money.yuan(after).toFen() * TENTHS) / whole;
  const text = tenths.toString().padStart(2, '0');
  return `，占 ${text.slice(0, -1)}.${text.slice(-1)}%`;
}

function ladderStep({ contractVersion, ladderBy, approvalsNeeded, amount }: SpendingFacts) {
  const name = '审批权限';
  if (ladderBy === null) return missingStep('ladder', name, '没有记下按哪一级权限批准');
  const by =
    ladderBy === 'reviewer' ? '物业审核人审核即可' : `须业委会 ${approvalsNeeded ?? 1} 人批准`;
  return stepOf('ladder', name, {
    text: `按信托合同第 ${contractVersion ?? 1} 版，${yuan(amount)}（含近三十天同类支出）${by}`,
  });
}

const ACCEPTED = /验收/;

/** 验收 is a paper among the others; work by contract or after offers should have one. */
function acceptanceSteps(facts: SpendingFacts): EvidenceStep[] {
  const name = '验收';
  const papers = facts.files.filter((file) => ACCEPTED.test(file.name));
  if (papers.length > 0) return [stepOf('acceptance', name, { text: '验收单', files: papers })];
  const isWork = facts.isExpense && (facts.commitment !== null || facts.quotes.length > 0);
  return isWork ? [missingStep('acceptance', name, '附件里没有验收单')] : [];
}

function invoiceStep({ invoiceNumber, invoiceTotal, isExpense }: SpendingFacts) {
  const name = '发票';
  if (invoiceNumber !== null && invoiceTotal !== null) {
    return stepOf('invoice', name, {
      text: `发票号码 ${invoiceNumber}，价税合计 ${yuan(invoiceTotal)}`,
    });
  }
  if (!isExpense) return stepOf('invoice', name, { text: '往来款项，不需要发票' });
  return missingStep('invoice', name, '没有登记发票');
}
