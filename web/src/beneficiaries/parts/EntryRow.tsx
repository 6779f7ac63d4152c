import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { apiUrl } from '../../shared/api/client';
import type { EntryCard } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { MoneyText } from '../../shared/components/MoneyText';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import styles from './EntryRow.module.css';

/** One entry in a list: what, to whom, how much; the whole row opens it. */
export function EntryRow({ card, photo = false }: { card: EntryCard; photo?: boolean }) {
  const { t } = useTranslation();
  const { page } = useCommunity();
  const dates = useDates();
  return (
    <Link
      className={`${styles.row} ${photo ? styles.withPhoto : ''}`}
      to={page(`/entries/${card.seq}`)}
    >
      {photo && <Photo card={card} />}
      <span className={styles.words}>
        <span className={styles.title}>{card.title}</span>
        <span className={styles.about}>
          {[dates.dayShort(card.bookedOn), unsaidPayee(card)].filter(Boolean).join(' · ')}
        </span>
        {photo && card.approvedBy && (
          <span className={styles.about}>
            {t('home:payments.approved', { who: card.approvedBy })}
          </span>
        )}
      </span>
      <span className={styles.amount}>
        <MoneyText amount={card.amount} direction={card.direction} strong />
        {card.reversed && <Badge>{t('statement:reversed')}</Badge>}
        {!photo && card.fileCount > 0 && (
          <span className={styles.about}>
            {t('statement:withEvidence', { count: card.fileCount })}
          </span>
        )}
      </span>
    </Link>
  );
}

/** The payee, unless the title has named it already. */
function unsaidPayee({ title, payeeName }: EntryCard): string | null {
  return payeeName && !title.includes(payeeName) ? payeeName : null;
}

function Photo({ card }: { card: EntryCard }) {
  const { t } = useTranslation();
  const { path } = useCommunity();
  if (!card.thumbnailFileId)
    return <span className={styles.none}>{t('home:payments.noPhoto')}</span>;
  return (
    <img
      className={styles.photo}
      src={apiUrl(path(`/files/${card.thumbnailFileId}/thumbnail`))}
      alt=""
      width={72}
      height={72}
      loading="lazy"
    />
  );
}
