import type { BudgetLineEntry } from '../../shared/api/types';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { EntryRow } from '../parts/EntryRow';
import { PagedList } from '../parts/PagedList';
import styles from './budget.module.css';

/** The entries the line's figure is made of; each opens. */
export function LineEntries({ budgetId, lineId }: { budgetId: string; lineId: string }) {
  const t = useWords();
  const { path } = useCommunity();
  return (
    <Card title={t('budget:line.entries')}>
      <PagedList<BudgetLineEntry>
        path={path(`/budgets/${budgetId}/lines/${lineId}/entries`)}
        emptyTitle={t('budget:line.noEntries')}
      >
        {(item) => <Row key={item.entry.seq} item={item} />}
      </PagedList>
    </Card>
  );
}

function Row({ item: { entry, charged, chosen } }: { item: BudgetLineEntry }) {
  const t = useWords();
  const said = [
    charged !== entry.amount && t('budget:line.charged', { amount: formatYuan(charged) }),
    !chosen && t('budget:line.byAccount'),
  ].filter(Boolean);
  return (
    <>
      <EntryRow card={entry} />
      {said.length > 0 && <p className={styles.under}>{said.join(' ')}</p>}
    </>
  );
}
