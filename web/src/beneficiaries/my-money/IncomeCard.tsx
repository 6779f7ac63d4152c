import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import styles from './my-money.module.css';
import type { MyMoney } from '../../shared/api/types';

/** Everybody's income, and this home's share of it. */
export function IncomeCard({ money: { income } }: { money: MyMoney }) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Card
      title={t('my-money:income.title')}
      aside={<b className="num">{formatYuan(income.total)}</b>}
    >
      <p className="quiet small">{t('my-money:income.hint')}</p>
      <dl className={styles.facts}>
        {income.lines.map(({ key, name, amount, whole }) => (
          <div key={key}>
            <dt>
              {name}
              <span className={styles.whole}>
                {t('my-money:uses.whole', { amount: formatYuan(whole) })}
              </span>
            </dt>
            <dd>{formatYuan(amount)}</dd>
          </div>
        ))}
      </dl>
      <MoreLink to={page('/common-income')}>{t('my-money:income.more')}</MoreLink>
    </Card>
  );
}
