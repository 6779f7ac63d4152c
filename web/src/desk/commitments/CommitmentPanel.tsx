import { useState } from 'react';
import { api } from '../../shared/api/client';
import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Chips } from '../ui/Chips';
import { Facts } from '../ui/Facts';
import { Notice } from '../ui/Notice';
import type { Commitment } from './types';

/** One contract or order: what it holds, who agreed, and what can be done with it. */
export function CommitmentPanel({ commitment }: { commitment: Commitment }) {
  const t = useWords('commitments');
  const [done, setDone] = useState('');
  const { acts, mayDo, waitingFor } = commitment;
  const who = waitingFor.join('、');
  return (
    <>
      {done && <Notice tone="good">{done}</Notice>}
      <Terms commitment={commitment} />
      {mayDo.length === 0 && who && <Notice tone="attention">{t('waits', { who })}</Notice>}
      <Acts
        key={commitment.state + acts.length}
        commitment={commitment}
        onDone={(act) => setDone(t(`did.${act}`))}
      />
      <h3 className="section">{t('acts')}</h3>
      <ChainOfPeople
        steps={acts.map(({ act, actName, ...rest }) => ({ step: act, stepName: actName, ...rest }))}
      />
    </>
  );
}

function Terms({ commitment }: { commitment: Commitment }) {
  const t = useWords('commitments');
  const dates = useDates();
  const { payee, line, amount, underWay, paid, rest, startsOn, endsOn, ladder, file } = commitment;
  return (
    <Facts
      facts={[
        [t('col.number'), commitment.number],
        [t('col.payee'), payee.name],
        [t('col.line'), t('lineOf', { year: line.year, name: line.name })],
        [t('term'), `${dates.day(startsOn)} — ${dates.day(endsOn)}`],
        [t('col.amount'), formatYuan(amount)],
        [t('paid'), formatYuan(paid)],
        [t('underWay'), formatYuan(underWay)],
        [t('col.rest'), formatYuan(rest)],
        [t('form.selection'), commitment.selection],
        [t('form.file'), file.name],
        [t('ladder.title'), t(`ladder.${ladder.by}`, { ...ladder })],
      ]}
    />
  );
}

type Act = 'agree' | 'refuse' | 'end';

const ACTS: Record<Act, { path: string; code: boolean; reason: boolean }> = {
  agree: { path: 'agreement', code: true, reason: false },
  refuse: { path: 'agreement', code: true, reason: true },
  end: { path: 'end', code: false, reason: true },
};

interface ActsProps {
  commitment: Commitment;
  onDone: (act: Act) => void;
}

function Acts({ commitment, onDone }: ActsProps) {
  const t = useWords('commitments');
  const offered = (Object.keys(ACTS) as Act[]).filter((act) => commitment.mayDo.includes(act));
  // Going on is offered first; ending something is only begun by choosing it.
  const [chosen, setChosen] = useState<Act | null>(offered[0] === 'agree' ? 'agree' : null);
  return (
    <>
      {(offered.length > 1 || (offered.length === 1 && !chosen)) && (
        <Chips<Act | ''>
          label={t('acts')}
          value={chosen ?? ''}
          options={offered.map((key) => ({ key, name: t(`word.${key}`) }))}
          onChange={(key) => setChosen(key === '' ? null : key)}
        />
      )}
      {chosen && <OneAct key={chosen} commitment={commitment} act={chosen} onDone={onDone} />}
    </>
  );
}

function OneAct({ commitment, act, onDone }: ActsProps & { act: Act }) {
  const t = useWords('commitments');
  const here = useHere();
  const { id, payee, amount, rest, line } = commitment;
  const { path, code, reason } = ACTS[act];
  const bodyOf = (why: string) => ({
    ...(act === 'end' ? {} : { agree: act === 'agree' }),
    ...(reason ? { reason: why } : {}),
  });
  return (
    <ActBox
      sentence={t(`will.${act}`, {
        payee: payee.name,
        amount: formatYuan(amount),
        rest: formatYuan(rest),
        line: line.name,
      })}
      word={t(`word.${act}`)}
      danger={act !== 'agree'}
      secondFactor={code}
      reason={reason ? 'must' : 'none'}
      send={(given) =>
        api.post(here.api(`/commitments/${id}/${path}`), bodyOf(given.reason), {
          once: true,
          ...(given.code ? { secondFactor: given.code } : {}),
        })
      }
      onDone={() => onDone(act)}
    />
  );
}
