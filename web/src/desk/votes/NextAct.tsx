import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, apiUrl } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useRefresh } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Panel } from '../ui/Panel';
import { OfficialResult } from './OfficialResult';
import { SecondCall } from './SecondCall';
import styles from './votes.module.css';
import type { Resolution } from './types';

interface Props {
  resolution: Resolution;
  onDone: (sentence: string) => void;
}

/** What comes next with this vote, and who does it. */
export function NextAct({ resolution, onDone }: Props) {
  const t = useWords('votes');
  const { state } = resolution;
  return (
    <Panel title={t('next')}>
      {state === 'draft' && <Announce resolution={resolution} onDone={onDone} />}
      {state === 'announced' && <Announced resolution={resolution} />}
      {state === 'open' && <Close resolution={resolution} onDone={onDone} />}
      {state === 'closed' && <AfterClosing resolution={resolution} onDone={onDone} />}
    </Panel>
  );
}

function Announce({ resolution, onDone }: Props) {
  const t = useWords('votes');
  const here = useHere();
  const dates = useDates();
  const { id, opensOn, closesOn } = resolution;
  return (
    <>
      {here.may('resolution.draft') && (
        <p style={{ marginBottom: 12 }}>
          <Link to={here.to(`votes/resolutions/${id}/edit`)}>
            <Button>{t('edit')}</Button>
          </Link>
        </p>
      )}
      {here.may('resolution.announce') ? (
        <ActBox
          sentence={t('announce.will', { from: dates.day(opensOn), to: dates.day(closesOn) })}
          word={t('announce.word')}
          secondFactor
          send={({ code }) =>
            api.post(
              here.api(`/resolutions/${id}/announcement`),
              {},
              { once: true, secondFactor: code },
            )
          }
          onDone={() => onDone(t('announce.did'))}
        />
      ) : (
        <p className="quiet">{t('announce.byChair')}</p>
      )}
    </>
  );
}

function Announced({ resolution: { opensOn } }: { resolution: Resolution }) {
  const t = useWords('votes');
  const dates = useDates();
  return <p className="quiet">{t('announcedHint', { day: dates.day(opensOn) })}</p>;
}

/** 计票: the chair's, after the last day, or when every head has voted. */
function Close({ resolution, onDone }: Props) {
  const t = useWords('votes');
  const here = useHere();
  const dates = useDates();
  const { id, closesOn, participation } = resolution;
  const isAll = participation.heads === participation.totalHeads;
  const isOver = closesOn < today();
  if (!isOver && !isAll)
    return <p className="quiet">{t('close.notYet', { day: dates.day(closesOn) })}</p>;
  if (!here.may('resolution.close')) return <p className="quiet">{t('close.byChair')}</p>;
  return (
    <ActBox
      sentence={t('close.will')}
      word={t('close.word')}
      secondFactor
      send={({ code }) =>
        api.post(here.api(`/resolutions/${id}/closing`), {}, { once: true, secondFactor: code })
      }
      onDone={() => onDone(t('close.did'))}
    />
  );
}

function AfterClosing({ resolution, onDone }: Props) {
  const t = useWords('votes');
  const here = useHere();
  const refresh = useRefresh();
  const [act, setAct] = useState<'official' | 'second' | null>(null);
  const { id, outcome, mode } = resolution;
  const done = (sentence: string) => {
    setAct(null);
    onDone(sentence);
    void refresh();
  };
  return (
    <>
      <p>{t(outcome ? `tally:outcome.${outcome}` : 'result')}</p>
      <p className={styles.links}>
        <Button
          href={apiUrl(here.api(`/resolutions/${id}/certificate`))}
          target="_blank"
          type="primary"
        >
          {t('certificate')}
        </Button>
        {mode === 'advisory' && here.may('resolution.close') && (
          <Button onClick={() => setAct('official')}>{t('official.title')}</Button>
        )}
        {outcome === 'no-quorum' && here.may('resolution.draft') && (
          <Button onClick={() => setAct('second')}>{t('second.title')}</Button>
        )}
      </p>
      {act === 'official' && <OfficialResult resolution={resolution} onDone={done} />}
      {act === 'second' && <SecondCall resolution={resolution} />}
    </>
  );
}
