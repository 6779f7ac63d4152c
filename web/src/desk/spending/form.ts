import type { FileView } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { fenOf, typedYuan } from '../../shared/format/yuan';
import { exactYuan } from '../ui/exactYuan';
import type { Contract } from '../contract/types';
import type { Spending } from './types';

/** The form as the fields hold it; names are those the server uses in its refusals. */
export interface SpendingValues {
  reason: string;
  payeeId: string;
  amount: string;
  fund: string;
  accountCode: string;
  occurredOn: string;
  fileIds: FileView[];
  invoice: { code: string; number: string; total: string };
  quotes: { supplier: string; amount: string; fileId: FileView[] }[];
  quotesExempt: string;
}

export function emptyValues(): SpendingValues {
  return {
    reason: '',
    payeeId: '',
    amount: '',
    fund: 'F1',
    accountCode: '',
    occurredOn: today(),
    fileIds: [],
    invoice: { code: '', number: '', total: '' },
    quotes: [],
    quotesExempt: '',
  };
}

export function valuesOf(spending: Spending): SpendingValues {
  const { invoice } = spending;
  return {
    reason: spending.reason,
    payeeId: spending.payee.id,
    amount: spending.amount,
    fund: spending.fund,
    accountCode: spending.accountCode,
    occurredOn: spending.occurredOn,
    fileIds: spending.files,
    invoice: {
      code: invoice?.code ?? '',
      number: invoice?.number ?? '',
      total: invoice?.total ?? '',
    },
    quotes: spending.quotes.map(({ supplier, amount, file }) => ({
      supplier,
      amount,
      fileId: [file],
    })),
    quotesExempt: spending.quotesExempt,
  };
}

/** What the server is sent; null while it is too little to be kept there. */
export function bodyOf(values: SpendingValues): object | null {
  const { reason, payeeId, amount, fund, accountCode, occurredOn, quotesExempt } = values;
  const isWhole =
    reason.trim().length > 1 && payeeId && isAmount(amount) && fund && accountCode && occurredOn;
  if (!isWhole) return null;
  return {
    reason: reason.trim(),
    payeeId,
    amount: exactYuan(amount),
    fund,
    accountCode,
    occurredOn,
    fileIds: values.fileIds.map(({ id }) => id),
    quotes: values.quotes.flatMap(quoteOf),
    ...(quotesExempt.trim() ? { quotesExempt: quotesExempt.trim() } : {}),
    ...invoiceOf(values.invoice),
  };
}

/** Half-filled quotes stay on the page until they are whole. */
function quoteOf({ supplier, amount, fileId }: SpendingValues['quotes'][number]) {
  const file = fileId[0];
  if (!supplier.trim() || !isAmount(amount) || !file) return [];
  return [{ supplier: supplier.trim(), amount: exactYuan(amount), fileId: file.id }];
}

function invoiceOf({ code, number, total }: SpendingValues['invoice']) {
  if (!number.trim() || !isAmount(total)) return {};
  return {
    invoice: {
      ...(code.trim() ? { code: code.trim() } : {}),
      number: number.trim(),
      total: exactYuan(total),
    },
  };
}

export function isAmount(text: string): boolean {
  const amount = typedYuan(text);
  return amount !== null && fenOf(amount) > 0;
}

type Step = Contract['terms']['approvalLadder'][number];

/** The rung an amount stands on, for a hint while it is typed; the server decides at submission. */
export function stepFor(contract: Contract | undefined, amount: string): Step | null {
  if (!contract || !isAmount(amount)) return null;
  const fen = fenOf(exactYuan(amount));
  const fits = ({ upTo }: Step) => upTo === null || fen <= fenOf(upTo);
  return contract.terms.approvalLadder.find(fits) ?? null;
}

export function quotesNeededFor(contract: Contract | undefined, amount: string): number {
  if (!contract || !isAmount(amount)) return 0;
  const { quotesAbove, quotesNeeded } = contract.terms;
  return fenOf(exactYuan(amount)) > fenOf(quotesAbove) ? quotesNeeded : 0;
}
