import type { TableColumnsType } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords, type Words } from '../app/words';
import { clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { TabNav } from '../ui/TabNav';
import { usePages } from '../ui/usePages';
import { Looks } from './Looks';
import type { ListedFile, ListedFiles } from './types';
import { useKindWords } from './words';

/** 凭证遮盖: what waits to be looked at, what was dealt with, and who looked at originals. */
export default function EvidencePage() {
  const t = useWords('masking');
  const here = useHere();
  const { tab } = useParams();
  const parts = [
    ...(here.may('evidence.mask') ? ['waiting', 'done'] : []),
    ...(here.may('log.leaves') ? ['readings'] : []),
  ];
  const now = parts.find((part) => part === tab) ?? parts[0] ?? 'waiting';
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <TabNav
        label={t('parts')}
        base="evidence"
        now={now}
        tabs={parts.map((key) => ({ key, name: t(`part.${key}`) }))}
      />
      {now === 'readings' ? <Looks /> : <Files key={now} state={now} />}
    </>
  );
}

function Files({ state }: { state: string }) {
  const t = useWords('masking');
  const here = useHere();
  const navigate = useNavigate();
  const columns = useColumns(t, state);
  const list = usePages<ListedFile, ListedFiles>('/evidence/unmasked', { state });
  const waiting = list.first?.waiting ?? 0;
  return (
    <>
      {state === 'waiting' && waiting > 0 && (
        <Notice tone="quiet" standing>
          {t('waiting', { count: waiting })}
        </Notice>
      )}
      <DataTable<ListedFile>
        label={t(`part.${state}`)}
        rowKey="fileId"
        columns={columns}
        rows={list.items}
        error={list.error}
        onRetry={list.retry}
        hasMore={list.hasMore}
        onMore={list.more}
        isReadingMore={list.isReadingMore}
        empty={<EmptyState title={t(`none.${state}`)}>{t(`none.${state}Hint`)}</EmptyState>}
        onOpen={({ fileId }) => void navigate(here.to(`evidence/files/${fileId}`))}
      />
    </>
  );
}

function useColumns(t: Words, state: string): TableColumnsType<ListedFile> {
  const dates = useDates();
  const here = useHere();
  const kinds = useKindWords();
  return [
    clippedColumn(t('col.name'), ({ name }) => name, 280),
    textColumn(t('col.type'), ({ mediaType }) =>
      t(mediaType === 'application/pdf' ? 'pdf' : 'picture'),
    ),
    textColumn(t('col.at'), ({ uploadedAt }) => dates.instant(uploadedAt)),
    textColumn(t('col.by'), ({ uploadedByName }) => uploadedByName),
    textColumn(t('col.entry'), ({ entrySeq }) =>
      entrySeq === null ? (
        <span className="quiet">{t('noEntry')}</span>
      ) : (
        <Link to={here.to(`books/entries/${entrySeq}`)}>{t('entry', { seq: entrySeq })}</Link>
      ),
    ),
    ...(state === 'done'
      ? [
          textColumn<ListedFile>(t('col.masked'), ({ masked }) => kinds(masked)),
          textColumn<ListedFile>(t('col.maskedAt'), ({ maskedAt }) =>
            maskedAt ? dates.instant(maskedAt) : '',
          ),
        ]
      : []),
  ];
}
