import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { formatYuan } from '../../../shared/format/yuan';
import type { ObjectedPayment } from '../../../shared/objections/types';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Chips } from '../../ui/Chips';
import type { ResolutionList } from '../types';

interface Props {
  payment: ObjectedPayment;
  onDone: () => void;
}

const ANSWER_MIN = 5;

/** Public, at once, under the name of the committee. */
export function Answer({ payment, onDone }: Props) {
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
export function Decide({ payment, onDone }: Props) {
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

/** 业主表决 about this payment is counted: it ends the freeze, whichever way it went. */
export function OwnersSaid({ payment, onDone }: Props) {
  const t = useWords('objections');
  const here = useHere();
  const votes = useHereGet<ResolutionList>('/resolutions').data?.items ?? [];
  const vote = votes.find(
    ({ subject, outcome }) => subject?.id === payment.requestId && outcome !== null,
  );
  if (!vote) return null;
  const lift = vote.outcome === 'passed';
  return (
    <>
      <h3 className="section">{t('owners.title')}</h3>
      <ActBox
        sentence={t(lift ? 'owners.lift' : 'owners.refuse', {
          number: vote.number,
          amount: formatYuan(payment.amount),
        })}
        word={t('owners.word')}
        danger={!lift}
        secondFactor
        send={({ code }) =>
          api.post(
            here.api(`/spending-objections/${payment.requestId}/decision`),
            { lift, resolutionId: vote.id },
            { once: true, secondFactor: code },
          )
        }
        onDone={onDone}
      />
    </>
  );
}
