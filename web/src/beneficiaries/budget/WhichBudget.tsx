import { useNavigate } from 'react-router';
import type { BudgetItem } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Choice } from '../parts/form';
import styles from './budget.module.css';

/** Another year or fund; silent while there is only one budget. */
export function WhichBudget({ items, shown }: { items: BudgetItem[]; shown: BudgetItem }) {
  const t = useWords();
  const { page } = useCommunity();
  const navigate = useNavigate();
  if (items.length < 2) return null;
  return (
    <div className={`${styles.which} no-print`}>
      <Choice
        label={t('budget:which')}
        value={shown.budgetId}
        onValue={(id) => void navigate(page(`/budget/${id}`), { replace: true })}
        options={items.map(({ budgetId, year, fundName, stateName }) => ({
          value: budgetId,
          label: t('budget:choice', { year, fund: fundName, state: stateName }),
        }))}
      />
    </div>
  );
}
