import { useParams } from 'react-router';
import { apiUrl } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import { Badge } from '../../shared/components/Badge';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { Participation, useQuorumFinding } from '../../shared/votes/Participation';
import { Result } from '../../shared/votes/Result';
import { standingKey, toneOf } from '../../shared/votes/standing';
import type { Resolution } from '../../shared/votes/types';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { Load } from '../parts/Load';
import { CountedBallots } from './CountedBallots';
import { MyBallot } from './MyBallot';
import styles from './votes.module.css';
import './words';

/** One vote: what is asked, how many take part, my ballot, and what came of it. */
export default function VotePage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const { resolutionId = '' } = useParams();
  const vote = useGet<Resolution>(path(`/resolutions/${encodeURIComponent(resolutionId)}`));
  return (
    <Page
      title={vote.data?.title ?? t('votes:one')}
      back={{ to: page('/votes'), word: t('votes:title') }}
    >
      <Load query={vote} lines={8}>
        {(resolution) => <Parts resolution={resolution} />}
      </Load>
    </Page>
  );
}

/** On a telephone the second follows the first: while one can vote, the ballot comes before the figures. */
function Parts({ resolution }: { resolution: Resolution }) {
  const isOver = resolution.state === 'closed';
  const mine = <MyBallot resolution={resolution} />;
  const progress = <Progress resolution={resolution} />;
  return (
    <Columns
      first={
        <>
          <Question resolution={resolution} />
          {isOver ? progress : mine}
          {resolution.tally && <Outcome resolution={resolution} />}
        </>
      }
      second={
        <>
          {isOver ? mine : progress}
          {isOver && <CountedBallots resolution={resolution} />}
        </>
      }
    />
  );
}

function Question({ resolution }: { resolution: Resolution }) {
  const t = useWords();
  const dates = useDates();
  const { number, text, kind, mode, secret, opensOn, closesOn, noticeOn } = resolution;
  const facts: [string, string | null][] = [
    ['number', number],
    ['matter', resolution.matterName],
    ['kind', t(`tally:kind.${kind}`)],
    ['notice', noticeOn && dates.day(noticeOn)],
    ['time', t('votes:span', { from: dates.day(opensOn), to: dates.day(closesOn) })],
    ['secrecy', t(secret ? 'votes:secret' : 'votes:named')],
  ];
  return (
    <Card
      title={t('votes:question')}
      aside={<Badge tone={toneOf(resolution)}>{t(standingKey(resolution))}</Badge>}
    >
      <p className={styles.text}>{text}</p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{t(`votes:fact.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {mode === 'advisory' && <p className={styles.note}>{t('votes:advisory')}</p>}
    </Card>
  );
}

function Progress({ resolution }: { resolution: Resolution }) {
  const t = useWords();
  const finding = useQuorumFinding(resolution);
  if (resolution.state === 'announced')
    return (
      <Card title={t('votes:notYet')}>
        <p className="quiet">{t('votes:notYetHint')}</p>
      </Card>
    );
  return (
    <Card title={finding}>
      <Participation of={resolution} />
      {resolution.state === 'open' && <p className="quiet small">{t('votes:noTallyYet')}</p>}
    </Card>
  );
}

function Outcome({ resolution }: { resolution: Resolution }) {
  const t = useWords();
  const { path } = useCommunity();
  const { id, kind, tally, outcome } = resolution;
  if (!tally) return null;
  return (
    <Card title={outcome ? t(`tally:outcome.${outcome}`) : t('votes:result')}>
      <Result kind={kind} tally={tally} />
      <a
        className={`${styles.paper} no-print`}
        href={apiUrl(path(`/resolutions/${id}/certificate`))}
        target="_blank"
        rel="noreferrer"
      >
        {t('votes:certificate')}
      </a>
    </Card>
  );
}
