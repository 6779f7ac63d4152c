import { Link } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { BudgetItem } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { MoreLink } from '../parts/MoreLink';
import styles from './ProgressCard.module.css';

/** Budgets on which people are asked something now, and the way to the one in force. */
export function BudgetsNow() {
  const t = useWords();
  const { path, page } = useCommunity();
  const { data } = useGet<{ items: BudgetItem[] }>(path('/budgets'));
  return (
    <>
      {data?.items.map((item) => (
        <Asked key={item.budgetId} item={item} />
      ))}
      <MoreLink to={page('/budget')}>{t('home:progress.budget')}</MoreLink>
    </>
  );
}

function Asked({
  item: { budgetId, title, version, versionState, comment },
}: {
  item: BudgetItem;
}) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  if (!comment?.open && versionState !== 'deciding') return null;
  return (
    <Link
      className={`${styles.item} ${styles.link}`}
      to={page(`/budget/${budgetId}?version=${version}`)}
    >
      <span>{title}</span>
      <span className={styles.state}>
        <Badge tone="attention">
          {comment?.open
            ? t('home:progress.comment', { day: dates.dayShort(comment.endsOn) })
            : t('home:progress.deciding')}
        </Badge>
      </span>
    </Link>
  );
}
