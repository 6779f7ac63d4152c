import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import { Badge } from '../../shared/components/Badge';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Button } from '../parts/form';
import { PagedList } from '../parts/PagedList';
import type { Notice } from './types';
import { useUnread } from './use-unread';
import styles from './follow.module.css';

/** 消息: newest first; opening one, it has been read. */
export function InboxCard() {
  const t = useWords();
  const { path } = useCommunity();
  const unread = useUnread() ?? 0;
  const read = useRead();
  return (
    <Card
      title={unread > 0 ? t('notices:inboxUnread', { count: unread }) : t('notices:inbox')}
      aside={
        unread > 0 && (
          <Button kind="plain" busy={read.isPending} onClick={() => read.mutate(null)}>
            {t('notices:readAll')}
          </Button>
        )
      }
    >
      <PagedList<Notice>
        path={path('/notices')}
        emptyTitle={t('notices:empty')}
        emptyHint={t('notices:emptyHint')}
      >
        {(notice) => <Row key={notice.id} notice={notice} onOpen={() => read.mutate(notice.id)} />}
      </PagedList>
    </Card>
  );
}

/** One of them, or all. */
function useRead() {
  const { path } = useCommunity();
  const client = useQueryClient();
  return useMutation<unknown, Error, string | null>({
    mutationFn: (id) => api.post<unknown>(path('/notices/read'), id === null ? {} : { id }),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path('/notices')),
      }),
  });
}

function Row({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const t = useWords();
  const dates = useDates();
  const { title, text, why, at, read, link, kind } = notice;
  return (
    <Link
      className={`${styles.notice} ${read ? '' : styles.unread}`}
      to={link}
      onClick={read ? undefined : onOpen}
    >
      <span className={styles.head}>
        <b>{title}</b>
        {!read && <Badge tone="attention">{t('notices:new')}</Badge>}
      </span>
      {text && <span>{text}</span>}
      <span className="quiet small">
        {[t(`notices:kind.${kind}`), dates.instant(at), why].join(' · ')}
      </span>
    </Link>
  );
}
