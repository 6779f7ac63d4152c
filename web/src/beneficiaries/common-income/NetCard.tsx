import type { CommonIncome } from '../../shared/api/types';
import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import styles from './common-income.module.css';

/** What is left for the owners after the direct cost (民法典 282), as the books have it. */
export function NetCard({ income }: { income: CommonIncome }) {
  const t = useWords();
  const { page } = useCommunity();
  const rows = (['cost', 'otherIncome', 'developerShare'] as const).filter(
    (name) => !isZeroYuan(income[name]),
  );
  return (
    <Card title={t('common-income:net', { amount: formatYuan(income.net) })}>
      <p className="quiet small">{t('common-income:netHow')}</p>
      <dl className={styles.facts}>
        {rows.map((name) => (
          <div key={name}>
            <dt>{t(`common-income:${name}`)}</dt>
            <dd>{formatYuan(income[name])}</dd>
          </div>
        ))}
      </dl>
      <MoreLink to={page('/statement?fund=F2')}>{t('common-income:entries')}</MoreLink>
    </Card>
  );
}
