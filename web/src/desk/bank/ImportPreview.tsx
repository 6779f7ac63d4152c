import { useState } from 'react';
import { api } from '../../shared/api/client';
import { Badge } from '../../shared/components/Badge';
import { JobProgress } from '../../shared/components/JobProgress';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { amountColumn, clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Facts } from '../ui/Facts';
import { Notice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import { ProblemTable } from '../ui/ProblemTable';
import { useRefreshWhenDone } from '../ui/useRefreshWhenDone';
import { Mapping } from './Mapping';
import type { BankImport, StatementLine } from './types';

const WORDS_WIDTH = 240;

/** What the file says, whether it adds up, and what of it the account does not have yet. */
export function ImportPreview({ read: first }: { read: BankImport }) {
  const t = useWords('bank');
  const [read, setRead] = useState(first);
  const isFine = read.problems.length === 0;
  return (
    <Panel title={t('preview.title')}>
      <Totals read={read} />
      <div style={{ margin: '12px 0' }}>
        {isFine ? (
          <Confirm read={read} />
        ) : (
          <>
            <Notice tone="broken">{t('preview.bad', { count: read.problems.length })}</Notice>
            <ProblemTable problems={read.problems} />
          </>
        )}
      </div>
      {read.table && !read.confirmed && (
        <Mapping read={read} table={read.table} isOpen={!isFine} onRead={setRead} />
      )}
      {read.lines > 0 && <Lines lines={read.preview} />}
    </Panel>
  );
}

function Totals({ read }: { read: BankImport }) {
  const t = useWords('bank');
  const dates = useDates();
  const yuan = (amount: string | null) => (amount === null ? null : formatYuan(amount));
  return (
    <Facts
      facts={[
        [t('import.name'), read.fileName],
        [t('preview.format'), read.format && t(`format.${read.format}`)],
        [
          t('preview.days'),
          read.from &&
            read.to &&
            t('preview.range', { from: dates.day(read.from), to: dates.day(read.to) }),
        ],
        [t('preview.lines'), t('preview.linesValue', { lines: read.lines, fresh: read.newLines })],
        [t('import.opening'), yuan(read.opening)],
        [t('preview.in'), yuan(read.totalIn)],
        [t('preview.out'), yuan(read.totalOut)],
        [t('import.closing'), yuan(read.closing)],
      ]}
    />
  );
}

function Confirm({ read }: { read: BankImport }) {
  const t = useWords('bank');
  const here = useHere();
  const [jobId, setJobId] = useState<string | null>(null);
  useRefreshWhenDone(jobId);
  if (jobId) {
    return (
      <JobProgress communityId={here.id} jobId={jobId}>
        {() => <Notice tone="good">{t('preview.done', { count: read.newLines })}</Notice>}
      </JobProgress>
    );
  }
  if (read.confirmed) return <Notice tone="good">{t('preview.confirmed')}</Notice>;
  if (!read.brings) return <Notice tone="quiet">{t('preview.nothingNew')}</Notice>;
  return (
    <ActBox<{ jobId: string }>
      sentence={
        read.newLines === 0 ? t('preview.willDays') : t('preview.will', { count: read.newLines })
      }
      word={t('preview.confirm')}
      send={() =>
        api.post(here.api(`/bank-imports/${read.importId}/confirmation`), {}, { once: true })
      }
      onDone={(job) => setJobId(job.jobId)}
    />
  );
}

function Lines({ lines }: { lines: StatementLine[] }) {
  const t = useWords('bank');
  const dates = useDates();
  return (
    <DataTable<StatementLine>
      label={t('preview.title')}
      rowKey={({ line }) => String(line)}
      rows={lines}
      columns={[
        textColumn(t('preview.line'), ({ line }) => line, 64),
        textColumn(t('col.day'), ({ bookedOn }) => dates.day(bookedOn), 120),
        amountColumn(t('col.amount'), ({ amount }) => amount, 132),
        amountColumn(t('col.balance'), ({ balance }) => balance, 132),
        clippedColumn(t('col.other'), ({ otherName }) => otherName, WORDS_WIDTH),
        clippedColumn(t('col.memo'), ({ memo }) => memo, WORDS_WIDTH),
        textColumn(t('preview.isNew'), ({ isNew }) => (
          <Badge tone={isNew ? 'attention' : 'quiet'}>
            {t(isNew ? 'preview.fresh' : 'preview.known')}
          </Badge>
        )),
      ]}
      empty={t('noLines')}
    />
  );
}
