import { Link } from 'react-router';
import type { BudgetExecution, BudgetExecutionLine } from '../../shared/api/types';
import { formatAmount } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import figures from '../parts/figures.module.css';
import { formatShare } from './numbers';
import styles from './budget.module.css';

const COLUMNS = ['approved', 'committed', 'spent', 'available'] as const;

/** Every expense line with what was approved, promised, spent and left; the sum below. */
export function ExecutionTable({
  execution,
  budgetId,
}: {
  execution: BudgetExecution;
  budgetId: string;
}) {
  const t = useWords();
  const title = t('budget:execution.table');
  const lines = execution.lines.filter(({ side }) => side === 'expense');
  return (
    <Card title={title}>
      <div className={figures.scroll} tabIndex={0} role="group" aria-label={title}>
        <table className={figures.table}>
          <thead>
            <tr>
              <th scope="col">{t('budget:execution.line')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`budget:execution.${column}`)}
                </th>
              ))}
              <th scope="col">{t('budget:execution.used')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.lineId} line={line} budgetId={budgetId} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('budget:execution.sum')}</th>
              {COLUMNS.map((column) => (
                <td key={column}>{formatAmount(execution.totals[column])}</td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </Card>
  );
}

function Row({ line, budgetId }: { line: BudgetExecutionLine; budgetId: string }) {
  const t = useWords();
  const { page } = useCommunity();
  const share = line.usedShare ? formatShare(line.usedShare) : '';
  return (
    <tr>
      <th scope="row" className={styles.rowName}>
        <Link to={page(`/budget/${budgetId}/lines/${line.lineId}`)}>{line.name}</Link>
      </th>
      {COLUMNS.map((column) => (
        <td key={column}>{formatAmount(line[column])}</td>
      ))}
      <td>{line.flag === null ? share : t(`budget:flag.${line.flag}`, { share })}</td>
    </tr>
  );
}
