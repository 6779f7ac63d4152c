import { useState } from 'react';
import { Link } from 'react-router';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import type { ObjectedPayment } from '../../../shared/objections/types';
import { plainArea } from '../../../shared/votes/shares';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { Facts } from '../../ui/Facts';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Answers } from './Answers';
import { Answer, Decide, OwnersSaid } from './Decisions';
import styles from './objections.module.css';

interface Props {
  payment: ObjectedPayment;
}

/** What the households said, the committee's public answer, and its decision on a frozen payment. */
export function ObjectionPanel({ id }: { id: string }) {
  const payment = useHereGet<ObjectedPayment>(`/spending-objections/${id}`);
  return <Loaded of={payment}>{(found) => <Objected payment={found} />}</Loaded>;
}

function Objected({ payment }: Props) {
  const t = useWords('objections');
  const here = useHere();
  const { state, requestId, votes } = payment;
  return (
    <>
      {state === 'frozen' && (
        <Notice tone="broken" standing>
          {t('frozen')}
        </Notice>
      )}
      <About payment={payment} />
      <p>
        <Link to={here.to(`spending/${requestId}`)}>{t('request')}</Link>
      </p>
      <Voices payment={payment} />
      <Answers payment={payment} />
      {votes && <p className="quiet">{t('decide.standing', { ...votes })}</p>}
      <Acts payment={payment} />
    </>
  );
}

/** Answer first, then decide: as the committee, or as the owners voted. */
function Acts({ payment }: Props) {
  const t = useWords('objections');
  const here = useHere();
  const [done, setDone] = useState('');
  const decided = () => setDone(t('decide.did'));
  const isFrozen = payment.state === 'frozen';
  return (
    <>
      {done && <Notice tone="good">{done}</Notice>}
      {payment.mayAnswer && <Answer payment={payment} onDone={() => setDone(t('answer.did'))} />}
      {isFrozen && payment.answers.length === 0 && (
        <Notice tone="attention" standing>
          {t('decide.answerFirst')}
        </Notice>
      )}
      {payment.mayDecide && <Decide payment={payment} onDone={decided} />}
      {isFrozen && here.may('objection.decide') && (
        <OwnersSaid payment={payment} onDone={decided} />
      )}
      {isFrozen && here.may('resolution.draft') && <ToOwners payment={payment} />}
    </>
  );
}

/** The committee may leave it to the owners: the vote is drafted about this very payment. */
function ToOwners({ payment: { requestId, number, reason } }: Props) {
  const t = useWords('objections');
  const here = useHere();
  const title = encodeURIComponent(t('toOwners.title', { number, reason }));
  const to = `votes/resolutions/new?subject=objection:${requestId}&title=${title}`;
  return (
    <p>
      <Link to={here.to(to)}>{t('toOwners.word')}</Link>
    </p>
  );
}

function About({ payment }: Props) {
  const t = useWords('objections');
  const dates = useDates();
  const { payeeName, amount, endsOn, households, neededHouseholds, area, neededArea } = payment;
  return (
    <Facts
      facts={[
        [t('col.payee'), payeeName],
        [t('col.amount'), formatYuan(amount)],
        [t('col.endsOn'), dates.day(endsOn)],
        [t('col.households'), t('of', { part: households, needed: neededHouseholds })],
        [t('col.area'), t('ofArea', { part: plainArea(area), needed: plainArea(neededArea) })],
      ]}
    />
  );
}

function Voices({ payment: { voices } }: Props) {
  const t = useWords('objections');
  const dates = useDates();
  if (voices.length === 0) return <p className="quiet">{t('noVoices')}</p>;
  return (
    <ul className={styles.said}>
      {voices.map(({ text, at, withdrawnAt }, index) => (
        <li key={index}>
          <span className="quiet">
            {t('household')} {dates.instant(at)}
            {withdrawnAt && ` ${t('withdrawn')}`}
          </span>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}
