import type { BudgetDifference, BudgetDifferences, BudgetLine } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Rows } from '../parts/Rows';
import { changesOf } from './differences';
import { useBudget } from './use-budget';
import { useFormula } from './use-formula';
import styles from './budget.module.css';

/** Only what differs, each line as it was and as it is. */
export function ChangedLines({ differences }: { differences: BudgetDifferences }) {
  const t = useWords();
  const { budgetId, from, to, before, after, lines } = differences;
  const changes = changesOf(lines);
  const nameOf = (version: number) => t('budget:versions.short', { version });
  const older = useLines(budgetId, from);
  const newer = useLines(budgetId, to);
  const sides = {
    before: { name: nameOf(from), lines: older },
    after: { name: nameOf(to), lines: newer },
  };
  return (
    <Card title={t('budget:versions.changes', { count: changes.length })}>
      <p>
        {t('budget:versions.total', {
          before: formatYuan(before.expense),
          after: formatYuan(after.expense),
        })}
      </p>
      {changes.length === 0 ? (
        <p className="quiet">{t('budget:versions.same')}</p>
      ) : (
        <Rows>
          {changes.map((line) => (
            <Changed key={line.lineId} line={line} {...sides} />
          ))}
        </Rows>
      )}
    </Card>
  );
}

/** The whole text of a version: its formulas and grounds are shown beside the amounts. */
function useLines(budgetId: string, version: number): readonly BudgetLine[] {
  return useBudget(budgetId, String(version)).data?.lines ?? [];
}

interface VersionSide {
  name: string;
  lines: readonly BudgetLine[];
}

interface ChangedProps {
  line: BudgetDifference;
  before: VersionSide;
  after: VersionSide;
}

function Changed({ line, before, after }: ChangedProps) {
  const t = useWords();
  const { lineId, name, change, difference } = line;
  const contentIn = ({ lines }: VersionSide) => lines.find((one) => one.lineId === lineId);
  return (
    <div className={styles.diff}>
      <p className={styles.lineHead}>
        <span>
          <b>{name}</b> {change !== 'changed' && <Badge>{t(`budget:versions.${change}`)}</Badge>}
        </span>
        <b className="num">{formatYuan(difference, 'always')}</b>
      </p>
      <dl className={styles.beside}>
        <Side name={before.name} amount={line.before} content={contentIn(before)} />
        <Side name={after.name} amount={line.after} content={contentIn(after)} />
      </dl>
    </div>
  );
}

interface SideProps {
  name: string;
  amount: string | null;
  content: BudgetLine | undefined;
}

function Side({ name, amount, content }: SideProps) {
  const t = useWords();
  const formula = useFormula();
  return (
    <div>
      <dt>{name}</dt>
      <dd>{amount === null ? t('budget:versions.absent') : formatYuan(amount)}</dd>
      {amount !== null && content && (
        <dd className="quiet small">
          {formula(content)}
          {content.basis && <span className={styles.basis}>{content.basis}</span>}
        </dd>
      )}
    </div>
  );
}
