import { createHash } from 'node:crypto';
import type { StatementLine } from './statement.rules';

/**
 * What makes a movement the same in two files: the bank's serial, else everything the bank says of it
 * and which of the equal ones of that day it is (interop: 1.3; OFX calls it FITID). Hex SHA-256, one
 * for each line in the same order; the account's id keeps equal serials of two banks apart.
 */
export function identitiesOf(accountId: string, lines: readonly StatementLine[]): string[] {
  const met = new Map<string, number>();
  return lines.map((line) => {
    const said = line.serial === '' ? contentOf(line) : ['serial', line.serial, ...signOf(line)];
    const base = JSON.stringify([accountId, ...said]);
    const nth = (met.get(base) ?? 0) + 1;
    met.set(base, nth);
    return createHash('sha256').update(`${base}#${nth}`).digest('hex');
  });
}

/** Some banks give a payment and its fee one serial. */
function signOf({ bookedOn, amount }: StatementLine): string[] {
  return [bookedOn, amount.toString()];
}

function contentOf(line: StatementLine): string[] {
  const { bookedOn, time, amount, balance, counterparty, memo } = line;
  return [
    'content',
    bookedOn,
    time,
    amount.toString(),
    balance?.toString() ?? '',
    counterparty.account,
    memo,
  ];
}
