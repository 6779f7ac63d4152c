import { Link } from 'react-router';
import type { Entry, EntryRef } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { MoneyText } from '../../shared/components/MoneyText';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import styles from './Headline.module.css';

/** The handover is neither income nor spending: the money was there before. */
export const isOpening = (entry: Entry) => entry.kind === 'opening';

/** What happened, in one sentence and one figure. */
export function Headline({ entry }: { entry: Entry }) {
  const t = useWords();
  return (
    <Card>
      <p className={styles.sentence}>{entry.sentence}</p>
      <p className={styles.amount}>
        <MoneyText
          amount={entry.amount}
          direction={isOpening(entry) ? 'none' : entry.direction}
          strong
        />
        {!isOpening(entry) && (
          <span className={styles.direction}>{t(`entry:${entry.direction}`)}</span>
        )}
        <button type="button" className={`${styles.print} no-print`} onClick={() => window.print()}>
          {t('print')}
        </button>
      </p>
      <Marks entry={entry} />
    </Card>
  );
}

function Marks({ entry }: { entry: Entry }) {
  const t = useWords();
  return (
    <div className={styles.marks}>
      {isOpening(entry) && <Badge>{t('entry:openingBadge')}</Badge>}
      {entry.reversedBy && (
        <p>
          <Badge tone="attention">{t('entry:reversed')}</Badge>{' '}
          <OtherEntry entry={entry.reversedBy} sentence="entry:reversedBy" />
        </p>
      )}
      {entry.reverses && (
        <p>
          <Badge tone="attention">{t('entry:reversalBadge')}</Badge>{' '}
          <OtherEntry entry={entry.reverses} sentence="entry:reverses" />
        </p>
      )}
    </div>
  );
}

function OtherEntry({ entry, sentence }: { entry: EntryRef; sentence: string }) {
  const t = useWords();
  const { page } = useCommunity();
  const dates = useDates();
  return (
    <>
      {t(sentence, { day: dates.day(entry.bookedOn), no: entry.voucherNo })}{' '}
      <Link className={styles.see} to={page(`/entries/${entry.seq}`)}>
        {t('entry:see')}
      </Link>
    </>
  );
}
