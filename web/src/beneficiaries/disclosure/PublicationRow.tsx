import { apiUrl } from '../../shared/api/client';
import { Badge } from '../../shared/components/Badge';
import type { Publication } from '../../shared/disclosure/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { AskLink } from '../inquiries/AskLink';
import { useCommunity } from '../layout/community';
import styles from './disclosure.module.css';

/** A document as it hung: when, how late, who had looked at it, and its fingerprint. */
export function PublicationRow({ publication }: { publication: Publication }) {
  const t = useWords('disclosure');
  const dates = useDates();
  const { path } = useCommunity();
  const { title, number, daysLate, onShow, place } = publication;
  const about = [
    number,
    t('version', { n: publication.version }),
    publication.pages === null ? null : t('pages', { n: publication.pages }),
    t('signed', { who: publication.countersignedBy }),
    t('place', { place }),
  ];
  return (
    <article className={styles.publication}>
      <p className={styles.head}>
        <a
          href={apiUrl(path(`/reports/${publication.reportId}/pdf`))}
          target="_blank"
          rel="noreferrer"
        >
          {title}
        </a>
        <Badge tone={daysLate > 0 ? 'attention' : 'good'}>
          {daysLate > 0 ? t('late', { days: daysLate }) : t('inTime')}
        </Badge>
      </p>
      <p className="small">
        {t('hung', { on: dates.day(publication.publishedOn) })}　
        {onShow && t('until', { on: dates.day(publication.onShowUntil) })}
      </p>
      <p className="quiet small">{about.filter(Boolean).join(' · ')}</p>
      {publication.countersignNote && <p className="small">{publication.countersignNote}</p>}
      <p className={`quiet small ${styles.hash}`}>
        {t('fingerprint')} <code>{publication.sha256}</code>
      </p>
      <AskLink kind="report" id={publication.reportId} about={title} />
    </article>
  );
}
