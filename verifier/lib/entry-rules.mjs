import { formatFen } from './money.mjs';

/**
 * What must hold of every entry by itself, and where it stands in the book.
 * @typedef {import('./entry.mjs').Entry} Entry
 * @typedef {import('./report.mjs').CheckId} CheckId
 * @typedef {{ check: CheckId, code: string, message: string, column?: string, stated?: string, found?: string }} Problem
 * @typedef {{ isCash: boolean, isLeaf: boolean, kind: string }} Account
 * @typedef {{ accounts: Map<string, Account>, lastSeq: number, lastNo: number, lastPostedAt: string,
 *   startsOn: string, closedThrough: string, ownFrom: string }} Place the book before this entry
 */

/**
 * @param {CheckId} check
 * @param {string} code
 * @param {string} message
 * @param {{ column?: string, stated?: string, found?: string }} [where]
 * @returns {Problem}
 */
const problem = (check, code, message, where = {}) => ({ check, code, message, ...where });

/** Kinds that may take money out without a payment's chain: each is held to rules of its own. */
const MAY_TAKE_OUT = ['payment', 'reversal', 'opening', 'takeover'];

/**
 * @param {bigint} sum
 * @param {bigint} value
 */
const plus = (sum, value) => sum + value;

/**
 * @param {string} code
 * @param {string} words
 * @param {{ column?: string, stated: string, found: string }} where
 * @returns {Problem[]}
 */
const unequal = (code, words, where) => [
  problem('balance', code, `${words}：${where.stated} 与 ${where.found}。`, where),
];

/** @param {import('./entry.mjs').EntryLine[]} lines */
const totals = (lines) => ({
  debit: lines.map((line) => line.debit).reduce(plus, 0n),
  credit: lines.map((line) => line.credit).reduce(plus, 0n),
});

/**
 * Balanced in total and within each fund; header and lines agree.
 * @param {Entry} entry
 * @returns {Problem[]}
 */
export function balanceProblems(entry) {
  const { debit, credit } = totals(entry.lines);
  if (debit !== credit) {
    const where = { stated: formatFen(debit), found: formatFen(credit) };
    return unequal('entry.unbalanced', '借方合计与贷方合计不等', where);
  }
  if (debit !== entry.total) {
    const where = { column: 'total', stated: formatFen(entry.total), found: formatFen(debit) };
    return unequal('entry.total-differs', '凭证合计与各行之和不等', where);
  }
  const inOrder = entry.lines.every(({ line }, i) => line === `${i + 1}`);
  if (entry.lines.length !== entry.lineCount || !inOrder) {
    const where = {
      column: 'line_count',
      stated: `${entry.lineCount}`,
      found: `${entry.lines.length}`,
    };
    return unequal('entry.lines-missing', '行数或行次与凭证所记不符', where);
  }
  return [...fundProblems(entry), ...sideProblems(entry)];
}

/** @param {Entry} entry */
function fundProblems({ lines }) {
  const funds = [...new Set(lines.map(({ fund }) => fund))];
  return funds.flatMap((fund) => {
    const { debit, credit } = totals(lines.filter((line) => line.fund === fund));
    if (debit === credit) return [];
    const where = { column: 'fund', stated: formatFen(debit), found: formatFen(credit) };
    return unequal('entry.fund-unbalanced', `资金 ${fund} 之内借方与贷方不等`, where);
  });
}

/** @param {Entry} entry */
function sideProblems({ lines }) {
  const odd = lines.find(({ debit, credit }) => (debit === 0n) === (credit === 0n));
  if (!odd) return [];
  const where = { column: 'debit', stated: formatFen(odd.debit), found: formatFen(odd.credit) };
  return unequal('entry.line-two-sided', `第 ${odd.line} 行应只有借方或只有贷方`, where);
}

/**
 * Accounts exist and may be posted to; money of others (F4) is never income or expense.
 * @param {Entry} entry
 * @param {Map<string, Account>} accounts
 * @returns {Problem[]}
 */
export function accountProblems({ lines }, accounts) {
  return lines.flatMap(({ line, account, fund }) => {
    const known = accounts.get(account);
    const where = { column: 'account_code', found: account };
    if (!known?.isLeaf) {
      const words = `第 ${line} 行的科目 ${account} 不在科目表里，或不是末级科目。`;
      return [problem('balance', 'entry.no-account', words, where)];
    }
    if (fund === 'F4' && ['income', 'expense'].includes(known.kind)) {
      const words = `第 ${line} 行把代收代付的钱（F4）记成了收入或支出（科目 ${account}）。`;
      return [problem('balance', 'entry.agency-fund', words, where)];
    }
    return [];
  });
}

/**
 * seq without a gap over the whole book, voucher numbers without a gap within the month.
 * @param {Entry} entry
 * @param {Place} place
 * @returns {Problem[]}
 */
export function numberProblems(entry, place) {
  /** @type {Problem[]} */
  const problems = [];
  const expect = (
    /** @type {string} */ column,
    /** @type {string} */ name,
    /** @type {number} */ found,
    /** @type {number} */ due,
  ) => {
    if (found === due) return;
    const words = `${name}应为 ${due}，实为 ${found}：中间缺号、重号或次序有变。`;
    problems.push(
      problem('numbers', 'entry.number-gap', words, {
        column,
        stated: `${due}`,
        found: `${found}`,
      }),
    );
  };
  expect('seq', '流水号', entry.seq, place.lastSeq + 1);
  expect('voucher_no', '凭证号', entry.voucherNo, place.lastNo + 1);
  if (entry.period !== entry.bookedOn.slice(0, 7)) {
    const words = `凭证月份 ${entry.period} 与记账日期 ${entry.bookedOn} 不符。`;
    problems.push(problem('numbers', 'entry.period-differs', words, { column: 'period' }));
  }
  return problems;
}

/**
 * @param {Entry} entry
 * @param {Place} place
 * @returns {Problem[]}
 */
export function timeProblems({ bookedOn, postedAt }, place) {
  if (bookedOn <= place.closedThrough) {
    const words = `记账日期 ${bookedOn} 已经结账（结到 ${place.closedThrough}），之后不应再有新账。`;
    const where = { column: 'booked_on', stated: place.closedThrough, found: bookedOn };
    return [problem('time', 'entry.closed-day', words, where)];
  }
  if (bookedOn < place.startsOn) {
    const words = `记账日期 ${bookedOn} 早于建账日期 ${place.startsOn}。`;
    return [problem('time', 'entry.before-books', words, { column: 'booked_on', found: bookedOn })];
  }
  if (postedAt < place.lastPostedAt) {
    const words = `入账时间 ${postedAt} 早于前一张凭证的 ${place.lastPostedAt}（协调世界时）。`;
    const where = { column: 'posted_at', stated: place.lastPostedAt, found: postedAt };
    return [problem('time', 'entry.posted-back', words, where)];
  }
  return [];
}

/**
 * 制单 is neither 审核 nor 记账; 出纳 is neither 制单 nor 审核.
 * @param {Entry} entry
 * @returns {Problem[]}
 */
export function peopleProblems({ preparedBy, reviewedBy, postedBy, cashier }) {
  const pairs = [
    [preparedBy, reviewedBy, '制单与审核'],
    [preparedBy, postedBy, '制单与记账'],
    [cashier, preparedBy, '出纳与制单'],
    [cashier, reviewedBy, '出纳与审核'],
  ];
  return pairs.flatMap(([one, other, names]) =>
    one !== undefined && one === other
      ? [problem('payments', 'entry.same-person', `${names}是同一个人。`, { found: one })]
      : [],
  );
}

/**
 * Money leaves by a payment's chain only; opening balances belong to the first month, old books end
 * where the trust's own begin.
 * @param {Entry} entry
 * @param {Place} place
 * @returns {Problem[]}
 */
export function cashProblems(entry, place) {
  const cash = entry.lines
    .filter(({ account }) => place.accounts.get(account)?.isCash)
    .map(({ debit, credit }) => debit - credit)
    .reduce(plus, 0n);
  if (cash >= 0n || mayTakeOut(entry, place)) return [];
  const words = `从资金账户转出 ${formatFen(-cash)} 元，却不是经放行的付款。`;
  const where = { column: 'credit', found: formatFen(-cash) };
  return [problem('payments', 'entry.unauthorised-payment', words, where)];
}

/**
 * @param {Entry} entry
 * @param {Place} place
 */
function mayTakeOut({ kind, bookedOn }, place) {
  if (!MAY_TAKE_OUT.includes(kind)) return false;
  if (kind === 'opening') return bookedOn.slice(0, 7) === place.startsOn.slice(0, 7);
  return kind !== 'takeover' || place.ownFrom === '' || bookedOn <= place.ownFrom;
}
