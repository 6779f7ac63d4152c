import { useState } from 'react';
import { today } from '../../../shared/format/dates';
import type { HouseholdBill } from '../types';
import { ACCOUNT_OF, DEPOSITS, duesOf, METHODS, openBillsOf } from './payment';
import type { Method, PaymentDraft } from './payment';

const KEPT_AS = 'counter:method';

/** The way of the last payment is most often that of the next. */
function usualMethod(): Method {
  const kept = localStorage.getItem(KEPT_AS);
  return METHODS.find((method) => method === kept) ?? 'cash';
}

function newDraft(bills: readonly HouseholdBill[], keepFor: string): PaymentDraft {
  const method = usualMethod();
  const dues = duesOf(openBillsOf(bills), []);
  return {
    purpose: 'fees',
    method,
    moneyAccount: ACCOUNT_OF[method],
    amount: dues === '0.00' ? '' : dues,
    receivedOn: today(),
    reference: '',
    keepFor,
    depositAccount: DEPOSITS[0],
    skipped: [],
  };
}

/** What is being filled in; what follows from a choice (account, amount) follows at once. */
export function useDraft(bills: readonly HouseholdBill[], keepFor: string) {
  const [draft, setDraft] = useState(() => newDraft(bills, keepFor));
  const change = (part: Partial<PaymentDraft>) => setDraft((now) => ({ ...now, ...part }));
  const setMethod = (method: Method) => {
    localStorage.setItem(KEPT_AS, method);
    change({ method, moneyAccount: ACCOUNT_OF[method] });
  };
  const setPurpose = (purpose: PaymentDraft['purpose']) => {
    const dues = duesOf(openBillsOf(bills), draft.skipped);
    change({ purpose, amount: purpose === 'fees' && dues !== '0.00' ? dues : '' });
  };
  const toggle = (id: string) => {
    const skipped = draft.skipped.includes(id)
      ? draft.skipped.filter((one) => one !== id)
      : [...draft.skipped, id];
    change({ skipped, amount: duesOf(openBillsOf(bills), skipped) });
  };
  return { draft, change, setMethod, setPurpose, toggle };
}

export type DraftActs = ReturnType<typeof useDraft>;
