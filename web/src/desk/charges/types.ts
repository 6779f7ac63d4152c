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
export type Collection = Schemas['CollectionView'];
export type CollectionGroup = Schemas['CollectionGroupView'];
/** As the counter's search finds it; names masked unless one may read them. */
export type FoundHousehold = Schemas['FoundHouseholdView'];
export type Vacancy = Schemas['VacancyView'];
export type MeterLine = Schemas['MeterLineView'];
export type SharedCost = Schemas['SharedCostView'];
/** A receipt asked for by its number. */
export type RegisteredReceipt = Schemas['RegisteredReceiptView'];
export type Relief = Schemas['BillReliefView'];
export type LateFeePreview = Schemas['LateFeePreviewView'];
export type ReminderProposal = Schemas['ReminderProposalView'];
export type ReminderBatch = Schemas['ReminderBatchView'];
export type RemindersSent = Schemas['RemindersSentView'];
export type SentReminder = Schemas['ReminderView'];
export type TillDay = Schemas['TillDayView'];
export type UnitSettlement = Schemas['UnitSettlementView'];
export type ReceiptImport = Schemas['ReceiptImportView'];
