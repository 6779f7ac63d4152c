import { useParams } from 'react-router';
import type { BudgetExecution } from '../../shared/api/types';
import { fenOf, formatYuan, isZeroYuan, percentOf, yuanOfFen } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { ExecutionMonths } from './ExecutionMonths';
import { ExecutionTable } from './ExecutionTable';
import { useBudget, useExecution } from './use-budget';
import styles from './budget.module.css';

/** 执行情况: what was approved, promised, spent and left, by line and by month. */
export function ExecutionPage() {
  const t = useWords();
  const { page } = useCommunity();
  const { budgetId = '' } = useParams();
  const budget = useBudget(budgetId);
  const execution = useExecution(budgetId);
  return (
    <Page
      title={t('budget:execution.title')}
      lead={budget.data?.title}
      back={{ to: page(`/budget/${budgetId}`), word: t('budget:title') }}
    >
      <Load query={execution} lines={8}>
        {(found) => (
          <div className={styles.stack}>
            <Finding execution={found} />
            <ExecutionTable execution={found} budgetId={budgetId} />
            <Unbudgeted unbudgeted={found.unbudgeted} />
            <Tie tie={found.tie} />
          </div>
        )}
      </Load>
    </Page>
  );
}

function Finding({ execution }: { execution: BudgetExecution }) {
  const t = useWords();
  const dates = useDates();
  const { totals, asOf, lines } = execution;
  return (
    <Card
      title={t('budget:execution.finding', {
        day: dates.day(asOf),
        spent: formatYuan(totals.spent),
        share: percentOf(totals.spent, totals.approved),
      })}
    >
      <ExecutionMonths lines={lines} approved={totals.approved} />
    </Card>
  );
}

/** What was spent without a line of the budget: said plainly, since it ought not to be. */
function Unbudgeted({ unbudgeted }: Pick<BudgetExecution, 'unbudgeted'>) {
  const t = useWords();
  if (unbudgeted.length === 0) return <p className="quiet">{t('budget:execution.allBudgeted')}</p>;
  return (
    <Card title={t('budget:execution.unbudgeted', { count: unbudgeted.length })}>
      <p className="quiet small">{t('budget:execution.unbudgetedHow')}</p>
      <dl className={styles.facts}>
        {unbudgeted.map(({ accountCode, accountName, spent }) => (
          <div key={accountCode}>
            <dt>{accountName}</dt>
            <dd>{formatYuan(spent)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** That the page and the general ledger say the same, to be added up by anybody. */
function Tie({ tie }: Pick<BudgetExecution, 'tie'>) {
  const t = useWords();
  const parts = [
    { name: 'spent', amount: tie.spent },
    { name: 'laterYears', amount: negated(tie.laterYears) },
    { name: 'unbudgeted', amount: tie.unbudgeted },
    { name: 'otherBudgets', amount: tie.otherBudgets },
  ].filter(({ name, amount }) => name === 'spent' || !isZeroYuan(amount));
  return (
    <Card title={t(tie.ties ? 'budget:tie.ties' : 'budget:tie.differs')}>
      <dl className={styles.facts}>
        {parts.map(({ name, amount }) => (
          <div key={name}>
            <dt>{t(`budget:tie.${name}`)}</dt>
            <dd>{formatYuan(amount)}</dd>
          </div>
        ))}
        <div className={styles.total}>
          <dt>{t('budget:tie.ledger')}</dt>
          <dd>{formatYuan(tie.ledger)}</dd>
        </div>
      </dl>
    </Card>
  );
}

const negated = (amount: string): string => yuanOfFen(-fenOf(amount));
