import { Link } from 'react-router';
import { Badge } from '../../shared/components/Badge';
import { toneOf } from '../../shared/inquiries/clock';
import type { SimilarInquiry } from '../../shared/inquiries/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import styles from './ask.module.css';

/** A question that was asked before, with how its answer begins. */
export function SimilarRow({ inquiry }: { inquiry: SimilarInquiry }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  const { id, topic, subject, state, at, answer } = inquiry;
  return (
    <Link className={styles.row} to={page(`/inquiries/${id}`)}>
      <b>{topic}</b>
      {answer && <span className="small">{answer}</span>}
      <span className={styles.marks}>
        <Badge tone={toneOf(state)}>{t(`ask:state.${state}`)}</Badge>
        <span className="quiet small">
          {subject.title} · {dates.day(at)}
        </span>
      </span>
    </Link>
  );
}
