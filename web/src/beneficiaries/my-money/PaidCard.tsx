import { Link } from 'react-router';
import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import styles from './my-money.module.css';
import type { MyMoney } from '../../shared/api/types';

/** What the home paid, by what it was for and payment by payment; and what it still owes. */
export function PaidCard({ money: { paid, forUse, ownDue } }: { money: MyMoney }) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Card title={t('my-money:paid.title')} aside={<b className="num">{formatYuan(paid.total)}</b>}>
      {paid.lines.length === 0 && <p className="quiet">{t('my-money:paid.none')}</p>}
      <dl className={styles.facts}>
        {paid.lines.map(({ key, name, amount }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{formatYuan(amount)}</dd>
          </div>
        ))}
      </dl>
      {!isZeroYuan(forUse.total) && (
        <p className={styles.note}>
          {t('my-money:paid.forUse', {
            names: forUse.lines.map(({ name }) => name).join(t('listComma')),
            amount: formatYuan(forUse.total),
          })}
        </p>
      )}
      {paid.receipts.length > 0 && (
        <Fold summary={t('my-money:paid.receipts', { count: paid.receipts.length })}>
          <Receipts receipts={paid.receipts} />
        </Fold>
      )}
      {!isZeroYuan(ownDue) && (
        <MoreLink to={page('/my-home')}>
          {t('my-money:paid.due', { amount: formatYuan(ownDue) })}
        </MoreLink>
      )}
    </Card>
  );
}

function Receipts({ receipts }: { receipts: MyMoney['paid']['receipts'] }) {
  const dates = useDates();
  const { page } = useCommunity();
  return (
    <Rows>
      {receipts.map(({ on, amount, seq }) => (
        <Link key={`${seq}-${amount}`} className={styles.receipt} to={page(`/entries/${seq}`)}>
          <span>{dates.day(on)}</span>
          <span className="num">{formatYuan(amount)}</span>
        </Link>
      ))}
    </Rows>
  );
}
