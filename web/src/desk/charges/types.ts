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
export type Collection = Schemas['CollectionView'];
export type CollectionGroup = Schemas['CollectionGroupView'];
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
