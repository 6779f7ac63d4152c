import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { Participation, useQuorumFinding } from '../../shared/votes/Participation';
import { Result } from '../../shared/votes/Result';
import { plainArea } from '../../shared/votes/shares';
import { standingKey, toneOf } from '../../shared/votes/standing';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Facts } from '../ui/Facts';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { BatchPanel } from './BatchPanel';
import { NextAct } from './NextAct';
import { ProxyPanel } from './ProxyPanel';
import styles from './votes.module.css';
import type { Resolution } from './types';

/** One vote on the desk: what is asked, how it stands, and the next step of whoever looks at it. */
export default function ResolutionPage() {
  const { id = '' } = useParams();
  const resolution = useHereGet<Resolution>(`/resolutions/${id}`);
  return <Loaded of={resolution}>{(found) => <One resolution={found} />}</Loaded>;
}

function One({ resolution }: { resolution: Resolution }) {
  const [done, setDone] = useState('');
  const isCounting = resolution.state === 'open' || resolution.state === 'closed';
  return (
    <>
      <Head resolution={resolution} />
      {done && <Notice tone="good">{done}</Notice>}
      <div className={styles.sides}>
        <div>
          <Question resolution={resolution} />
          {isCounting && <Turnout resolution={resolution} />}
          {isCounting && <BatchPanel resolution={resolution} onDone={setDone} />}
          {isCounting && <ProxyPanel resolution={resolution} onDone={setDone} />}
        </div>
        <div>
          <NextAct key={resolution.state} resolution={resolution} onDone={setDone} />
          {resolution.tally && <Outcome resolution={resolution} />}
        </div>
      </div>
    </>
  );
}

function Head({ resolution }: { resolution: Resolution }) {
  const t = useWords('votes');
  const here = useHere();
  return (
    <>
      <p className={styles.crumb}>
        <Link to={here.to('votes/resolutions')}>{t('title')}</Link>{' '}
        <span className="code">{resolution.number}</span>{' '}
        <Badge tone={toneOf(resolution)}>{t(standingKey(resolution))}</Badge>
      </p>
      <PageHead title={resolution.title} lead={t(`tally:kind.${resolution.kind}`)} />
    </>
  );
}

function Question({ resolution }: { resolution: Resolution }) {
  const t = useWords('votes');
  const dates = useDates();
  const { text, opensOn, closesOn, noticeOn, secret, mode, rollHash, participation } = resolution;
  return (
    <Panel title={t('question')}>
      <p className={styles.text}>{text}</p>
      <Facts
        facts={[
          [t('fact.matter'), resolution.matterName],
          [t('fact.notice'), noticeOn && dates.day(noticeOn)],
          [t('fact.time'), `${dates.day(opensOn)} — ${dates.day(closesOn)}`],
          [t('fact.secrecy'), t(secret ? 'secret' : 'named')],
          [t('fact.mode'), t(`mode.${mode}`)],
          [
            t('fact.roll'),
            rollHash &&
              t('rollValue', {
                area: plainArea(participation.totalArea),
                heads: participation.totalHeads,
              }),
          ],
          [t('fact.rollHash'), rollHash && <span className="code">{rollHash}</span>],
        ]}
      />
    </Panel>
  );
}

function Turnout({ resolution }: { resolution: Resolution }) {
  const finding = useQuorumFinding(resolution);
  return (
    <Panel title={finding}>
      <Participation of={resolution} />
    </Panel>
  );
}

function Outcome({ resolution: { kind, tally, outcome } }: { resolution: Resolution }) {
  const t = useWords('votes');
  if (!tally) return null;
  return (
    <Panel title={outcome ? t(`tally:outcome.${outcome}`) : t('result')}>
      <Result kind={kind} tally={tally} />
    </Panel>
  );
}
