import { Link } from 'react-router';
import { useGet } from '../../shared/api/queries';
import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { isEnough, plainArea } from '../../shared/votes/shares';
import type { Resolution } from '../../shared/votes/types';
import { useCommunity } from '../layout/community';
import styles from './ProgressCard.module.css';

/** Votes that are open now, with what is missing to the quorum. Fetched when the card comes into sight. */
export default function VotesNow() {
  const { path } = useCommunity();
  const { data } = useGet<{ items: Resolution[] }>(path('/resolutions'));
  return data?.items
    .filter(({ state }) => state === 'open')
    .map((resolution) => <Vote key={resolution.id} resolution={resolution} />);
}

function Vote({ resolution }: { resolution: Resolution }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  const { id, title, closesOn, missingToQuorum, mine } = resolution;
  const { area, heads } = missingToQuorum;
  return (
    <Link className={styles.item} to={page(`/votes/${id}`)}>
      <span>{title}</span>
      <span className={styles.state}>
        <Badge tone={mine?.receiptCode ? 'good' : 'attention'}>
          {t(mine?.receiptCode ? 'home:progress.voted' : 'home:progress.vote', {
            day: dates.dayShort(closesOn),
          })}
        </Badge>
        {!isEnough(missingToQuorum) && (
          <span className="quiet small">
            {t('home:progress.missing', { area: plainArea(area), heads })}
          </span>
        )}
      </span>
    </Link>
  );
}
