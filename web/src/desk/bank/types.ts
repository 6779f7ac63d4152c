import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

export type BankAccount = Schemas['BankAccountView'];
export type BankLine = Schemas['BankLineView'];
export type BankLineMatch = Schemas['BankLineMatchView'];
export type BankImport = Schemas['BankImportView'];
export type BankImportSummary = Schemas['BankImportSummaryView'];
export type StatementLine = Schemas['StatementLineView'];
export type StatementTable = Schemas['StatementTableView'];
export type BankMapping = Schemas['BankMappingView'];
export type Suggestion = Schemas['SuggestionView'];
export type Reconciliation = Schemas['ReconciliationView'];
export type OpenItem = Schemas['OpenItemView'];
