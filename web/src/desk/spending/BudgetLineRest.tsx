import { fenOf, formatYuan, isNegativeYuan, absYuan } from '../../shared/format/yuan';
import { useWords } from '../app/words';
import type { SpendableLine } from '../commitments/types';
import styles from './BudgetLineRest.module.css';
import { restAfter } from './budget-lines';

interface Props {
  line: SpendableLine;
  amount: string;
  held?: string;
  /** An emergency may go over; it is ratified instead. */
  mayExceed?: boolean;
}

const FULL = 100;

/** 预算 = 已付 + 已占用 + 可用, as a bar and in words; after this request too. */
export function BudgetLineRest({ line, amount, held, mayExceed = false }: Props) {
  const t = useWords('spending');
  const { approved, spent, committed, available } = line;
  const rest = restAfter(available, amount, held);
  return (
    <div className={styles.rest}>
      <span className={styles.track} aria-hidden>
        <span className={styles.spent} style={{ width: shareOf(spent, approved) }} />
        <span className={styles.committed} style={{ width: shareOf(committed, approved) }} />
      </span>
      <p className={styles.words}>
        {t('line.standing', {
          approved: formatYuan(approved),
          spent: formatYuan(spent),
          committed: formatYuan(committed),
          available: formatYuan(available),
        })}
      </p>
      {rest && (
        <p className={rest.isEnough ? styles.words : styles.over} role="status">
          {t(rest.isEnough ? 'line.after' : mayExceed ? 'line.overInEmergency' : 'line.over', {
            left: formatYuan(isNegativeYuan(rest.left) ? absYuan(rest.left) : rest.left),
          })}
        </p>
      )}
    </div>
  );
}

function shareOf(part: string, whole: string): string {
  const all = fenOf(whole);
  if (all <= 0) return '0%';
  return `${Math.min(FULL, Math.max(0, (fenOf(part) * FULL) / all))}%`;
}
