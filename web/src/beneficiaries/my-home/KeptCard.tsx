import type { Household } from '../../shared/api/types';
import { MoneyText } from '../../shared/components/MoneyText';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Rows } from '../parts/Rows';
import styles from './my-home.module.css';

/** 预存 and 押金: the household's own money, lying in the trust. */
export function KeptCard({ home }: { home: Household }) {
  const t = useWords();
  return (
    <Card title={t('my-home:kept.title')}>
      {home.kept.length === 0 ? (
        <p className="quiet">{t('my-home:kept.empty')}</p>
      ) : (
        <Rows>
          {home.kept.map(({ account, name, kind, amount }) => (
            <div key={account} className={styles.bill}>
              <p className={styles.head}>
                <span>{shortOf(name)}</span>
                <MoneyText amount={amount} strong />
              </p>
              <p className={styles.why}>{t(`my-home:kept.${kind}`)}</p>
            </div>
          ))}
        </Rows>
      )}
    </Card>
  );
}

/** "预收账款-物业费" is how the chart calls it; at home it is the last word that tells. */
const shortOf = (account: string): string => account.slice(account.lastIndexOf('-') + 1);
