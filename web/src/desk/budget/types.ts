import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

export type Side = 'income' | 'expense';
type Sided<T extends { side: string }> = Omit<T, 'side'> & { side: Side };

export type BudgetLine = Sided<Schemas['BudgetLineView']>;
export type BudgetRemark = Schemas['BudgetRemarkView'];
export type BudgetVersion = Schemas['BudgetVersionView'];
export type BudgetTotals = Schemas['BudgetTotalsView'];
export type BudgetSummary = Schemas['BudgetSummaryView'];
export type BudgetComment = Schemas['BudgetCommentView'];
export type BudgetDifference = Schemas['BudgetDifferenceView'];
export type BudgetDifferences = Schemas['BudgetDifferencesView'];
export type Budget = Omit<Schemas['BudgetView'], 'lines'> & { lines: BudgetLine[] };

/** A line as a spreadsheet says it. */
export type ReadLine = Pick<
  BudgetLine,
  | 'side'
  | 'name'
  | 'accountCode'
  | 'unit'
  | 'unitPrice'
  | 'quantity'
  | 'frequency'
  | 'collectionRate'
  | 'basis'
  | 'isContingency'
> & { lineId: string | null };

export type ExecutionLine = Schemas['ExecutionLineView'];
export type Execution = Schemas['ExecutionView'];
export type LineEntry = Schemas['LineEntryView'];

export type FinalLine = Schemas['FinalAccountsLineView'];
export type FinalAccounts = Schemas['FinalAccountsView'];

/** Whose word counts, and how far it is. */
export type Decision = Schemas['FinalAccountsDecisionView'];
export type DecisionAct = Schemas['FinalAccountsActView'];
export type Resolution = Schemas['ResolutionView'];

export type SurplusDistribution = Schemas['SurplusDistributionView'];
export type SurplusLine = Schemas['SurplusLineView'];
export type SurplusList = Schemas['SurplusDistributionsView'];
