import { Money } from '../shared/money';
import { fund } from './funds.rules';
import type { Posting } from './posting.rules';

/** A line as it is kept in a draft and spoken in JSON: amounts are text, an absent one is zero. */
export interface StoredLine {
  accountCode: string;
  fund: string;
  debit?: string;
  credit?: string;
  summary?: string;
  unitId?: string;
  payeeId?: string;
  contractId?: string;
  budgetLineId?: string;
}

/** @throws DomainError `money.malformed`, `ledger.unknown-fund`. */
export function postingOf(line: StoredLine): Posting {
  const { debit, credit, ...rest } = line;
  return {
    ...rest,
    fund: fund(line.fund),
    debit: amountOf(debit),
    credit: amountOf(credit),
  };
}

/** The other way; an empty side and empty words are left out, so that equal lines read equal. */
export function storedLineOf(posting: Posting): StoredLine {
  const { accountCode, fund: of, debit, credit, ...rest } = posting;
  const said = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '');
  return {
    accountCode,
    fund: of,
    ...(debit.isZero() ? {} : { debit: debit.toString() }),
    ...(credit.isZero() ? {} : { credit: credit.toString() }),
    ...Object.fromEntries(said),
  };
}

function amountOf(text: string | undefined): Money {
  return text === undefined || text === '' ? Money.zero : Money.yuan(text);
}
