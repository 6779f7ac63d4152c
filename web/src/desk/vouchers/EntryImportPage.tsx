import { Table } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, apiUrl } from '../../shared/api/client';
import { JobProgress } from '../../shared/components/JobProgress';
import { formatYuan } from '../../shared/format/yuan';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { amountColumn, textColumn } from '../ui/columns';
import { Facts } from '../ui/Facts';
import { FilePicker } from '../ui/FilePicker';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { ProblemTable, type RowProblem } from '../ui/ProblemTable';
import { ProblemList } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';

interface PreviewLine {
  bookedOn?: string;
  voucherNo?: string | number;
  summary?: string;
  accountCode?: string;
  accountName?: string;
  debit?: string;
  credit?: string;
}

interface EntryImport {
  importId: string;
  format: 'kingdee' | 'yonyou';
  vouchers: number;
  lines: number;
  totalDebit: string;
  totalCredit: string;
  problems: RowProblem[];
  preview: PreviewLine[];
}

/** 旧账导入: the accountant reads a file and submits it, the reviewer posts it. */
export default function EntryImportPage() {
  const t = useWords('vouchers');
  const here = useHere();
  const [params] = useSearchParams();
  const waiting = params.get('import');
  const [read, setRead] = useState<EntryImport | null>(null);
  return (
    <>
      <PageHead title={t('import.title')} lead={t('import.lead')} />
      {here.may('ledger.import') && <ReadFile onRead={setRead} />}
      {read && <Preview read={read} />}
      {here.may('voucher.post') && (
        <Panel title={t('import.post')}>
          {waiting ? <PostImport importId={waiting} /> : <p>{t('import.noneWaiting')}</p>}
        </Panel>
      )}
    </>
  );
}

function ReadFile({ onRead }: { onRead: (read: EntryImport) => void }) {
  const t = useWords('vouchers');
  const here = useHere();
  const upload = useAct(
    (file: File) => api.upload<EntryImport>(here.api('/entry-imports'), file),
    onRead,
  );
  return (
    <Panel title={t('import.file')}>
      <p className="quiet">
        {t('import.columns')}{' '}
        <a href={apiUrl(here.api('/entry-imports/template.csv'))} download>
          {t('import.template')}
        </a>
      </p>
      <ProblemList error={upload.error} />
      <FilePicker
        accept=".csv,.txt,.xlsx"
        busy={upload.isPending}
        onFile={(file) => upload.mutate(file)}
      />
    </Panel>
  );
}

function Preview({ read }: { read: EntryImport }) {
  const t = useWords('vouchers');
  const here = useHere();
  const [isSubmitted, setSubmitted] = useState(false);
  const isClean = read.problems.length === 0;
  return (
    <Panel title={t('import.preview')}>
      <Facts
        facts={[
          [t('import.format'), t(`import.${read.format}`)],
          [
            t('import.count'),
            t('import.countValue', { vouchers: read.vouchers, lines: read.lines }),
          ],
          [t('col.debit'), formatYuan(read.totalDebit)],
          [t('col.credit'), formatYuan(read.totalCredit)],
        ]}
      />
      {isClean ? (
        <PreviewTable lines={read.preview} />
      ) : (
        <>
          <Notice tone="broken">{t('import.bad', { count: read.problems.length })}</Notice>
          <ProblemTable problems={read.problems} />
        </>
      )}
      {isSubmitted && <Notice tone="good">{t('import.submitted')}</Notice>}
      {isClean && !isSubmitted && (
        <ActBox
          sentence={t('import.willSubmit', { vouchers: read.vouchers })}
          word={t('import.submit')}
          send={() =>
            api.post(here.api(`/entry-imports/${read.importId}/submission`), {}, { once: true })
          }
          onDone={() => setSubmitted(true)}
        />
      )}
    </Panel>
  );
}

function PreviewTable({ lines }: { lines: PreviewLine[] }) {
  const t = useWords('vouchers');
  return (
    <Table<PreviewLine & { key: number }>
      aria-label={t('import.preview')}
      dataSource={lines.map((line, key) => ({ ...line, key }))}
      pagination={false}
      size="small"
      scroll={{ x: 'max-content' }}
      columns={[
        textColumn(t('bookedOn'), ({ bookedOn }) => bookedOn),
        textColumn(t('col.voucherNo'), ({ voucherNo }) => voucherNo),
        textColumn(t('col.summary'), ({ summary }) => summary),
        textColumn(t('col.account'), ({ accountCode, accountName }) => (
          <>
            <span className="code">{accountCode}</span> {accountName}
          </>
        )),
        amountColumn(t('col.debit'), ({ debit }) => debit),
        amountColumn(t('col.credit'), ({ credit }) => credit),
      ]}
    />
  );
}

/** Thousands of entries at once: a job with its progress. */
function PostImport({ importId }: { importId: string }) {
  const t = useWords('vouchers');
  const here = useHere();
  const [jobId, setJobId] = useState<string | null>(null);
  if (jobId) return <JobProgress communityId={here.id} jobId={jobId} />;
  return (
    <ActBox<{ jobId: string }>
      sentence={t('import.willPost')}
      word={t('post')}
      secondFactor
      send={({ code }) =>
        api.post(
          here.api(`/entry-imports/${importId}/posting`),
          {},
          { once: true, secondFactor: code },
        )
      }
      onDone={(job) => setJobId(job.jobId)}
    />
  );
}
