import { Button, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { FileView } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { FileDrop } from '../ui/FileDrop';
import { forget, keep, kept } from '../ui/kept';
import { Filter } from '../ui/Toolbar';
import { countsOf, withBallot, type PaperBallot } from './batch';
import { BallotLine } from './BallotLine';
import styles from './votes.module.css';
import type { PaperChannel, Resolution } from './types';

interface Props {
  resolution: Resolution;
  onDone: (sentence: string) => void;
}

const CHANNELS: PaperChannel[] = ['paper', 'on-site'];

/** A pile of ballots typed in without the mouse. Kept in this browser until the server has it. */
export function BatchEntry({ resolution, onDone }: Props) {
  const t = useWords('votes');
  const here = useHere();
  const slot = `desk:${here.id}:ballots:${resolution.id}`;
  const [pile, setPile] = useState<PaperBallot[]>(() => kept(slot) ?? []);
  const [channel, setChannel] = useState<PaperChannel>('paper');
  const [castOn, setCastOn] = useState(today());
  const [files, setFiles] = useState<FileView[]>([]);
  const change = (next: PaperBallot[]) => {
    setPile(next);
    keep(slot, next);
  };
  const fileId = files[0]?.id;
  const send = () =>
    api.post(
      here.api(`/resolutions/${resolution.id}/ballot-batches`),
      {
        channel,
        ballots: pile.map(({ unitId, choice, byProxy }) => ({
          unitId,
          choice,
          byProxy,
          castOn,
          ...(fileId ? { fileId } : {}),
        })),
      },
      { once: true },
    );
  return (
    <>
      <div className={styles.batchFields}>
        <Filter name={t('batch.channel')}>
          <Select
            aria-label={t('batch.channel')}
            value={channel}
            onChange={setChannel}
            style={{ minWidth: 112 }}
            options={CHANNELS.map((value) => ({ value, label: t(`batch.channels.${value}`) }))}
          />
        </Filter>
        <Filter name={t('batch.castOn')}>
          <span>
            <DayField
              aria-label={t('batch.castOn')}
              value={castOn}
              min={resolution.opensOn}
              max={today() < resolution.closesOn ? today() : resolution.closesOn}
              onChange={setCastOn}
            />
          </span>
        </Filter>
      </div>
      <BallotLine onBallot={(ballot) => change(withBallot(pile, ballot))} />
      <Pile pile={pile} onRemove={(id) => change(pile.filter(({ unitId }) => unitId !== id))} />
      <FileDrop value={files} onChange={setFiles} wholePage={false} hint={t('batch.fileHint')} />
      <ActBox
        sentence={t('batch.willSend', { count: pile.length, ...countsOf(pile) })}
        word={t('batch.word')}
        ready={pile.length > 0 && castOn !== ''}
        send={send}
        onDone={() => {
          forget(slot);
          setPile([]);
          onDone(t('batch.did'));
        }}
      />
    </>
  );
}

function Pile({ pile, onRemove }: { pile: PaperBallot[]; onRemove: (unitId: string) => void }) {
  const t = useWords('votes');
  if (pile.length === 0) return <p className="quiet">{t('batch.empty')}</p>;
  return (
    <div className={styles.rows} tabIndex={0} role="group" aria-label={t('batch.pile')}>
      {pile.map(({ unitId, label, choice, byProxy }, index) => (
        <div key={unitId} className={styles.row}>
          <span className="quiet">{pile.length - index}</span>
          <span>
            {label} {byProxy && <span className="quiet">{t('batch.byProxy')}</span>}
          </span>
          <span>{t(`tally:choices.${choice}`)}</span>
          <Button
            type="text"
            aria-label={t('batch.remove', { unit: label })}
            onClick={() => onRemove(unitId)}
          >
            ×
          </Button>
        </div>
      ))}
    </div>
  );
}
