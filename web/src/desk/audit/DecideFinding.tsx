import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { Finding } from '../../shared/audit/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Chips } from '../ui/Chips';

const AFTER_ANSWER = ['accepted', 'reopened', 'closed'] as const;
type Decision = (typeof AFTER_ANSWER)[number];

/** 认可、退回、结案, with the reason. */
export function DecideFinding({ finding }: { finding: Finding }) {
  const t = useWords('audit');
  const here = useHere();
  const acts: readonly Decision[] = finding.state === 'answered' ? AFTER_ANSWER : ['closed'];
  const [act, setAct] = useState<Decision>(acts[0] ?? 'closed');
  return (
    <ActBox
      sentence={t('decide.will')}
      word={t(`decide.${act}`)}
      reason="must"
      send={({ reason }) =>
        api.post(
          here.api(`/audit/findings/${finding.id}/decisions`),
          { act, text: reason },
          { once: true },
        )
      }
      onDone={() => undefined}
    >
      <Chips<Decision>
        label={t('decide.label')}
        value={act}
        options={acts.map((key) => ({ key, name: t(`decide.${key}`) }))}
        onChange={setAct}
      />
    </ActBox>
  );
}
