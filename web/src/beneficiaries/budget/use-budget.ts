import { useGet } from '../../shared/api/queries';
import type {
  Budget,
  BudgetComment,
  BudgetExecution,
  BudgetItem,
  Community,
} from '../../shared/api/types';
import { useCommunity } from '../layout/community';

/** The budgets of the community, all years and funds. */
export function useBudgets() {
  return useGet<{ items: BudgetItem[] }>(useCommunity().path('/budgets'));
}

/** One budget in one of its versions; the newest when none is asked for. */
export function useBudget(budgetId: string, version: string | null = null, enabled = true) {
  const { path } = useCommunity();
  return useGet<Budget>(path(`/budgets/${budgetId}`), { version }, { keepLast: true, enabled });
}

/** The day the books begin; what lies before cannot be compared with. */
export function useBooksStart(): string | undefined {
  return useGet<Community>(useCommunity().path()).data?.booksStartOn;
}

export function useExecution(budgetId: string, enabled = true) {
  const { path } = useCommunity();
  return useGet<BudgetExecution>(path(`/budgets/${budgetId}/execution`), {}, { enabled });
}

export const commentsPath = (budgetId: string) => `/budgets/${budgetId}/comments`;

export function useComments(budgetId: string) {
  const { path } = useCommunity();
  return useGet<{ items: BudgetComment[] }>(path(commentsPath(budgetId)));
}
