import { type Day, formatDay } from '../shared/day';
import { Money } from '../shared/money';
import {
  refused,
  type Statement,
  type StatementLine,
  type StatementProblem,
} from './statement.rules';

/** What is known of an account before a file is taken in. */
export interface KnownAccount {
  readonly accountCode: string;
  /** In full, as the contract has it. */
  readonly accountNumber: string;
  /** The statement that begins first, where there is one with balances. */
  readonly earliest: { readonly fromOn: Day; readonly opening: Money } | null;
  /** The statement that ends last. */
  readonly latest: { readonly toOn: Day; readonly closing: Money } | null;
  /** Of every line taken in so far. */
  readonly sum: Money;
}

const CHANNELS_IN_TRANSIT = '1012';
// Shorter than any account number: some digits were masked, the last four are what is left.
const WHOLE_NUMBER = 12;

/** Why a file that reads well may not be taken into this account now. */
export function blockersOfStatement(
  statement: Statement,
  into: { account: KnownAccount; newLines: readonly StatementLine[]; today: Day },
): StatementProblem[] {
  const { account, newLines, today } = into;
  const last = statement.lines.at(-1);
  if (!last)
    return [problem('bank.no-lines', '文件里没有一笔收付，无需导入。', { column: '表头' })];
  return refused([
    ...wrongAccount(statement, account),
    ...wrongKind(statement, account),
    ...(last.bookedOn > today ? [tomorrow(last)] : []),
    ...(newLines.length > 0 ? gap(statement, account, newLines) : []),
  ]).problems.slice();
}

function wrongAccount(statement: Statement, { accountNumber }: KnownAccount): StatementProblem[] {
  // A merchant number is nobody's bank account.
  if (statement.account === '' || statement.opening === null) return [];
  if (isSameNumber(statement.account, accountNumber)) return [];
  const [stated, own] = [statement.account.slice(-4), accountNumber.slice(-4)];
  const message =
    `文件的账号（尾号 ${stated}）不是您选的账户（尾号 ${own}）。` +
    '请选择对应的账户，或换一份文件。';
  return [problem('bank.other-account', message, { column: '账号' })];
}

/** Some banks write their own digits in front. */
function isSameNumber(stated: string, own: string): boolean {
  if (stated.length < WHOLE_NUMBER) return stated.slice(-4) === own.slice(-4);
  return stated.endsWith(own) || own.endsWith(stated);
}

/** Bills of payment firms belong to the money in transit, statements with balances to a bank. */
function wrongKind(statement: Statement, { accountCode }: KnownAccount): StatementProblem[] {
  const isBill = statement.opening === null;
  if (isBill === accountCode.startsWith(CHANNELS_IN_TRANSIT)) return [];
  const message = isBill
    ? '这是微信或支付宝的账单，请导入到“微信/支付宝/POS在途”账户。'
    : '这是银行对账单，请导入到银行账户，不要导入到“微信/支付宝/POS在途”。';
  return [problem('bank.other-kind', message, { column: '文件' })];
}

function tomorrow({ line, bookedOn }: StatementLine): StatementProblem {
  const message = `第 ${line} 行的日期 ${formatDay(bookedOn)} 还没有到，请检查文件。`;
  return problem('bank.day-to-come', message, { line, column: '日期' });
}

/** The first opening and every line since must make the last closing: else a stretch is missing. */
function gap(
  statement: Statement,
  account: KnownAccount,
  newLines: readonly StatementLine[],
): StatementProblem[] {
  const { earliest, latest, sum } = account;
  const [first, last] = [statement.lines[0], statement.lines.at(-1)];
  const { opening, closing } = statement;
  if (!opening || !closing || !first || !last) return [];
  const begins = earliest && earliest.fromOn <= first.bookedOn ? earliest.opening : opening;
  const ends = latest && latest.toOn > last.bookedOn ? latest.closing : closing;
  const makes = begins.plus(sum).plus(Money.sum(newLines.map(({ amount }) => amount)));
  if (makes.equals(ends)) return [];
  const message =
    `导入后明细合计的银行余额是 ${makes.format()}，对账单写的是 ${ends.format()}，` +
    `相差 ${ends.minus(makes).format()}。中间缺了一段，请先导入缺少日期的对账单。`;
  return [problem('bank.gap', message, { line: first.line, column: '余额' })];
}

function problem(
  code: string,
  message: string,
  { line = 1, column }: { line?: number; column: string },
): StatementProblem {
  return { code, message, line, column };
}
