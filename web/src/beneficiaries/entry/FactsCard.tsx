import type { Entry } from '../../shared/api/types';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import styles from './FactsCard.module.css';
import { fundsOf } from './funds';
import { isOpening } from './Headline';

/** The words an accountant would ask for. */
export function FactsCard({ entry }: { entry: Entry }) {
  const t = useWords();
  const dates = useDates();
  const facts: [string, string | null][] = [
    [t('entry:bookedOn'), dates.day(entry.bookedOn)],
    [t('entry:payee'), entry.payeeName],
    [t('entry:account'), isOpening(entry) ? null : entry.accountName],
    [
      t('entry:fund'),
      fundsOf(entry)
        .map((fund) => t(`fund.${fund}`))
        .join(t('listComma')),
    ],
    [
      t('entry:voucherNo'),
      t('entry:number', { period: dates.period(entry.period), no: entry.voucherNo }),
    ],
  ];
  return (
    <Card title={t('entry:facts')}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Card>
  );
}
