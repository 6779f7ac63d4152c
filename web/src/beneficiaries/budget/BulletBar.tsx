import { Badge } from '../../shared/components/Badge';
import { absYuan, formatYuan, isNegativeYuan, isZeroYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { bulletOf, type Standing } from './bars';
import { formatShare } from './numbers';
import styles from './BulletBar.module.css';

interface Props {
  side: string;
  standing: Standing;
}

/** Planned, spent, promised and left as one bar; the words under it say the same. */
export function BulletBar({ side, standing }: Props) {
  const { spent, committed, approved } = bulletOf(standing);
  const { flag } = standing;
  const isOver = side === 'expense' && flag === 'over';
  return (
    <span className={styles.bullet}>
      <span className={styles.track} aria-hidden>
        <span className={styles.planned} style={{ width: `${approved}%` }} />
        <span
          className={`${side === 'income' ? styles.received : styles.spent} ${isOver ? styles.over : ''}`}
          style={{ width: `${spent}%` }}
        />
        <span className={styles.committed} style={{ left: `${spent}%`, width: `${committed}%` }} />
        {approved < 100 && <span className={styles.limit} style={{ left: `${approved}%` }} />}
      </span>
      <Words side={side} standing={standing} />
    </span>
  );
}

function Words({ side, standing }: Props) {
  const t = useWords();
  const { committed, spent, available, usedShare, flag } = standing;
  const said = [
    t(`budget:bar.${side}`, { amount: formatYuan(spent) }),
    !isZeroYuan(committed) && t('budget:bar.committed', { amount: formatYuan(committed) }),
    leftOf(side, available, t),
  ];
  return (
    <span className={styles.words}>
      <span>{said.filter(Boolean).join(' · ')}</span>
      {side === 'expense' && flag !== null ? (
        <Badge tone={flag === 'over' ? 'broken' : 'attention'}>
          {t(`budget:flag.${flag}`, { share: usedShare ? formatShare(usedShare) : '' })}
        </Badge>
      ) : (
        usedShare && <span>{formatShare(usedShare)}</span>
      )}
    </span>
  );
}

function leftOf(side: string, available: string, t: ReturnType<typeof useWords>) {
  const how = isNegativeYuan(available) ? 'beyond' : 'left';
  return t(`budget:bar.${how}.${side}`, { amount: formatYuan(absYuan(available)) });
}

/** What the parts of the bar are. */
export function BulletLegend({ side }: { side: string }) {
  const t = useWords();
  return (
    <p className={styles.legend} aria-hidden>
      <span className={styles.key}>
        <span className={side === 'income' ? styles.received : styles.spent} />
        {t(`budget:legend.${side}`)}
      </span>
      {side === 'expense' && (
        <span className={styles.key}>
          <span className={styles.committed} />
          {t('budget:legend.committed')}
        </span>
      )}
      <span className={styles.key}>
        <span className={styles.planned} />
        {t('budget:legend.planned')}
      </span>
    </p>
  );
}
