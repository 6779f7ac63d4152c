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
  /** '' where no budget controls the fund, or a debt is settled. */
  budgetLineId: string;
  commitmentId: string;
  accountCode: string;
  occurredOn: string;
  isEmergency: boolean;
  emergency: { grounds: string; description: string };
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
    budgetLineId: '',
    commitmentId: '',
    accountCode: '',
    occurredOn: today(),
    isEmergency: false,
    emergency: { grounds: '', description: '' },
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
    ...budgetValuesOf(spending),
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

function budgetValuesOf({ budgetLine, commitment, emergency }: Spending) {
  return {
    budgetLineId: budgetLine?.lineId ?? '',
    commitmentId: commitment?.id ?? '',
    isEmergency: Boolean(emergency),
    emergency: { grounds: emergency?.grounds ?? '', description: emergency?.description ?? '' },
  };
}

/** What no longer fits after a change: a line is one of its fund, a contract one of its line and payee. */
export function undoneBy(part: Partial<SpendingValues>): Partial<SpendingValues> {
  if ('fund' in part || 'accountCode' in part) return { budgetLineId: '', commitmentId: '' };
  return 'budgetLineId' in part || 'payeeId' in part ? { commitmentId: '' } : {};
}

/** What the server is sent; null while it is too little to be kept there. */
export function bodyOf(values: SpendingValues): object | null {
  const { reason, payeeId, amount, fund, accountCode, occurredOn, quotesExempt } = values;
  const isWhole =
    reason.trim().length > 1 && payeeId && isAmount(amount) && fund && accountCode && occurredOn;
  if (!isWhole || !isEmergencySaid(values)) return null;
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
    ...budgetOf(values),
  };
}

/** The line, the contract it is paid under, and the grounds of an emergency: each when it is said. */
function budgetOf({ budgetLineId, commitmentId, isEmergency, emergency }: SpendingValues) {
  const { grounds, description } = emergency;
  return {
    ...(budgetLineId ? { budgetLineId } : {}),
    ...(budgetLineId && commitmentId ? { commitmentId } : {}),
    ...(isEmergency ? { emergency: { grounds, description: description.trim() } } : {}),
  };
}

const DESCRIPTION_MIN = 5;

/** A ticked emergency without its grounds is not kept as an ordinary request. */
function isEmergencySaid({ isEmergency, emergency }: SpendingValues): boolean {
  const { grounds, description } = emergency;
  return !isEmergency || (grounds !== '' && description.trim().length >= DESCRIPTION_MIN);
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
