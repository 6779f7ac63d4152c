import { useGet } from '../../shared/api/queries';
import type { CommonIncome } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { useNear } from '../parts/useNear';
import { MoreLink } from '../parts/MoreLink';
import { wrongOf } from '../common-income/income';
import styles from './CommonIncomeCard.module.css';

/** 公共收益 of this year in two lines; what is wrong with it is not left for the page behind. */
export function CommonIncomeCard() {
  const t = useWords();
  const { path, page } = useCommunity();
  const year = today().slice(0, 4);
  const [card, near] = useNear<HTMLDivElement>();
  const { data } = useGet<CommonIncome>(path('/common-income'), { year }, { enabled: near });
  const wrong = data ? wrongOf(data.items).length : 0;
  return (
    <div ref={card}>
      <Card title={t('home:income.title')}>
        {data && data.items.length > 0 ? (
          <p>
            {t('home:income.sums', {
              due: formatYuan(data.due),
              received: formatYuan(data.received),
            })}
          </p>
        ) : (
          <p className="quiet">{t('home:income.what')}</p>
        )}
        {wrong > 0 && <p className={styles.wrong}>! {t('home:income.wrong', { count: wrong })}</p>}
        <MoreLink to={page('/common-income')}>{t('home:income.go')}</MoreLink>
      </Card>
    </div>
  );
}
