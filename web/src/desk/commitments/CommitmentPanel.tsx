import { useState } from 'react';
import { api } from '../../shared/api/client';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Facts } from '../ui/Facts';
import { Notice } from '../ui/Notice';
import type { Commitment } from './types';

/** One contract or order: what it holds, and what can be done with it. */
export function CommitmentPanel({ commitment }: { commitment: Commitment }) {
  const t = useWords('commitments');
  const dates = useDates();
  const [done, setDone] = useState('');
  const { payee, budgetLine, amount, claimed, rest, startsOn, endsOn, mayDo } = commitment;
  return (
    <>
      {done && <Notice tone="good">{done}</Notice>}
      <Facts
        facts={[
          [t('col.number'), commitment.number],
          [t('col.payee'), payee.name],
          [t('col.line'), t('lineOf', { year: budgetLine.year, name: budgetLine.name })],
          [t('term'), `${dates.day(startsOn)} — ${dates.day(endsOn)}`],
          [t('col.amount'), formatYuan(amount)],
          [t('claimed'), formatYuan(claimed)],
          [t('col.rest'), formatYuan(rest)],
          [t('proposedBy'), commitment.proposedByName],
          [t('agreedBy'), commitment.agreedByName],
        ]}
      />
      {mayDo.includes('agree') && (
        <Act commitment={commitment} act="agree" onDone={() => setDone(t('did.agree'))} />
      )}
      {mayDo.includes('end') && (
        <Act commitment={commitment} act="end" onDone={() => setDone(t('did.end'))} />
      )}
      {mayDo.length === 0 && commitment.state === 'proposed' && (
        <Notice tone="attention">{t('waits')}</Notice>
      )}
    </>
  );
}

interface ActProps {
  commitment: Commitment;
  act: 'agree' | 'end';
  onDone: () => void;
}

const DOORS = { agree: 'agreement', end: 'end' } as const;

function Act({ commitment, act, onDone }: ActProps) {
  const t = useWords('commitments');
  const here = useHere();
  const { id, payee, amount, rest, budgetLine } = commitment;
  const isEnding = act === 'end';
  return (
    <ActBox
      sentence={t(`will.${act}`, {
        payee: payee.name,
        amount: formatYuan(amount),
        rest: formatYuan(rest),
        line: budgetLine.name,
      })}
      word={t(`word.${act}`)}
      danger={isEnding}
      secondFactor={!isEnding}
      reason={isEnding ? 'must' : 'none'}
      send={({ code, reason }) =>
        api.post(here.api(`/commitments/${id}/${DOORS[act]}`), isEnding ? { reason } : {}, {
          once: true,
          ...(code ? { secondFactor: code } : {}),
        })
      }
      onDone={onDone}
    />
  );
}
