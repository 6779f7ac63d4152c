import { Money } from '../../shared/money';
import type { MoneyCheck } from './money-check.queries';
import { basisNames } from './my-money.view';

export class MoneyCheckLineView {
  /** Place in the month; 0: only the books have it, and nobody's part is in it. */
  no: number;
  /** The budget line's name, or the ledger account's. */
  name: string;
  accountCode: string;
  fund: string;
  fundName: string;
  side: 'handover' | 'source' | 'use' | 'owed';
  /** Every home's own payment, not divided. */
  own: boolean;
  /** In yuan, as the books have it. */
  ledger: string;
  /** All homes' parts added up for this page. */
  households: string;
  difference: string;
}

/** What is left at the month's end, by fund. */
export class MoneyCheckFundView {
  fund: string;
  fundName: string;
  ledger: string;
  households: string;
  difference: string;
}

/** 各户合计 = 账本, for everybody: no home's figures are in it. */
export class MoneyCheckView {
  period: string;
  /** All months that are divided, oldest first. */
  periods: string[];
  basis: 'area' | 'equal';
  basisName: string;
  households: number;
  totalWeight: string;
  lines: MoneyCheckLineView[];
  held: MoneyCheckFundView[];
  /** The largest of all differences by size. */
  difference: string;
  ok: boolean;
}

export function moneyCheckViewOf({ month, periods, lines, held }: MoneyCheck): MoneyCheckView {
  const differences = [
    ...lines.map(({ ledger, households }) => households.minus(ledger)),
    ...held.map(({ households, ledger }) => households.minus(ledger)),
  ];
  const [largest = Money.zero] = [...differences].sort((a, b) => b.abs().compare(a.abs()));
  return {
    period: month.period,
    periods: [...periods],
    basis: month.basis,
    basisName: basisNames[month.basis],
    households: month.households,
    totalWeight:
      month.basis === 'area'
        ? Money.fen(month.totalWeight).toString()
        : month.totalWeight.toString(),
    lines: lines.map(({ no, line, name, fundName, ledger, households }) => ({
      no,
      name,
      accountCode: line.accountCode,
      fund: line.fund,
      fundName,
      side: line.side,
      own: line.own,
      ledger: ledger.toString(),
      households: households.toString(),
      difference: households.minus(ledger).toString(),
    })),
    held: held.map(({ fund, fundName, households, ledger }) => ({
      fund,
      fundName,
      ledger: ledger.toString(),
      households: households.toString(),
      difference: households.minus(ledger).toString(),
    })),
    difference: largest.toString(),
    ok: largest.isZero(),
  };
}
