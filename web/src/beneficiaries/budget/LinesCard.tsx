import { Link } from 'react-router';
import type { Budget, BudgetLine, BudgetExecution } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { MoneyText } from '../../shared/components/MoneyText';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Rows } from '../parts/Rows';
import { BulletBar, BulletLegend } from './BulletBar';
import { notableChange } from './numbers';
import { linesOf, ownLastYear } from './story';
import { useFormula } from './use-formula';
import styles from './budget.module.css';

interface Props {
  budget: Budget;
  side: 'income' | 'expense';
  execution: BudgetExecution | undefined;
}

/** Every line of one side; a tap on one shows how it was worked out and what became of it. */
export function LinesCard({ budget, side, execution }: Props) {
  const t = useWords();
  const lines = linesOf(budget.lines, side);
  const total = budget.totals[side];
  return (
    <Card title={t(`budget:lines.${side}`, { count: lines.length, total: formatYuan(total) })}>
      {execution && <BulletLegend side={side} />}
      {lines.length === 0 ? (
        <p className="quiet">{t('budget:lines.none')}</p>
      ) : (
        <Rows>
          {lines.map((line) => (
            <Line key={line.lineId} budget={budget} line={line} execution={execution} />
          ))}
        </Rows>
      )}
    </Card>
  );
}

interface LineProps {
  budget: Budget;
  line: BudgetLine;
  execution: BudgetExecution | undefined;
}

function Line({ budget, line, execution }: LineProps) {
  const { budgetId, shown, inForceVersion } = budget;
  const { page } = useCommunity();
  const formula = useFormula();
  const standing = execution?.lines.find(({ lineId }) => lineId === line.lineId);
  const asked = shown === inForceVersion ? '' : `?version=${shown}`;
  return (
    <Link className={styles.line} to={page(`/budget/${budgetId}/lines/${line.lineId}${asked}`)}>
      <span className={styles.lineHead}>
        <b>{line.name}</b>
        <MoneyText amount={line.amount} strong />
      </span>
      <span className="quiet small">{formula(line)}</span>
      {standing && <BulletBar side={line.side} standing={standing} />}
      <Marks line={line} lines={budget.lines} />
    </Link>
  );
}

/** What is worth a look before opening the line: against last year, and what people said. */
function Marks({ line, lines }: { line: BudgetLine; lines: readonly BudgetLine[] }) {
  const t = useWords();
  const lastYear = ownLastYear(line, lines);
  const change = lastYear === null ? '' : notableChange(line.amount, lastYear);
  if (!change && line.comments === 0 && !line.isContingency) return null;
  return (
    <span className={styles.marks}>
      {line.isContingency && <Badge>{t('budget:lines.contingency')}</Badge>}
      {change && <span className="quiet small">{t('budget:lines.change', { change })}</span>}
      {line.comments > 0 && (
        <Badge tone={line.openComments > 0 ? 'attention' : 'quiet'}>
          {t(line.openComments > 0 ? 'budget:lines.open' : 'budget:lines.comments', {
            count: line.comments,
            open: line.openComments,
          })}
        </Badge>
      )}
    </span>
  );
}
