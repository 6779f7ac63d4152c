import { Link } from 'react-router';
import { useGet } from '../../shared/api/queries';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useQuorumFinding } from '../../shared/votes/Participation';
import { byUrgency, standingKey, toneOf } from '../../shared/votes/standing';
import type { Resolution } from '../../shared/votes/types';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import styles from './votes.module.css';
import './words';

/** 业主表决: what the owners decide now, and what they have decided. */
export default function VotesPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const list = useGet<{ items: Resolution[] }>(path('/resolutions'));
  return (
    <Page title={t('votes:title')} lead={t('votes:lead')}>
      <Load query={list} lines={6}>
        {({ items }) => (
          <div className={styles.stack}>
            <Lists items={byUrgency(items.filter(({ state }) => state !== 'draft'))} />
            <Card>
              <MoreLink to={page('/objections')}>{t('votes:objections')}</MoreLink>
            </Card>
          </div>
        )}
      </Load>
    </Page>
  );
}

function Lists({ items }: { items: readonly Resolution[] }) {
  const t = useWords();
  if (items.length === 0)
    return <EmptyState title={t('votes:empty')}>{t('votes:emptyHint')}</EmptyState>;
  const now = items.filter(({ state }) => state !== 'closed');
  const over = items.filter(({ state }) => state === 'closed');
  return (
    <>
      <Card title={t(now.length > 0 ? 'votes:now' : 'votes:noneNow')}>
        <Votes items={now} />
      </Card>
      {over.length > 0 && (
        <Card title={t('votes:over')}>
          <Votes items={over} />
        </Card>
      )}
    </>
  );
}

function Votes({ items }: { items: readonly Resolution[] }) {
  return (
    <Rows>
      {items.map((resolution) => (
        <Row key={resolution.id} resolution={resolution} />
      ))}
    </Rows>
  );
}

function Row({ resolution }: { resolution: Resolution }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  const finding = useQuorumFinding(resolution);
  const { id, title, state, opensOn, closesOn, mine } = resolution;
  return (
    <Link className={styles.row} to={page(`/votes/${id}`)}>
      <span className={styles.rowHead}>
        <b>{title}</b>
        <Badge tone={toneOf(resolution)}>{t(standingKey(resolution))}</Badge>
      </span>
      <span className="quiet small">
        {t(state === 'announced' ? 'votes:from' : 'votes:until', {
          from: dates.day(opensOn),
          day: dates.day(closesOn),
        })}
      </span>
      {state === 'open' && <span className="small">{finding}</span>}
      {mine?.receiptCode && (
        <span className="small">
          {mine.choice
            ? t('votes:mineShort', { choice: t(`tally:choices.${mine.choice}`) })
            : t('votes:mineSealed')}
        </span>
      )}
    </Link>
  );
}
