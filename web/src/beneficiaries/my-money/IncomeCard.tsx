import { Link } from 'react-router';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import { entriesOfIncome } from './money';
import rows from './rows.module.css';
import type { MyMoney } from '../../shared/api/types';

/** Everybody's income, and this home's share of it; each line opens the entries behind it. */
export function IncomeCard({ money: { income, from, to } }: { money: MyMoney }) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Card
      title={t('my-money:income.title')}
      aside={<b className="num">{formatYuan(income.total)}</b>}
    >
      <p className="quiet small">{t('my-money:income.hint')}</p>
      <Rows>
        {income.lines.map((line) => (
          <Link
            key={line.key}
            className={rows.use}
            to={page(entriesOfIncome(line.key, { from, to }) ?? '/flow')}
          >
            <span className={rows.useHead}>
              <b>{line.name}</b>
              <span className="num">{formatYuan(line.amount)}</span>
            </span>
            <span className={rows.about}>
              {t('my-money:uses.whole', { amount: formatYuan(line.whole) })}
            </span>
          </Link>
        ))}
      </Rows>
      <MoreLink to={page('/common-income')}>{t('my-money:income.more')}</MoreLink>
    </Card>
  );
}
