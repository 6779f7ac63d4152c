import { useLocation, useParams } from 'react-router';
import { isWaiting } from '../../shared/inquiries/clock';
import type { Inquiry, InquiryCard } from '../../shared/inquiries/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { Done } from '../parts/Done';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { FollowToggle } from './FollowToggle';
import { Standing } from './InquiryRow';
import { subjectPage } from './subject-page';
import { Thread } from './Thread';
import { useInquiry } from './use-inquiries';
import { VerdictCard } from './VerdictCard';
import styles from './inquiries.module.css';

/** One question: what was asked, what was answered, and whether the asker calls it answered. */
export function InquiryPage() {
  const t = useWords();
  const { page } = useCommunity();
  const { inquiryId = '' } = useParams();
  const inquiry = useInquiry(inquiryId);
  return (
    <Page
      title={inquiry.data ? titleOf(inquiry.data.card) : t('inquiries:one')}
      back={{ to: page('/inquiries'), word: t('inquiries:title') }}
    >
      <Load query={inquiry} lines={6}>
        {(loaded) => <Parts inquiry={loaded} />}
      </Load>
    </Page>
  );
}

const titleOf = ({ topic, number }: InquiryCard) => topic ?? number;

function Parts({ inquiry }: { inquiry: Inquiry }) {
  return (
    <Columns
      first={
        <>
          <JustAsked inquiry={inquiry.card} />
          <Question inquiry={inquiry.card} />
          <Thread inquiry={inquiry} />
          {inquiry.mayJudge && <VerdictCard id={inquiry.card.id} />}
        </>
      }
      second={isSettledOwn(inquiry.card) ? null : <FollowToggle inquiry={inquiry.card} />}
    />
  );
}

/** Nothing more will be told of it. */
const isSettledOwn = ({ mine, state }: InquiryCard) => mine && state === 'settled';

/** Right after the asking: that it happened, and what comes next. */
function JustAsked({ inquiry: { number, dueOn, state: standing } }: { inquiry: InquiryCard }) {
  const t = useWords();
  const dates = useDates();
  const state: unknown = useLocation().state;
  const isNew = typeof state === 'object' && state !== null && 'asked' in state;
  if (!isNew || standing !== 'open') return null;
  return <Done>{t('inquiries:done.asked', { number, day: dates.day(dueOn) })}</Done>;
}

function Question({ inquiry }: { inquiry: InquiryCard }) {
  const t = useWords();
  const dates = useDates();
  const { text, askerLabel, at, number, dueOn, state, hidden, mine } = inquiry;
  return (
    <Card>
      <p className={styles.marks}>
        <Standing inquiry={inquiry} />
      </p>
      {hidden && <p className="quiet">{t('ask:hidden', { reason: hidden.reason })}</p>}
      {text && <p className={styles.text}>{text}</p>}
      <p className="quiet small">
        {t(mine ? 'inquiries:askedByMe' : 'inquiries:asked', {
          number,
          who: askerLabel,
          at: dates.instant(at),
        })}
      </p>
      {isWaiting(state) && !hidden && (
        <p className="small">{t('inquiries:due', { day: dates.day(dueOn) })}</p>
      )}
      <About inquiry={inquiry} />
    </Card>
  );
}

function About({ inquiry: { subject } }: { inquiry: InquiryCard }) {
  const t = useWords();
  const { page } = useCommunity();
  const to = subjectPage(subject);
  if (subject.kind === 'general') return null;
  const words = t('inquiries:about', { title: subject.title });
  return to ? <MoreLink to={page(to)}>{words}</MoreLink> : <p className="small">{words}</p>;
}
