import type { Subject } from '../../shared/inquiries/types';

/** The residents' page of what a question is about; null where there is none. */
export function subjectPage({ kind, id, budgetId }: Subject): string | null {
  if (kind === 'entry' && id) return `/entries/${id}`;
  if (kind === 'budget-line' && id && budgetId) return `/budget/${budgetId}/lines/${id}`;
  if (kind === 'report') return '/reports';
  if (kind === 'income-contract') return '/common-income';
  if (kind === 'contract') return '/posts';
  return null;
}
