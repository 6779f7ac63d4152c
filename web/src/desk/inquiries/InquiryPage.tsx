import { Link, useParams } from 'react-router';
import { Badge } from '../../shared/components/Badge';
import { clockOf, toneOf } from '../../shared/inquiries/clock';
import type { Inquiry } from '../../shared/inquiries/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { AnswerBox } from './AnswerBox';
import { HideBox } from './HideBox';
import { SubjectPanel } from './SubjectPanel';
import { Thread } from './Thread';
import styles from './inquiries.module.css';

/** One question: what it is about on one side, the words and the answer on the other. */
export default function InquiryPage() {
  const { id = '' } = useParams();
  const inquiry = useHereGet<Inquiry>(`/inquiries/${id}`);
  return <Loaded of={inquiry}>{(data) => <Sides inquiry={data} />}</Loaded>;
}

function Sides({ inquiry }: { inquiry: Inquiry }) {
  const t = useWords('inquiries');
  const { card, mayAnswer, mayHide, answers } = inquiry;
  return (
    <>
      <Head inquiry={inquiry} />
      <Panel title={t('question')}>
        <Thread inquiry={inquiry} />
      </Panel>
      <div className={mayAnswer || mayHide ? styles.sides : ''}>
        <SubjectPanel subject={card.subject} />
        <div>
          {mayAnswer && <AnswerBox key={answers.length} inquiry={inquiry} />}
          {mayHide && <HideBox inquiry={inquiry} />}
        </div>
      </div>
    </>
  );
}

function Head({ inquiry: { card, committeeDays } }: { inquiry: Inquiry }) {
  const t = useWords('inquiries');
  const here = useHere();
  const dates = useDates();
  const clock = clockOf(card);
  const { number, topic, state, hidden, dueOn } = card;
  return (
    <>
      <p>
        <Link to={here.to('inquiries')}>{t('title')}</Link> <span className="code">{number}</span>{' '}
        {hidden ? (
          <Badge>{t('hidden')}</Badge>
        ) : (
          <Badge tone={toneOf(state)}>{t(`ask:state.${state}`)}</Badge>
        )}{' '}
        {clock && <Badge tone={clock.tone}>{t(clock.key, { days: clock.days })}</Badge>}
      </p>
      <PageHead
        title={topic ?? number}
        lead={clock ? t('due', { day: dates.day(dueOn), committeeDays }) : t('noClock')}
        actions={<a href={`/c/${here.id}/inquiries/${card.id}`}>{t('resident')}</a>}
      />
    </>
  );
}
