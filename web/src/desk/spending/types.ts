import type { FileView } from '../../shared/api/types';

export interface Quote {
  supplier: string;
  amount: string;
  file: FileView;
}

export interface Invoice {
  code: string | null;
  number: string;
  total: string;
}

export interface LadderStep {
  by: 'reviewer' | 'committee';
  approvals: number;
  consultationDays: number;
  /** The amount with its sisters of thirty days, on which the rung was judged. */
  basis: string;
  contractVersion: number;
}

/** The payment order: from which account of the trust to which account of the payee. */
export interface PaymentOrder {
  bankAccountId: string;
  bankAccountName: string;
  accountTail: string;
  payeeAccountName: string;
  payeeBankName: string;
  payeeAccountTail: string;
  /** In full for the cashier who types it into the bank; null for everyone else. */
  payeeAccountNo: string | null;
  paidOn: string | null;
  bankReference: string | null;
}

export interface SpendingLine {
  lineId: string;
  name: string;
  year: number;
  availableBefore: string;
  availableAfter: string;
}

export interface SpendingEmergency {
  grounds: string;
  groundsName: string;
  description: string;
  /** Null before the submission. */
  ratifyBy: string | null;
  ratified: boolean;
  booked: boolean;
}

export interface SpendingAct {
  act: string;
  actName: string;
  personName: string;
  postName: string;
  party: string;
  at: string;
  note: string;
  version: number;
  /** Done to a version that was edited afterwards. */
  voided: boolean;
}

export interface Spending {
  id: string;
  number: string;
  version: number;
  state: string;
  stateName: string;
  reason: string;
  payee: { id: string; name: string; relatedParty: boolean };
  amount: string;
  fund: string;
  accountCode: string;
  accountName: string;
  occurredOn: string;
  files: FileView[];
  quotes: Quote[];
  /** Why there are fewer quotes than the contract asks for; '' usually. */
  quotesExempt: string;
  invoice: Invoice | null;
  /** The line it is spent from, with what was left before and what is after it. */
  budgetLine?: SpendingLine | null;
  commitment?: { id: string; number: string; title: string; rest: string } | null;
  emergency?: SpendingEmergency | null;
  /** The public window of objection; null where the contract asks for none. */
  objection?: { endsOn: string; open: boolean; frozen: boolean } | null;
  ladderStep: LadderStep | null;
  consultationEndsOn: string | null;
  acts: SpendingAct[];
  order: PaymentOrder | null;
  entrySeq: string | null;
  waitingFor: { who: string[]; what: string; since: string | null } | null;
  mayDo: string[];
  blockers: { code: string; message: string; field?: string }[];
  /** Acts on every version, oldest first; on the page of one request only. */
  history?: SpendingAct[];
}

export interface Paid {
  entrySeq: string;
  period: string;
  voucherNo: number;
}

export interface Payee {
  id: string;
  name: string;
  creditCode: string | null;
  accountName: string;
  bankName: string;
  accountTail: string;
  relatedParty: boolean;
  relatedNote: string;
  /** A change that waits for its second person or for its day: no payment until then. */
  bankChange: BankChange | null;
}

export interface BankChange {
  id: string;
  bankName: string;
  accountTail: string;
  reason: string;
  proposedByName: string;
  proposedAt: string;
  confirmedByName: string | null;
  /** From when the new account can be paid; null while unconfirmed. */
  effectiveAt: string | null;
  mayConfirm: boolean;
}

export interface BankAccount {
  id: string;
  name: string;
  bankName: string;
  holder: string;
  accountTail: string;
  accountCode: string;
  fund: string;
  balance: string;
  closedOn?: string | null;
}

/** Where a request is on its way from being asked for to being booked. */
export const STATIONS = [
  'draft',
  'submitted',
  'reviewed',
  'approved',
  'ordered',
  'released',
  'paid',
] as const;
