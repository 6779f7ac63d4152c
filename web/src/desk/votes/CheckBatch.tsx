import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Chips } from '../ui/Chips';
import { Loaded } from '../ui/Loaded';
import styles from './votes.module.css';
import type { BallotBatch, BatchBallot, Resolution } from './types';

interface Props {
  batch: BallotBatch;
  resolution: Resolution;
  onDone: (sentence: string) => void;
}

/** The second pair of eyes: the list beside the paper; then it counts, or goes back with a word why. */
export function CheckBatch({ batch, resolution, onDone }: Props) {
  const t = useWords('votes');
  const here = useHere();
  const path = `/resolutions/${resolution.id}/ballot-batches/${batch.id}`;
  const detail = useHereGet<{ items: BatchBallot[] }>(path);
  const [accept, setAccept] = useState(true);
  const key = accept ? 'accept' : 'refuse';
  return (
    <Loaded of={detail}>
      {({ items }) => (
        <>
          <Ballots items={items} />
          <Chips
            label={t('batch.check')}
            value={key}
            options={(['accept', 'refuse'] as const).map((each) => ({
              key: each,
              name: t(`batch.${each}`),
            }))}
            onChange={(each) => setAccept(each === 'accept')}
          />
          <div style={{ marginTop: 12 }}>
            <ActBox
              key={key}
              sentence={t(`batch.will.${key}`, { count: batch.ballots })}
              word={t(`batch.do.${key}`)}
              danger={!accept}
              reason={accept ? 'none' : 'must'}
              secondFactor
              send={({ code, reason }) =>
                api.post(
                  here.api(`${path}/check`),
                  { accept, ...(accept ? {} : { reason }) },
                  { once: true, secondFactor: code },
                )
              }
              onDone={() => onDone(t(`batch.done.${key}`, { count: batch.ballots }))}
            />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Ballots({ items }: { items: readonly BatchBallot[] }) {
  const t = useWords('votes');
  return (
    <div className={styles.rows} tabIndex={0} role="group" aria-label={t('batch.pile')}>
      {items.map(({ ballotId, unitLabel, choice, note, byProxy }, index) => (
        <div key={ballotId} className={styles.row}>
          <span className="quiet">{index + 1}</span>
          <span>
            {unitLabel} {byProxy && <span className="quiet">{t('batch.byProxy')}</span>}
          </span>
          <span>{choice && t(`tally:choices.${choice}`)}</span>
          <span className="quiet">{note}</span>
        </div>
      ))}
    </div>
  );
}
