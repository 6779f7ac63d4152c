import type { Day } from '../shared/day';
import { Money } from '../shared/money';

/** A movement as the bank has it; into the account is positive. */
export interface BankMove {
  readonly on: Day;
  readonly amount: Money;
  readonly otherName: string;
  readonly otherAccount: string;
  readonly memo: string;
  readonly serial: string;
}

const TITLES = [
  '账号',
  '交易日期',
  '借方发生额（支取）',
  '贷方发生额（收入）',
  '余额',
  '对方户名',
  '对方账号',
  '摘要',
  '交易流水号',
];

/** A month of an account as a bank's own export has it (CSV, oldest first, with the running balance). */
export function statementFile(
  accountNo: string,
  { from, to, opening }: { from: Day; to: Day; opening: Money },
  moves: readonly BankMove[],
): Buffer {
  let balance = opening;
  const rows = moves.map(({ on, amount, otherName, otherAccount, memo, serial }) => {
    balance = balance.plus(amount);
    const [paid, received] = amount.isNegative()
      ? [amount.abs().toString(), '0.00']
      : ['0.00', amount.toString()];
    const cells = [accountNo, on, paid, received, balance.toString()];
    return [...cells, otherName, otherAccount, memo, serial];
  });
  const closing = Money.sum([opening, ...moves.map(({ amount }) => amount)]);
  const head = [
    ['账户交易明细'],
    [`起止日期：${from} 至 ${to}`],
    [`期初余额：${opening.toString()}`],
    [`期末余额：${closing.toString()}`],
  ];
  return Buffer.from(
    [...head, TITLES, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n'),
  );
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell}"` : cell);
