import { fenOf } from '../../../shared/format/yuan';
import { useWords } from '../../app/words';
import { percentOfRate } from '../editor/numbers';
import type { ExecutionLine } from '../types';
import styles from './Bullet.module.css';

/** Spent and committed against what was approved; the percentage beside it says the same. */
export function Bullet({ line }: { line: ExecutionLine }) {
  const t = useWords('budget-execution');
  const { approved, committed, spent, usedShare } = line;
  const whole = Math.max(fenOf(approved), fenOf(spent) + fenOf(committed), 1);
  const width = (amount: string) => `${Math.max(0, (fenOf(amount) * 100) / whole)}%`;
  return (
    <span className={styles.frame}>
      <span className={styles.bar} aria-hidden>
        <span className={styles.spent} style={{ width: width(spent) }} />
        <span className={styles.committed} style={{ width: width(committed) }} />
      </span>
      <span>{usedShare === null ? t('noShare') : `${percentOfRate(usedShare)}%`}</span>
    </span>
  );
}
