import { Link } from 'react-router';
import { Badge } from '../../shared/components/Badge';
import { clockOf, toneOf } from '../../shared/inquiries/clock';
import type { InquiryCard } from '../../shared/inquiries/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import './ask-words';
import styles from './ask.module.css';

/** One question in a list: what, about what, and how long an answer may still take. */
export function InquiryRow({ inquiry }: { inquiry: InquiryCard }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  const { id, topic, text, subject, askerLabel, at, hidden, mine } = inquiry;
  return (
    <Link className={styles.row} to={page(`/inquiries/${id}`)}>
      <b className={hidden ? 'quiet' : ''}>
        {hidden ? t('ask:hidden', { reason: hidden.reason }) : topic || text}
      </b>
      <span className="quiet small">
        {[
          subject.kind !== 'general' && subject.title,
          t('ask:asked', { who: mine ? t('ask:mine') : askerLabel, day: dates.day(at) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className={styles.marks}>
        <Standing inquiry={inquiry} />
      </span>
    </Link>
  );
}

/** The state, and the clock where one runs. */
export function Standing({ inquiry }: { inquiry: InquiryCard }) {
  const t = useWords();
  const clock = clockOf(inquiry);
  return (
    <>
      {!inquiry.hidden && (
        <Badge tone={toneOf(inquiry.state)}>{t(`ask:state.${inquiry.state}`)}</Badge>
      )}
      {clock && <Badge tone={clock.tone}>{t(clock.key, { days: clock.days })}</Badge>}
    </>
  );
}
