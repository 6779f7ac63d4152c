import { Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../shared/api/client';
import type { FileView } from '../../shared/api/types';
import type { Tally } from '../../shared/votes/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Chips } from '../ui/Chips';
import { FileDrop } from '../ui/FileDrop';
import { CHOICES } from './batch';
import styles from './votes.module.css';
import type { Resolution } from './types';

interface Props {
  resolution: Resolution;
  onDone: (sentence: string) => void;
}

type Typed = Record<(typeof CHOICES)[number], { area: string; heads: string }>;

const EMPTY: Typed = {
  for: { area: '', heads: '' },
  against: { area: '', heads: '' },
  abstain: { area: '', heads: '' },
};

/** Where the city counts by its own system: its result, with its paper, decides. */
export function OfficialResult({ resolution, onDone }: Props) {
  const t = useWords('votes');
  const here = useHere();
  const id = useId();
  const [passed, setPassed] = useState(true);
  const [typed, setTyped] = useState(EMPTY);
  const [reference, setReference] = useState('');
  const [files, setFiles] = useState<FileView[]>([]);
  const tallies = talliesOf(typed);
  const fileId = files[0]?.id;
  return (
    <ActBox
      sentence={t('official.will', { outcome: t(`tally:outcome.${passed ? 'passed' : 'failed'}`) })}
      word={t('official.word')}
      secondFactor
      ready={tallies !== null && reference.trim().length > 1 && fileId !== undefined}
      send={({ code }) =>
        api.post(
          here.api(`/resolutions/${resolution.id}/official-result`),
          { passed, tallies, reference: reference.trim(), fileId },
          { once: true, secondFactor: code },
        )
      }
      onDone={() => onDone(t('official.did'))}
    >
      <Chips
        label={t('result')}
        value={passed ? 'passed' : 'failed'}
        options={(['passed', 'failed'] as const).map((key) => ({
          key,
          name: t(`tally:outcome.${key}`),
        }))}
        onChange={(key) => setPassed(key === 'passed')}
      />
      <Figures typed={typed} onChange={setTyped} />
      <label className={styles.field} htmlFor={id}>
        {t('official.reference')}
        <Input
          id={id}
          value={reference}
          maxLength={200}
          onChange={(event) => setReference(event.target.value)}
        />
      </label>
      <FileDrop value={files} onChange={setFiles} wholePage={false} hint={t('official.fileHint')} />
    </ActBox>
  );
}

function Figures({ typed, onChange }: { typed: Typed; onChange: (typed: Typed) => void }) {
  const t = useWords('votes');
  return CHOICES.map((choice) => (
    <div key={choice} className={styles.batchFields}>
      <b style={{ width: '3em' }}>{t(`tally:choices.${choice}`)}</b>
      {(['area', 'heads'] as const).map((measure) => (
        <Input
          key={measure}
          style={{ width: 130 }}
          inputMode="decimal"
          aria-label={`${t(`tally:choices.${choice}`)} ${t(`tally:${measure}Unit`)}`}
          suffix={t(`official.${measure}`)}
          value={typed[choice][measure]}
          onChange={({ target }) =>
            onChange({ ...typed, [choice]: { ...typed[choice], [measure]: target.value.trim() } })
          }
        />
      ))}
    </div>
  ));
}

const AREA = /^\d{1,12}(\.\d{1,2})?$/;
const HEADS = /^\d{1,7}$/;

/** Null until every figure is one. */
function talliesOf(typed: Typed): Tally | null {
  const isWhole = CHOICES.every(
    (choice) => AREA.test(typed[choice].area) && HEADS.test(typed[choice].heads),
  );
  if (!isWhole) return null;
  const side = ({ area, heads }: Typed['for']) => ({ area, heads: Number(heads) });
  return { for: side(typed.for), against: side(typed.against), abstain: side(typed.abstain) };
}
