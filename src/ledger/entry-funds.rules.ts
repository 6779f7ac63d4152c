import type { Problem } from '../shared/domain-error';
import type { Money } from '../shared/money';
import { isSameOrUnder } from './chart.rules';
import { AGENCY_FUND, fundName } from './funds.rules';
import { fundsIn, overhangOf } from './posting.rules';
import type { Posting } from './posting.rules';

const DUE_FROM_FUNDS = '1301';
const DUE_TO_FUNDS = '2301';

/** What is wrong with the entry as a whole: balance in total and per fund, and what funds may do. */
export function blockersOfFunds(lines: readonly Posting[]): Problem[] {
  return [
    ...blockersOfBalance(lines),
    ...blockersOfEachFund(lines),
    ...blockersOfAgencyFund(lines),
    ...blockersOfInterfund(lines),
  ];
}

function blockersOfBalance(lines: readonly Posting[]): Problem[] {
  const off = overhangOf(lines);
  return off.isZero() ? [] : [{ code: 'ledger.unbalanced', message: `借贷不平：${side(off)}` }];
}

/** Each fund is trust property of its own (信托法 29): money crosses funds only over 1301 and 2301. */
function blockersOfEachFund(lines: readonly Posting[]): Problem[] {
  return fundsIn(lines).flatMap((fund) => {
    const off = overhangOf(lines.filter((line) => line.fund === fund));
    if (off.isZero()) return [];
    const message = `${fund} ${fundName(fund)} 自身借贷不平：${side(off)}；跨基金请用 1301 与 2301 过渡`;
    return [{ code: 'ledger.unbalanced-fund', message }];
  });
}

/** 代收代付 and deposits are other people's money: never income, never expense (domain: 3.6 no. 12). */
function blockersOfAgencyFund(lines: readonly Posting[]): Problem[] {
  return lines.flatMap((posting, index) => {
    if (posting.fund !== AGENCY_FUND || !/^[45]/.test(posting.accountCode)) return [];
    const message = `第 ${index + 1} 行：代收代付及押金基金不能记收入或费用科目 ${posting.accountCode}，退押金请冲 2241`;
    return [{ code: 'ledger.agency-fund', message, line: index + 1 }];
  });
}

/** What one fund is owed by another, that other owes: 1301 mirrored by 2301, in different funds. */
function blockersOfInterfund(lines: readonly Posting[]): Problem[] {
  const owed = lines.filter((line) => isSameOrUnder(line.accountCode, DUE_FROM_FUNDS));
  const owing = lines.filter((line) => isSameOrUnder(line.accountCode, DUE_TO_FUNDS));
  const mirrored = overhangOf([...owed, ...owing]).isZero();
  const apart = !fundsIn(owed).some((fund) => fundsIn(owing).includes(fund));
  if (mirrored && apart) return [];
  const message =
    '基金间往来必须成对：一个基金记 1301 基金间应收，另一个基金记 2301 基金间应付，金额相同';
  return [{ code: 'ledger.interfund-not-mirrored', message }];
}

function side(off: Money): string {
  return `${off.isPositive() ? '借方' : '贷方'}多 ${off.abs().formatYuan()}`;
}
