import { useGet } from '../../shared/api/queries';
import { useWords } from '../../shared/i18n/i18n';
import type { Notices } from './types';
import styles from './UnreadMark.module.css';
import './words';

const MOST_SHOWN = 99;

/** How many notices wait to be read; nothing when none does. Fetched apart from the first page. */
export default function UnreadMark({ communityId }: { communityId: number }) {
  const t = useWords();
  const { data } = useGet<Notices>(`/communities/${communityId}/notices`, { limit: 1 });
  const count = data?.unread ?? 0;
  if (count === 0) return null;
  return (
    <span className={styles.mark}>
      <span aria-hidden>{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</span>
      <span className="visually-hidden">{t('notices:unread', { count })}</span>
    </span>
  );
}
