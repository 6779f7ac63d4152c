import type { Fund } from '../ledger/funds.rules';
import type { Posting } from '../ledger/posting.rules';
import { Money } from '../shared/money';
import type { SurplusLine, SurplusMode } from './surplus.rules';

const DISTRIBUTION = '3202';
const UNRESTRICTED = '3101';
const REPAIR_BALANCE = '3103';
const REPAIR_FUND: Fund = 'F3';
const DUE_TO_FUNDS = '2301';
const DUE_FROM_FUNDS = '1301';
const REFUNDS_DUE = '224106';

/** Homes in one voucher: within the 5,000 lines that a voucher may have. */
const HOMES_PER_VOUCHER = 2400;

export interface SurplusBooking {
  readonly mode: SurplusMode;
  readonly fund: Fund;
  readonly total: Money;
  readonly lines: readonly SurplusLine[];
  /** Where advances for fees are kept: account and fund; for 抵扣物业费 only. */
  readonly advance: { readonly account: string; readonly fund: Fund } | null;
}

/**
 * The vouchers of a distribution (domain: 3.4 nos. 18 and 20), each balanced in every fund; several where
 * the homes do not fit into one. Their debits of 3202 add up to the total.
 */
export function vouchersOfSurplus(booking: SurplusBooking): Posting[][] {
  const { mode, fund, total } = booking;
  const out = debit(DISTRIBUTION, fund, total);
  if (mode === 'carry') return [[out, credit(UNRESTRICTED, fund, total)]];
  if (mode === 'top-up-repair-fund') {
    return [[out, ...across(fund, REPAIR_FUND, total), credit(REPAIR_BALANCE, REPAIR_FUND, total)]];
  }
  return partsOf(booking.lines).map((part) => homesVoucher(booking, part));
}

function homesVoucher(booking: SurplusBooking, part: readonly SurplusLine[]): Posting[] {
  const { fund } = booking;
  const sum = Money.sum(part.map(({ amount }) => amount));
  const to = booking.mode === 'cash' || booking.advance === null ? fund : booking.advance.fund;
  return [
    debit(DISTRIBUTION, fund, sum),
    ...(to === fund ? [] : across(fund, to, sum)),
    ...part.map((line) => ({
      ...credit(accountFor(booking, line), to, line.amount),
      unitId: line.unitId,
    })),
  ];
}

/** An advance settles the owner's bills; the developer's are claimed from the developer itself. */
function accountFor({ mode, advance }: SurplusBooking, { isDeveloper }: SurplusLine): string {
  if (mode === 'cash' || advance === null || isDeveloper) return REFUNDS_DUE;
  return advance.account;
}

/** One fund owes what the other is owed (信托法 29: each fund balances by itself). */
const across = (from: Fund, to: Fund, amount: Money): Posting[] => [
  credit(DUE_TO_FUNDS, from, amount),
  debit(DUE_FROM_FUNDS, to, amount),
];

/** A share of nothing is no line of a voucher. */
function partsOf(lines: readonly SurplusLine[]): SurplusLine[][] {
  const paid = lines.filter(({ amount }) => amount.isPositive());
  const parts: SurplusLine[][] = [];
  for (let from = 0; from < paid.length; from += HOMES_PER_VOUCHER) {
    parts.push(paid.slice(from, from + HOMES_PER_VOUCHER));
  }
  return parts;
}

const debit = (accountCode: string, fund: Fund, amount: Money): Posting => ({
  accountCode,
  fund,
  debit: amount,
  credit: Money.zero,
});

const credit = (accountCode: string, fund: Fund, amount: Money): Posting => ({
  accountCode,
  fund,
  debit: Money.zero,
  credit: amount,
});
