import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { Badge } from '../../../shared/components/Badge';
import { JobProgress } from '../../../shared/components/JobProgress';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { ProblemTable } from '../../ui/ProblemTable';
import { useRefreshWhenDone } from '../../ui/useRefreshWhenDone';
import type { ReceiptImport } from '../types';

/** What the file says, what is wrong with it, and what of it is in the books already. */
export function ImportShown({ read }: { read: ReceiptImport }) {
  const t = useWords('bulk');
  const { problems, lineCount, total, newCount, knownCount } = read;
  return (
    <Panel title={t('preview')}>
      <Facts
        facts={[
          [t('name'), read.fileName],
          [t('count'), t('countValue', { count: lineCount, amount: formatYuan(total) })],
          [t('new'), newCount],
          [t('known'), knownCount > 0 ? t('knownValue', { count: knownCount }) : null],
        ]}
      />
      <div style={{ margin: '12px 0' }}>
        {problems.length > 0 ? (
          <>
            <Notice tone="broken">{t('bad', { count: problems.length })}</Notice>
            <ProblemTable problems={problems} />
          </>
        ) : (
          <Confirm read={read} />
        )}
      </div>
      <Lines read={read} />
    </Panel>
  );
}

function Confirm({ read }: { read: ReceiptImport }) {
  const t = useWords('bulk');
  const here = useHere();
  const [ordered, setOrdered] = useState<string | null>(null);
  const jobId = ordered ?? read.jobId;
  useRefreshWhenDone(read.taken === null ? jobId : null);
  if (read.taken !== null) return <Notice tone="good">{t('taken', { count: read.taken })}</Notice>;
  if (jobId) return <JobProgress communityId={here.id} jobId={jobId} />;
  if (read.newCount === 0) return <Notice tone="good">{t('nothingNew')}</Notice>;
  return (
    <ActBox<{ jobId: string }>
      sentence={t('will', { count: read.newCount })}
      word={t('confirm')}
      send={() =>
        api.post(here.api(`/receipt-imports/${read.importId}/confirmation`), {}, { once: true })
      }
      onDone={(job) => setOrdered(job.jobId)}
    />
  );
}

type Line = ReceiptImport['lines'][number];

function Lines({ read }: { read: ReceiptImport }) {
  const t = useWords('bulk');
  const dates = useDates();
  const rest = read.lineCount - read.lines.length;
  return (
    <>
      <DataTable<Line>
        label={t('preview')}
        rowKey={({ line }) => String(line)}
        columns={[
          textColumn(t('line'), ({ line }) => line, 64),
          textColumn(t('unit'), ({ unitLabel }) => unitLabel),
          amountColumn(t('amount'), ({ amount }) => amount),
          textColumn(t('day'), ({ receivedOn }) => dates.day(receivedOn)),
          textColumn(t('method'), ({ method }) => method),
          textColumn(t('reference'), ({ reference }) => reference),
          textColumn(t('state'), ({ known }) => (known ? <Badge>{t('isKnown')}</Badge> : '')),
        ]}
        rows={read.lines}
        empty={t('none')}
      />
      {rest > 0 && <p className="quiet">{t('more', { count: rest })}</p>}
    </>
  );
}
