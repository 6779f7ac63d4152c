import { Button } from 'antd';
import { useState } from 'react';
import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { BatchEntry } from './BatchEntry';
import { CheckBatch } from './CheckBatch';
import styles from './votes.module.css';
import type { BallotBatch, Resolution } from './types';

interface Props {
  resolution: Resolution;
  onDone: (sentence: string) => void;
}

/** 纸质票、现场票: typed in by one, checked by another, then counted. */
export function BatchPanel({ resolution, onDone }: Props) {
  const t = useWords('votes');
  const here = useHere();
  const isCounter = here.may('resolution.count') || here.may('resolution.check');
  if (!isCounter) return null;
  return (
    <Panel title={t('batch.title')}>
      <Batches resolution={resolution} onDone={onDone} />
      {resolution.state === 'open' && here.may('resolution.count') && (
        <BatchEntry resolution={resolution} onDone={onDone} />
      )}
    </Panel>
  );
}

function Batches({ resolution, onDone }: Props) {
  const t = useWords('votes');
  const list = useHereGet<{ items: BallotBatch[] }>(`/resolutions/${resolution.id}/ballot-batches`);
  return (
    <Loaded of={list} lines={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="quiet">{t('batch.none')}</p>
        ) : (
          <ul style={{ padding: 0, listStyle: 'none' }}>
            {items.map((batch) => (
              <li key={batch.id} className={styles.batch}>
                <Batch batch={batch} resolution={resolution} onDone={onDone} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Batch({ batch, resolution, onDone }: Props & { batch: BallotBatch }) {
  const t = useWords('votes');
  const here = useHere();
  const dates = useDates();
  const [open, setOpen] = useState(false);
  const { channel, ballots, state, stateName, enteredAt, enteredByMe, checkNote } = batch;
  const isWaiting = state === 'entered';
  const mayCheck = here.may('resolution.check') && !enteredByMe;
  return (
    <>
      <p>
        <b>{t('batch.line', { channel: t(`batch.channels.${channel}`), count: ballots })}</b>{' '}
        <Badge tone={TONES[state]}>{t(`batch.state.${state}`, { defaultValue: stateName })}</Badge>{' '}
        <span className="quiet">
          {t('batch.entered', { at: dates.instant(enteredAt) })} {checkNote}
        </span>{' '}
        {isWaiting && mayCheck && (
          <Button onClick={() => setOpen(!open)}>{t('batch.check')}</Button>
        )}
        {isWaiting && enteredByMe && <span>{t('batch.waits')}</span>}
      </p>
      {open && isWaiting && <CheckBatch batch={batch} resolution={resolution} onDone={onDone} />}
    </>
  );
}

const TONES = { entered: 'attention', accepted: 'good', refused: 'broken' } as const;
