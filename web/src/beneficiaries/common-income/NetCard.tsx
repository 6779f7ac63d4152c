import type { CommonIncome } from '../../shared/api/types';
import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import { netPartsOf } from './income';
import styles from './common-income.module.css';

/** What is left for the owners after the direct cost (民法典 282), as the books have it, to be added up. */
export function NetCard({ income }: { income: CommonIncome }) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Card title={t('common-income:net', { amount: formatYuan(income.net) })}>
      <p className="quiet small">{t('common-income:netHow')}</p>
      <dl className={styles.facts}>
        {netPartsOf(income).map(({ name, amount }) => (
          <Fact key={name} name={t(`common-income:${name}`)} amount={formatYuan(amount)} />
        ))}
        <div className={styles.total}>
          <dt>{t('common-income:netSum')}</dt>
          <dd>{formatYuan(income.net)}</dd>
        </div>
        {!isZeroYuan(income.developerShare) && (
          <Fact
            name={t('common-income:developerShare')}
            amount={formatYuan(income.developerShare)}
          />
        )}
      </dl>
      {income.contractIncome !== income.received && (
        <p className="quiet small">
          {t('common-income:netTime', {
            received: formatYuan(income.received),
            booked: formatYuan(income.contractIncome),
          })}
        </p>
      )}
      <MoreLink to={page('/statement?fund=F2')}>{t('common-income:entries')}</MoreLink>
      <MoreLink to={page('/remuneration')}>{t('common-income:remuneration')}</MoreLink>
    </Card>
  );
}

function Fact({ name, amount }: { name: string; amount: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{amount}</dd>
    </div>
  );
}
