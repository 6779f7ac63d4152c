import { AGENCY_FUND, type Fund } from '../ledger/funds.rules';
import type { Posting } from '../ledger/posting.rules';
import type { DomainError } from '../shared/domain-error';
import { Money } from '../shared/money';
import { splitByWeight } from '../shared/split';
import { bankErrors } from './bank.errors';

/** What a line that only the bank has can be booked as without another paper than the line itself. */
export const BOOKED_AS = ['bank-charge', 'interest'] as const;
export type BookedAs = (typeof BOOKED_AS)[number];

/** Yuan; the database knows it too (`bank_line_covers`). Above it an outflow is a payment like others. */
export const CHARGE_MAX = Money.yuan('500');

const CHARGES = '5114';
const INTEREST = '4901';

/** Why this amount cannot be that; null when it can. */
export function refusalOfBooking(as: BookedAs, amount: Money): DomainError | null {
  if (as === 'interest') return amount.isPositive() ? null : bankErrors.notInterest();
  if (!amount.isNegative()) return bankErrors.notCharge();
  return amount.abs().isMoreThan(CHARGE_MAX) ? bankErrors.chargeTooLarge(CHARGE_MAX) : null;
}

/** 手续费: Dr 5114 Cr bank. 利息: Dr bank Cr 4901. */
export function bookingLines(
  as: BookedAs,
  { amount, accountCode, fund }: { amount: Money; accountCode: string; fund: Fund },
): Posting[] {
  const sum = amount.abs();
  return as === 'interest'
    ? [debit(accountCode, fund, sum), credit(INTEREST, fund, sum)]
    : [debit(CHARGES, fund, sum), credit(accountCode, fund, sum)];
}

export interface GrossOfFund {
  readonly fund: Fund;
  readonly gross: Money;
}

export interface Settled {
  /** Ledger account the orders stand on (1012…), and the one of the bank they came to. */
  readonly channelCode: string;
  readonly bankCode: string;
  readonly grosses: readonly GrossOfFund[];
  readonly fee: Money;
}

/**
 * 支付机构结算 (domain: 3.4 no. 4): what came to the bank, and what the firm kept, fund by fund; the fee
 * is shared out by what each fund took in, to the fen. Money of others bears no fee (F4 knows no
 * expense): where there is nothing else, the service fund bears it.
 */
export function settlementLines({ channelCode, bankCode, grosses, fee }: Settled): {
  readonly transfer: Posting[];
  readonly charge: Posting[];
} {
  const bearing = bearers(grosses);
  const fees = splitByWeight(
    fee,
    bearing.map(({ weight }) => weight),
  );
  const parts = bearing.map(({ fund, gross }, index) => ({
    fund,
    gross,
    fee: fees[index] ?? Money.zero,
  }));
  return {
    transfer: parts.flatMap(({ fund, gross, fee: kept }) =>
      pair(fund, gross.minus(kept), [bankCode, channelCode]),
    ),
    charge: parts.flatMap(({ fund, fee: kept }) => pair(fund, kept, [CHARGES, channelCode])),
  };
}

function bearers(grosses: readonly GrossOfFund[]): (GrossOfFund & { weight: bigint })[] {
  const own = grosses.some(({ fund }) => fund !== AGENCY_FUND);
  const weighed = grosses.map(({ fund, gross }) => ({
    fund,
    gross,
    weight: fund === AGENCY_FUND ? 0n : gross.toFen(),
  }));
  return own ? weighed : [...weighed, { fund: 'F1', gross: Money.zero, weight: 1n }];
}

function pair(fund: Fund, amount: Money, [to, from]: readonly [string, string]): Posting[] {
  if (amount.isZero()) return [];
  const sum = amount.abs();
  return amount.isPositive()
    ? [debit(to, fund, sum), credit(from, fund, sum)]
    : [debit(from, fund, sum), credit(to, fund, sum)];
}

function debit(accountCode: string, fund: Fund, amount: Money): Posting {
  return { accountCode, fund, debit: amount, credit: Money.zero };
}

function credit(accountCode: string, fund: Fund, amount: Money): Posting {
  return { accountCode, fund, debit: Money.zero, credit: amount };
}
