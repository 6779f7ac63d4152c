import { Link } from 'react-router';
import type { BudgetItem } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { isUnderWay } from './story';
import styles from './budget.module.css';

interface Props {
  items: readonly BudgetItem[];
  /** What is being looked at and needs no notice. */
  shown: { budgetId: string; version: number };
}

/** Texts people are asked about now and are not looking at. */
export function Notices({ items, shown }: Props) {
  const isShown = ({ budgetId, version }: BudgetItem) =>
    budgetId === shown.budgetId && version === shown.version;
  return items
    .filter((item) => isUnderWay(item) && !isShown(item))
    .map((item) => <Notice key={item.budgetId} item={item} />);
}

function Notice({ item: { budgetId, version, title, comment } }: { item: BudgetItem }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  return (
    <Link className={styles.notice} to={page(`/budget/${budgetId}?version=${version}`)}>
      <span>
        <b>{t('budget:notice.title', { title, version })}</b>{' '}
        {comment?.open
          ? t('budget:notice.comment', { day: dates.day(comment.endsOn) })
          : t('budget:notice.deciding')}
      </span>
      <span aria-hidden>›</span>
    </Link>
  );
}
