import { Link } from 'react-router';
import { apiUrl } from '../../shared/api/client';
import type { EntryCard } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { MoneyText } from '../../shared/components/MoneyText';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import styles from './EntryRow.module.css';
import { LazyPhoto } from './LazyPhoto';

/** One entry in a list: what, to whom, how much; the whole row opens it. */
export function EntryRow({ card, photo = false }: { card: EntryCard; photo?: boolean }) {
  const t = useWords();
  const { page } = useCommunity();
  const about = useAbout(card);
  return (
    <Link
      className={`${styles.row} ${photo ? styles.withPhoto : ''}`}
      to={page(`/entries/${card.seq}`)}
    >
      {photo && <Photo card={card} />}
      <span className={styles.words}>
        <span className={styles.title}>{card.title}</span>
        <span className={styles.about}>{about}</span>
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

/** Day, 摘要 and payee, leaving out what the title has said already. */
function useAbout(card: EntryCard): string {
  const dates = useDates();
  const unsaid = [card.summary, card.payeeName].filter(
    (text) => text && !card.title.includes(text),
  );
  return [dates.dayShort(card.bookedOn), ...unsaid].join(' · ');
}

function Photo({ card }: { card: EntryCard }) {
  const t = useWords();
  const { path } = useCommunity();
  if (!card.thumbnailFileId)
    return <span className={styles.none}>{t('home:payments.noPhoto')}</span>;
  return (
    <LazyPhoto
      className={styles.photo}
      url={apiUrl(path(`/files/${card.thumbnailFileId}/thumbnail`))}
    />
  );
}
