import type { Fund } from '../ledger/funds.rules';
import type { Posting } from '../ledger/posting.rules';
import { Money } from '../shared/money';

/** One receipt among the many of a voucher: what of the voucher is its own. */
export interface ReceiptParts {
  readonly unitId: string;
  /** What of its money settled bills, by the account it was owed on. */
  readonly settled: readonly { account: string; fund: Fund; amount: Money }[];
  readonly advance: Money;
}

/**
 * The receipt's own credits. Of two equal lines of one home either will do.
 * @throws plain Error when the voucher does not have them: it is not this receipt's.
 */
export function creditsOf(lines: readonly Posting[], receipt: ReceiptParts): Posting[] {
  const { unitId, settled, advance } = receipt;
  const left = lines.filter((line) => line.unitId === unitId);
  const take = (is: (line: Posting) => boolean): Posting => {
    const at = left.findIndex(is);
    const [line] = at < 0 ? [] : left.splice(at, 1);
    if (!line) throw new Error('a receipt that is not in its voucher');
    return line;
  };
  const paid = settled.map(({ account, fund, amount }) =>
    take(
      (line) => line.accountCode === account && line.fund === fund && line.credit.equals(amount),
    ),
  );
  if (advance.isZero()) return paid;
  return [...paid, take((l) => l.accountCode.startsWith('2203') && l.credit.equals(advance))];
}

/**
 * The same voucher without some of its credits: the money is less by as much, fund by fund; lines that
 * come to nothing are left out.
 */
export function linesWithout(lines: readonly Posting[], own: readonly Posting[]): Posting[] {
  const gone = new Set(own);
  const less = (line: Posting): Posting => {
    if (line.debit.isZero()) return line;
    const ofFund = own.filter(({ fund }) => fund === line.fund).map(({ credit }) => credit);
    return { ...line, debit: line.debit.minus(Money.sum(ofFund)) };
  };
  return lines
    .filter((line) => !gone.has(line))
    .map(less)
    .filter(({ debit, credit }) => !(debit.isZero() && credit.isZero()));
}
