import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

export type Household = Schemas['HouseholdView'];
export type HouseholdBill = Schemas['HouseholdBillView'];
export type HouseholdReceipt = Schemas['HouseholdReceiptView'];
export type KeptMoney = Schemas['KeptMoneyView'];
export type Receipt = Schemas['ReceiptView'];
export type CashierDay = Schemas['CashierDayView'];
export type ListedReceipt = Schemas['ListedReceiptView'];
export type FeeSchedule = Schemas['FeeScheduleView'];
export type Fee = Schemas['FeeView'];
export type FeePrice = Schemas['FeePriceView'];
export type BillRun = Schemas['BillRunView'];
export type BillPreview = Schemas['BillPreviewView'];
export type FeePreview = Schemas['FeePreviewView'];
export type BillDifference = Schemas['BillDifferenceView'];
export type UnclaimedMoney = Schemas['UnclaimedMoneyView'];
export type Settlement = Schemas['SettlementView'];
export type Ageing = Schemas['AgeingView'];
export type BankAccount = Schemas['BankAccountView'];

/** A household as the counter's search finds it; names masked unless one may read them. */
export interface FoundHousehold {
  unitId: string;
  label: string;
  kind: string;
  people: { name: string; phoneTail: string | null }[];
}

export interface Vacancy {
  id: string;
  label: string;
  startsOn: string;
  endsOn: string | null;
  reason: string;
}

export interface MeterLine {
  unitId: string;
  label: string;
  lastMonth: string | null;
  before: string | null;
  now: string | null;
}

export interface SharedCost {
  feeCode: string;
  total: string;
  evidence: string;
}

/** A receipt asked for by its number. */
export interface RegisteredReceipt {
  id: string;
  number: string;
  kind: string;
  method: string;
  unitLabel: string | null;
  amount: string;
  receivedOn: string;
  reference: string;
  receivedBy: string;
  entrySeq: string;
  cancelledAt: string | null;
  cancelReason: string | null;
}

/** A request to forgive a bill, or to write it off. */
export interface Relief {
  id: string;
  billId: string;
  unitLabel: string;
  feeName: string;
  period: string;
  kind: string;
  amount: string;
  open: string;
  reason: string;
  askedBy: string;
  askedOn: string;
  state: 'asked' | 'granted' | 'refused';
  decidedBy: string | null;
  decidedOn: string | null;
}

/** What a run of late fees would come to. */
export interface LateFeePreview {
  period: string;
  rule: { perDay: string; graceDays: number; cap: string | null; words: string } | null;
  fees: { feeCode: string; feeName: string; count: number; total: string; largest: string }[];
  total: string;
}

/** 收缴率 of a span of months; everything null: held back. */
export interface CollectionPicture {
  by: 'month' | 'building' | 'kind';
  from: string;
  to: string;
  billed: string | null;
  received: string | null;
  rate: string | null;
  groups: {
    name: string;
    shown: boolean;
    billed: string | null;
    received: string | null;
    rate: string | null;
  }[];
}

export interface ReminderProposal {
  unitId: string;
  label: string;
  bills: number;
  months: number;
  oldestDueOn: string;
  amount: string;
  lastStage: string | null;
  lastSentOn: string | null;
  graceUntil: string | null;
  nextStage: string | null;
  /** How many of its bills are in dispute. */
  disputed: number;
  limitationEndsOn: string | null;
  limitation: 'running' | 'soon' | 'passed';
}

export interface ReminderBatch {
  batchId: string;
  sentOn: string;
  stage: string;
  way: string;
  count: number;
  total: string;
}

export interface RemindersSent {
  batchId: string;
  count: number;
}

/** 收款日结 of the whole till. */
export interface TillDay {
  day: string;
  ways: { method: string; name: string; count: number; amount: string }[];
  booked: string;
  closing: {
    counted: string;
    difference: string;
    reason: string;
    closedBy: string;
    closedAt: string;
    reviewedBy: string | null;
    reviewedAt: string | null;
  } | null;
}

/** A settlement that was posted. */
export interface UnitSettlement {
  id: string;
  soldOn: string;
  refund: string;
  due: string;
  madeAt: string;
}

/** A reminder a household was sent. */
export interface SentReminder {
  id: string;
  stageName: string;
  wayName: string;
  sentOn: string;
  graceUntil: string;
  total: string;
}

/** A list of payments before it is taken in, and what became of it. */
export interface ReceiptImport {
  importId: string;
  fileName: string;
  lineCount: number;
  total: string;
  newCount: number;
  knownCount: number;
  problems: { line: number; column: string; message: string }[];
  lines: {
    line: number;
    unitLabel: string;
    amount: string;
    receivedOn: string;
    method: string;
    reference: string;
    known: boolean;
  }[];
  confirmed: boolean;
  jobId: string | null;
  taken: number | null;
}
