import { formatYuan, isNegativeYuan, isZeroYuan } from '../../shared/format/yuan';
import { useWords, type Words } from '../app/words';
import { perSquareMetreMonth } from './editor/numbers';
import styles from './Totals.module.css';

interface Props {
  totals: { income: string; expense: string; surplus: string; contingency: string };
  area: string;
}

const KEYS = ['income', 'expense', 'surplus', 'contingency'] as const;

/** 收入 支出 结余 预备费, each also per square metre and month. */
export function Totals({ totals, area }: Props) {
  const t = useWords('budget');
  return (
    <dl className={styles.totals}>
      {KEYS.map((key) => (
        <div key={key} className={styles.total}>
          <dt>{t(`total.${key}`)}</dt>
          <dd>
            <strong className={isNegativeYuan(totals[key]) ? styles.deficit : ''}>
              {formatYuan(totals[key])}
            </strong>
            <span className="quiet">{perMetre(t, totals[key], area)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function perMetre(t: Words, amount: string, area: string): string {
  const price = isZeroYuan(amount) ? '' : perSquareMetreMonth(amount, area);
  return price && t('perMetre', { price: price.replace('-', '−') });
}
