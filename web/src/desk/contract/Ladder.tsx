import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../app/words';
import styles from './ContractPage.module.css';
import type { LadderRung } from './types';

/** The approval ladder as steps that rise: up to how much, who agrees, after how long. */
export function Ladder({ rungs }: { rungs: readonly LadderRung[] }) {
  const t = useWords('contract');
  return (
    <ol className={styles.ladder} aria-label={t('ladder.title')}>
      {rungs.map((rung, index) => {
        const below = rungs[index - 1]?.upTo;
        return (
          <li key={rung.upTo ?? 'above'} className={styles.rung}>
            <strong>{amountOf(t, rung.upTo, below ?? null)}</strong>
            {rung.by === 'reviewer'
              ? t('ladder.reviewer')
              : t('ladder.committee', { count: rung.approvals })}
            {rung.consultationDays > 0 && (
              <span className="quiet">
                {' '}
                {t('ladder.consultation', { days: rung.consultationDays })}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function amountOf(t: ReturnType<typeof useWords>, upTo: string | null, below: string | null) {
  if (upTo !== null) return t('ladder.upTo', { amount: formatYuan(upTo) });
  return below === null ? t('ladder.any') : t('ladder.above', { amount: formatYuan(below) });
}
