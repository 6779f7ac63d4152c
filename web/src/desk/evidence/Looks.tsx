import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';
import { clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { usePages } from '../ui/usePages';
import type { Look } from './types';

/** 原件查阅记录, newest first. */
export function Looks() {
  const t = useWords('masking');
  const dates = useDates();
  const list = usePages<Look>('/evidence/readings');
  return (
    <DataTable<Look>
      label={t('part.readings')}
      rowKey="id"
      columns={[
        textColumn(t('col.readAt'), ({ at }) => dates.instant(at)),
        textColumn(t('col.reader'), ({ personName, postNames }) =>
          postNames.length === 0
            ? personName
            : t('reader', { name: personName, posts: postNames.join(t('listComma')) }),
        ),
        clippedColumn(t('col.name'), ({ fileName }) => fileName, 280),
        textColumn(t('col.what'), ({ page }) => (page === null ? t('whole') : t('page', { page }))),
      ]}
      rows={list.items}
      error={list.error}
      onRetry={list.retry}
      hasMore={list.hasMore}
      onMore={list.more}
      isReadingMore={list.isReadingMore}
      empty={<EmptyState title={t('none.readings')}>{t('none.readingsHint')}</EmptyState>}
    />
  );
}
