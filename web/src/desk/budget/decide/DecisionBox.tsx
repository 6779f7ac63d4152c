import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Chips } from '../../ui/Chips';
import { Notice } from '../../ui/Notice';
import type { Decision } from '../types';
import { ResolutionChoice, type Subject } from './ResolutionChoice';

interface Props {
  /** Where the server takes it. */
  path: string;
  /** What is decided, as a sentence names it. */
  what: string;
  subject: Subject;
  /** What else the server is told: which text was read. */
  body?: object;
  decision: Pick<Decision, 'by' | 'agreed' | 'declined' | 'needed'>;
  onDone: (sentence: string) => void;
}

/** 决定: a member's yes or no with her second factor, or the owners' resolution that is entered. */
export function DecisionBox(props: Props) {
  return props.decision.by === 'owners' ? <ByOwners {...props} /> : <ByCommittee {...props} />;
}

/** How many have said yes, and how many it takes. */
export function Voices({ decision }: Pick<Props, 'decision'>) {
  const t = useWords('budget');
  const { by, agreed, declined, needed } = decision;
  return (
    <Notice tone="quiet">
      {by === 'owners' ? t('byOwners') : t('voices', { agreed, declined, needed })}
    </Notice>
  );
}

function ByCommittee({ path, what, body, onDone }: Props) {
  const t = useWords('budget');
  const here = useHere();
  const [answer, setAnswer] = useState<'agree' | 'refuse'>('agree');
  return (
    <>
      <Chips
        label={t('acts')}
        value={answer}
        options={(['agree', 'refuse'] as const).map((key) => ({ key, name: t(`act.${key}`) }))}
        onChange={setAnswer}
      />
      <div style={{ marginTop: 12 }}>
        <ActBox
          key={answer}
          sentence={t(`will.${answer}`, { title: what })}
          word={t(`act.${answer}`)}
          danger={answer === 'refuse'}
          secondFactor
          reason={answer === 'refuse' ? 'must' : 'may'}
          send={({ code, reason }) =>
            api.post(
              here.api(path),
              { ...body, agree: answer === 'agree', ...(reason ? { reason } : {}) },
              { once: true, secondFactor: code },
            )
          }
          onDone={() => onDone(t(`did.${answer}`, { title: what }))}
        />
      </div>
    </>
  );
}

function ByOwners({ path, what, subject, body, onDone }: Props) {
  const t = useWords('budget');
  const here = useHere();
  const [resolutionId, setResolutionId] = useState<string | null>(null);
  return (
    <ActBox
      sentence={t('will.owners', { title: what })}
      word={t('act.owners')}
      secondFactor
      ready={resolutionId !== null}
      send={({ code }) =>
        api.post(
          here.api(path),
          { ...body, agree: true, resolutionId },
          { once: true, secondFactor: code },
        )
      }
      onDone={() => onDone(t('did.owners', { title: what }))}
    >
      <ResolutionChoice subject={subject} value={resolutionId} onChange={setResolutionId} />
    </ActBox>
  );
}
