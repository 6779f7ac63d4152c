import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

export type IncomeVersion = Schemas['IncomeVersionView'];
export type IncomeContract = Schemas['IncomeContractView'];
export type IncomeContractDetail = Schemas['IncomeContractDetailView'];
export type Instalment = Schemas['IncomeInstalmentView'];
export type IncomeReceipt = Schemas['IncomeReceiptView'];
export type AccrualRun = Schemas['IncomeAccrualRunView'];
export type IncomeReceived = Schemas['IncomeReceivedView'];

export type Remuneration = Schemas['RemunerationMonthView'];
export type Formula = Schemas['RemunerationFormulaView'];
export type FormulaBody = Schemas['RemunerationFormulaDto'];
export type RemunerationLine = Schemas['RemunerationLineView'];
export type RemunerationPosted = Schemas['RemunerationPostedView'];
