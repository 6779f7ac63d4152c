import { formatFen, parseFen } from './money.mjs';

/**
 * Reads the plain-text books of a year as ledger, hledger and beancount do, and works them out again:
 * every transaction has to come to nothing, in total and in each fund, and every assertion has to hold.
 * Written from the manuals of the three programs, not from whatever wrote the text.
 *
 * @typedef {{ account: string, fen: bigint | null, fund: string, line: number }} Posting
 * @typedef {{ account: string, fen: bigint | null, line: number }} Assertion
 * @typedef {{ on: string, head: string, line: number, postings: Posting[], assertions: Assertion[],
 *   atDawn: boolean }} Transaction `atDawn`: before everything of its day
 * @typedef {{ line: number, code: string, message: string }} Problem
 * @typedef {{ transactions: number, assertions: number, balances: Map<string, bigint>,
 *   problems: Problem[] }} Reckoned
 */

const DATED = /^(\d{4}-\d{2}-\d{2}) (.*)$/;
const POSTING =
  /^\s+(\S+(?: \S+)*)\s{2,}(-?[\d.]+) CNY(?:\s*=\s*(-?[\d.]+) CNY)?\s*(?:;\s*fund: (\S+))?\s*$/;
const BALANCE = /^balance (\S+)\s+(-?[\d.]+) ~ 0\.00 CNY$/;

/**
 * @param {string} text
 * @returns {Reckoned}
 */
export function reckon(text) {
  const book = read(text);
  const order = [...book.transactions].sort(
    (a, b) => compare(a.on, b.on) || Number(b.atDawn) - Number(a.atDawn) || a.line - b.line,
  );
  /** @type {Map<string, bigint>} */
  const balances = new Map();
  let assertions = 0;
  for (const transaction of order) {
    weigh(transaction, book);
    for (const { account, fen } of transaction.postings) {
      balances.set(account, (balances.get(account) ?? 0n) + (fen ?? 0n));
    }
    for (const assertion of transaction.assertions) {
      assertions += 1;
      hold(assertion, { balances, ...book });
    }
  }
  const transactions = order.filter(({ postings }) => postings.some(({ fen }) => fen !== 0n));
  return { transactions: transactions.length, assertions, balances, problems: book.problems };
}

/**
 * @param {string} text
 */
function read(text) {
  /** @type {{ accounts: Set<string>, transactions: Transaction[], problems: Problem[] }} */
  const book = { accounts: new Set(), transactions: [], problems: [] };
  /** @type {Transaction | null} */
  let open = null;
  for (const [index, content] of text.split('\n').entries()) {
    const at = { line: index + 1, content };
    if (content.trim() === '' || /^[;#]/.test(content)) {
      open = null;
    } else if (/^\s/.test(content)) {
      if (open) readPosting(open, at, book.problems);
    } else {
      open = readHead(at, book);
    }
  }
  return book;
}

/**
 * A line from its first column: a declaration, or what a transaction begins with.
 * @param {{ line: number, content: string }} at
 * @param {{ accounts: Set<string>, transactions: Transaction[], problems: Problem[] }} book
 * @returns {Transaction | null}
 */
function readHead({ line, content }, book) {
  if (readDeclaration(content, book)) return null;
  const [, on, rest = ''] = DATED.exec(content) ?? [];
  return on ? readDated({ on, rest, line, content }, book) : unread({ line, content }, book);
}

/**
 * An account, or what needs no reading; false for anything else.
 * @param {string} content
 * @param {{ accounts: Set<string> }} book
 * @returns {boolean}
 */
function readDeclaration(content, { accounts }) {
  const [, declared] = /^account (\S.*)$/.exec(content) ?? [];
  const [, opened] = /^\S+ open (\S+) CNY$/.exec(content) ?? [];
  const named = declared ?? opened;
  if (named) accounts.add(named.trim());
  return Boolean(named) || /^(commodity|tag|option) |^\S+ commodity CNY$/.test(content);
}

/**
 * A transaction, or what an account has to stand at.
 * @param {{ on: string, rest: string, line: number, content: string }} at
 * @param {{ transactions: Transaction[], problems: Problem[] }} book
 * @returns {Transaction | null}
 */
function readDated({ on, rest, line, content }, book) {
  const [, account, amount] = BALANCE.exec(rest) ?? [];
  const asserted = account ? [{ account, fen: parseFen(amount), line }] : [];
  const begun = { on, head: rest, line, postings: [], assertions: asserted, atDawn: !!account };
  if (!account && !rest.startsWith('* ')) return unread({ line, content }, book);
  book.transactions.push(begun);
  return begun;
}

/**
 * @param {{ line: number, content: string }} at
 * @param {{ problems: Problem[] }} book
 * @returns {null}
 */
function unread({ line, content }, { problems }) {
  problems.push({ line, code: 'text.unread', message: `读不懂这一行：${content}` });
  return null;
}

/**
 * @param {Transaction} transaction
 * @param {{ line: number, content: string }} at
 * @param {Problem[]} problems
 */
function readPosting(transaction, { line, content }, problems) {
  const last = transaction.postings.at(-1);
  const [, fund] = /^\s+fund: "(.+)"$/.exec(content) ?? [];
  if (fund && last) {
    last.fund = fund;
    return;
  }
  if (/^\s+(;|\w+: ")/.test(content)) return;
  const [, account, amount, stated, tagged] = POSTING.exec(content) ?? [];
  if (!account) {
    problems.push({ line, code: 'text.unread', message: `读不懂这一行：${content}` });
    return;
  }
  transaction.postings.push({ account, fen: parseFen(amount), fund: tagged ?? '', line });
  if (stated) transaction.assertions.push({ account, fen: parseFen(stated), line });
}

/**
 * @param {Transaction} transaction
 * @param {{ accounts: Set<string>, problems: Problem[] }} book
 */
function weigh({ line, head, postings }, { accounts, problems }) {
  /** @type {Map<string, bigint>} */
  const funds = new Map();
  for (const posting of postings) {
    if (!accounts.has(posting.account)) {
      problems.push({
        line: posting.line,
        code: 'text.unknown-account',
        message: `没有声明的科目：${posting.account}`,
      });
    }
    if (posting.fen === null) {
      problems.push({ line: posting.line, code: 'text.amount', message: '金额应为两位小数' });
    }
    funds.set(posting.fund, (funds.get(posting.fund) ?? 0n) + (posting.fen ?? 0n));
  }
  for (const [fund, off] of funds) {
    if (off === 0n) continue;
    const message = `${head} ${fund} 借贷不平，差 ${formatFen(off)}`;
    problems.push({ line, code: 'text.unbalanced', message });
  }
}

/**
 * @param {Assertion} assertion
 * @param {{ balances: Map<string, bigint>, problems: Problem[] }} book
 */
function hold({ account, fen, line }, { balances, problems }) {
  const stands = balances.get(account) ?? 0n;
  if (fen === stands) return;
  const message = `${account} 应为 ${fen === null ? '？' : formatFen(fen)}，算得 ${formatFen(stands)}`;
  problems.push({ line, code: 'text.assertion', message });
}

/**
 * @param {string} a
 * @param {string} b
 */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
