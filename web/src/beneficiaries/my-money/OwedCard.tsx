import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import styles from './my-money.module.css';
import type { MyMoney } from '../../shared/api/types';

/** What others still owe the trust: not there yet, and this home's share of it. */
export function OwedCard({ money: { owed } }: { money: MyMoney }) {
  const t = useWords();
  if (owed.lines.length === 0 || isZeroYuan(owed.total)) return null;
  return (
    <Card title={t('my-money:owed.title')} aside={<b className="num">{formatYuan(owed.total)}</b>}>
      <p className="quiet small">{t('my-money:owed.hint')}</p>
      <dl className={styles.facts}>
        {owed.lines.map(({ name, amount, whole }) => (
          <div key={name}>
            <dt>
              {name}
              <span className={styles.whole}>
                {t('my-money:owed.whole', { amount: formatYuan(whole) })}
              </span>
            </dt>
            <dd>{formatYuan(amount)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
