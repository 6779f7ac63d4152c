import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../shared/api/client';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import type { ObjectedPayment } from '../../../shared/objections/types';
import { plainArea } from '../../../shared/votes/shares';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Chips } from '../../ui/Chips';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { Answers } from './Answers';
import styles from './objections.module.css';

interface Props {
  payment: ObjectedPayment;
}

/** What the households said, the committee's public answer, and its decision on a frozen payment. */
export function ObjectionPanel({ payment }: Props) {
  const t = useWords('objections');
  const here = useHere();
  const [done, setDone] = useState('');
  const { state, requestId, votes, mayAnswer, mayDecide } = payment;
  return (
    <>
      {done && <Notice tone="good">{done}</Notice>}
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
      {mayAnswer && <Answer payment={payment} onDone={() => setDone(t('answer.did'))} />}
      {state === 'frozen' && payment.answers.length === 0 && (
        <Notice tone="attention" standing>
          {t('decide.answerFirst')}
        </Notice>
      )}
      {mayDecide && <Decide payment={payment} onDone={() => setDone(t('decide.did'))} />}
      {state === 'frozen' && here.may('resolution.draft') && <ToOwners payment={payment} />}
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

const ANSWER_MIN = 5;

/** Public, at once, under the name of the committee. */
function Answer({ payment, onDone }: Props & { onDone: () => void }) {
  const t = useWords('objections');
  const here = useHere();
  return (
    <>
      <h3 className="section">{t('answer.title')}</h3>
      <ActBox
        sentence={t('answer.will')}
        word={t('answer.word')}
        reason="must"
        reasonLabel={t('answer.label', { least: ANSWER_MIN })}
        send={({ reason }) =>
          api.post(
            here.api(`/spending-objections/${payment.requestId}/answer`),
            { text: reason },
            { once: true },
          )
        }
        onDone={onDone}
      />
    </>
  );
}

/** 决定: by more than half of the committee, each with her own code; only after the answer. */
function Decide({ payment, onDone }: Props & { onDone: () => void }) {
  const t = useWords('objections');
  const here = useHere();
  const [lift, setLift] = useState(true);
  const key = lift ? 'lift' : 'refuse';
  return (
    <>
      <h3 className="section">{t('decide.title')}</h3>
      <Chips
        label={t('decide.title')}
        value={key}
        options={(['lift', 'refuse'] as const).map((each) => ({
          key: each,
          name: t(`decide.${each}`),
        }))}
        onChange={(each) => setLift(each === 'lift')}
      />
      <div style={{ marginTop: 12 }}>
        <ActBox
          key={key}
          sentence={t(`decide.will.${key}`, { amount: formatYuan(payment.amount) })}
          word={t(`decide.word.${key}`)}
          danger={!lift}
          secondFactor
          reason="must"
          send={({ code, reason }) =>
            api.post(
              here.api(`/spending-objections/${payment.requestId}/decision`),
              { lift, reason },
              { once: true, secondFactor: code },
            )
          }
          onDone={onDone}
        />
      </div>
    </>
  );
}
