import type { BudgetVersion } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { Card } from '../parts/Card';
import { Rows } from '../parts/Rows';
import { toneOf } from './StoryCard';
import styles from './budget.module.css';

/** Every version there has been, the newest first, with the reason it was made. */
export function VersionList({ versions }: { versions: readonly BudgetVersion[] }) {
  const t = useWords();
  return (
    <Card title={t('budget:versions.list', { count: versions.length })}>
      <Rows>
        {[...versions]
          .sort((a, b) => b.version - a.version)
          .map((version) => (
            <Version key={version.version} version={version} />
          ))}
      </Rows>
    </Card>
  );
}

function Version({ version: one }: { version: BudgetVersion }) {
  const t = useWords();
  const dates = useDates();
  const { version, kindName, state, stateName, reason, effectiveOn, income, expense } = one;
  return (
    <div className={styles.diff}>
      <p className={styles.lineHead}>
        <b>{t('budget:versions.name', { version, kind: kindName })}</b>
        <Badge tone={toneOf(state)}>{stateName}</Badge>
      </p>
      <p className="quiet small">
        {t('budget:versions.sums', { income: formatYuan(income), expense: formatYuan(expense) })}
        {effectiveOn && ` · ${t('budget:versions.effective', { day: dates.day(effectiveOn) })}`}
      </p>
      {reason && <p>{reason}</p>}
    </div>
  );
}
