import { chinaDay } from './entry.mjs';
import { formatFen } from './money.mjs';

/**
 * What a payment's chain must show, in the order in which a person would ask for it.
 * @typedef {import('./payments.mjs').Chain} Chain
 * @typedef {import('./payments.mjs').Act} Act
 * @typedef {{ message: string, column?: string, stated?: string, found?: string }} Saying
 * @typedef {{ code: string, holds: (chain: Chain) => boolean, says: (chain: Chain) => Saying }} Rule
 */

const NAMES = /** @type {Record<string, string>} */ ({
  request: '申请',
  review: '审核',
  order: '出纳制付款单',
  release: '委托方放行',
  pay: '出纳付款',
});
const STEPS = Object.keys(NAMES);
/** Ordering and recording the payment are one part, done by one person. */
const DUTY = /** @type {Record<string, string>} */ ({ order: 'cashier', pay: 'cashier' });

/**
 * @param {Chain} chain
 * @param {string} name
 */
const actsOf = ({ acts }, name) => acts.filter(({ act }) => act === name);

/** @param {Chain} chain */
const approvers = (chain) => new Set(actsOf(chain, 'approve').map(({ person }) => person)).size;

/** @param {Chain} chain */
const missingSteps = (chain) => STEPS.filter((step) => actsOf(chain, step).length === 0);

/** @param {Chain} chain */
function someoneTwice({ acts }) {
  /** @type {Map<string, string>} */
  const duties = new Map();
  return acts.find(({ act, person }) => {
    if (!(act in NAMES) && act !== 'approve') return false;
    const duty = DUTY[act] ?? act;
    const other = duties.get(person);
    duties.set(person, duty);
    return other !== undefined && other !== duty;
  });
}

/** @param {Chain} chain */
function inOrder(chain) {
  const times = ['request', 'review', 'approve', 'order', 'release', 'pay'].flatMap((name) =>
    actsOf(chain, name)
      .map(({ at }) => at)
      .sort(),
  );
  return times.every((at, i) => i === 0 || at >= (times[i - 1] ?? ''));
}

/** @param {Chain} chain */
const tooEarly = (chain) =>
  actsOf(chain, 'approve').find(
    ({ at }) => chinaDay(at) <= (chain.request?.consultationEndsOn ?? ''),
  );

/**
 * No lower step than the contract's for the amount; a basis below the amount would be one.
 * @param {Chain} chain
 */
function asContracted({ request }) {
  const { ladder = null, amount = 0n, approvals = 0 } = request ?? {};
  if (!ladder) return false;
  if (ladder.basis < amount) return false;
  if (!ladder.step || ladder.step.by !== 'committee') return true;
  return ladder.by === 'committee' && approvals >= ladder.step.approvals;
}

/**
 * @param {string | undefined} by
 * @param {number | undefined} approvals
 */
const ladderText = (by, approvals) =>
  by === 'committee' ? `委员会 ${approvals} 人` : by === 'reviewer' ? '物业审核' : '无';

/** @param {Chain} chain */
function amountsAgree({ entry, request, order }) {
  return request?.amount === entry.total && order?.amount === entry.total;
}

/** @param {Chain} chain */
function strangeLine({ entry, request, order }) {
  return entry.lines.find(({ account, fund, payee, debit, credit }) => {
    const paidOut = credit === entry.total && account === order?.account;
    const spent = debit === entry.total && account === request?.account && payee === request?.payee;
    return fund !== request?.fund || !(paidOut || spent);
  });
}

/** @type {Rule[]} */
export const PAYMENT_RULES = [
  {
    code: 'payment.no-request',
    holds: ({ request }) => request !== undefined,
    says: ({ entry }) => ({
      message: '这笔付款没有对应的支出申请。',
      column: 'source_id',
      found: entry.sourceId,
    }),
  },
  {
    code: 'payment.twice',
    holds: ({ paidBy }) => paidBy === undefined,
    says: ({ paidBy }) => ({
      message: `同一份支出申请已由 ${paidBy} 付过一次。`,
      column: 'source_id',
    }),
  },
  {
    code: 'payment.step-missing',
    holds: (chain) => missingSteps(chain).length === 0,
    says: (chain) => {
      const names = missingSteps(chain).map((step) => NAMES[step]);
      return { message: `付款之前缺少有效的步骤：${names.join('、')}。` };
    },
  },
  {
    code: 'payment.request-altered',
    holds: ({ request }) => request?.altered !== true,
    says: () => ({ message: '支出申请的内容在批准流程中被改动，版本却没有变。', column: 'amount' }),
  },
  {
    code: 'payment.below-ladder',
    holds: asContracted,
    says: ({ request }) => ({
      message: '批准所需的人数低于信托合同的规定。',
      column: 'approvals_needed',
      stated: ladderText(request?.ladder?.step?.by, request?.ladder?.step?.approvals),
      found: ladderText(request?.ladder?.by, request?.approvals),
    }),
  },
  {
    code: 'payment.approvals-missing',
    holds: (chain) => approvers(chain) >= (chain.request?.approvals ?? 0),
    says: (chain) => ({
      message: `需要委员会 ${chain.request?.approvals} 人批准，只有 ${approvers(chain)} 人。`,
      stated: String(chain.request?.approvals),
      found: String(approvers(chain)),
    }),
  },
  {
    code: 'payment.one-person-two-steps',
    holds: (chain) => someoneTwice(chain) === undefined,
    says: (chain) => ({
      message: '同一个人在这笔付款里做了两个不相容的步骤。',
      found: someoneTwice(chain)?.person,
    }),
  },
  {
    code: 'payment.out-of-order',
    holds: inOrder,
    says: () => ({ message: '申请、审核、批准、制单、放行、付款的时间次序颠倒。', column: 'at' }),
  },
  {
    code: 'payment.consultation-open',
    holds: (chain) => tooEarly(chain) === undefined,
    says: (chain) => ({
      message: `公示期到 ${chain.request?.consultationEndsOn} 为止，批准早于期满。`,
    }),
  },
  {
    code: 'payment.amount-differs',
    holds: amountsAgree,
    says: ({ entry, request, order }) => ({
      message: `申请 ${yuan(request?.amount)}、付款单 ${yuan(order?.amount)}、入账 ${yuan(entry.total)}，三者不一致。`,
      column: 'total',
      stated: yuan(request?.amount),
      found: yuan(entry.total),
    }),
  },
  {
    code: 'payment.other-people',
    holds: (chain) =>
      actsOf(chain, 'review').some(({ person }) => person === chain.entry.reviewedBy) &&
      actsOf(chain, 'pay').some(({ person }) => person === chain.entry.cashier),
    says: () => ({ message: '凭证上的审核人或出纳不是流程里的那个人。', column: 'reviewed_by' }),
  },
  {
    code: 'payment.other-account',
    holds: (chain) => strangeLine(chain) === undefined,
    says: (chain) => ({
      message: `第 ${strangeLine(chain)?.line} 行的科目、资金或收款单位与批准的不同。`,
      column: 'account_code',
      stated: chain.request?.account,
      found: strangeLine(chain)?.account,
    }),
  },
];

/** @param {bigint | undefined} fen */
const yuan = (fen) => (fen === undefined ? '无' : `${formatFen(fen)} 元`);
