import { type Day, formatDay } from '../shared/day';
import { Money } from '../shared/money';
import {
  refused,
  type StatedDays,
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
  const days = daysOf(statement, today);
  if (!days) {
    const message =
      '文件里没有一笔收付，也没有写明起止日期。这段时间确实没有收付的，请导出写明起止日期的对账单。';
    return [problem('bank.no-lines', message, { column: '表头' })];
  }
  return refused([
    ...wrongAccount(statement, account),
    ...wrongKind(statement, account),
    ...(last && last.bookedOn > today ? [tomorrow(last)] : []),
    ...(reaches(statement, { account, newLines, days })
      ? gap(statement, account, { newLines, days })
      : []),
  ]).problems.slice();
}

/**
 * The days a statement speaks for: as it says, and at least those of its lines; nothing about days to
 * come. Null where it says nothing and has no line.
 */
export function daysOf({ lines, days }: Statement, today: Day): StatedDays | null {
  const [first, last] = [lines[0], lines.at(-1)];
  const to = days && days.to > today ? today : days?.to;
  const from = [days?.from, first?.bookedOn].filter((one) => one !== undefined).toSorted()[0];
  const until = [to, last?.bookedOn]
    .filter((one) => one !== undefined)
    .toSorted()
    .at(-1);
  return from !== undefined && until !== undefined && from <= until ? { from, to: until } : null;
}

/** It brings lines, or says of later days than any before that nothing moved. */
export function reaches(
  { opening }: Statement,
  into: { account: KnownAccount; newLines: readonly unknown[]; days: StatedDays },
): boolean {
  const { account, newLines, days } = into;
  if (newLines.length > 0) return true;
  return opening !== null && (account.latest === null || account.latest.toOn < days.to);
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
  { newLines, days }: { newLines: readonly StatementLine[]; days: StatedDays },
): StatementProblem[] {
  const { earliest, latest, sum } = account;
  const { opening, closing } = statement;
  if (!opening || !closing) return [];
  const begins = earliest && earliest.fromOn <= days.from ? earliest.opening : opening;
  const ends = latest && latest.toOn > days.to ? latest.closing : closing;
  const makes = begins.plus(sum).plus(Money.sum(newLines.map(({ amount }) => amount)));
  if (makes.equals(ends)) return [];
  const message =
    `导入后明细合计的银行余额是 ${makes.format()}，对账单写的是 ${ends.format()}，` +
    `相差 ${ends.minus(makes).format()}。中间缺了一段，请先导入缺少日期的对账单。`;
  const line = statement.lines[0]?.line ?? 1;
  return [problem('bank.gap', message, { line, column: '余额' })];
}

function problem(
  code: string,
  message: string,
  { line = 1, column }: { line?: number; column: string },
): StatementProblem {
  return { code, message, line, column };
}
