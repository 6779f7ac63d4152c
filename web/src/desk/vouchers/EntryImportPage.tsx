import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, apiUrl } from '../../shared/api/client';
import { EmptyState } from '../../shared/components/EmptyState';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { FilePicker } from '../ui/FilePicker';
import { FundSelect } from '../ui/FundSelect';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { ProblemList } from '../ui/ProblemList';
import { Filter } from '../ui/Toolbar';
import { useAct } from '../ui/useAct';
import { ImportPreview, type EntryImport } from './ImportPreview';
import { PostImport } from './PostImport';

/** 旧账导入: the accountant reads a file and submits it, the reviewer posts it. */
export default function EntryImportPage() {
  const t = useWords('vouchers');
  const here = useHere();
  const [read, setRead] = useState<EntryImport | null>(null);
  return (
    <>
      <PageHead title={t('import.title')} lead={t('import.lead')} />
      {here.may('ledger.import') && <ReadFile onRead={setRead} />}
      {read && (
        <Panel title={t('import.preview')}>
          <ImportPreview read={read} />
          {read.problems.length === 0 && <Submit key={read.importId} read={read} />}
        </Panel>
      )}
      {here.may('voucher.post') && <Waiting />}
    </>
  );
}

function ReadFile({ onRead }: { onRead: (read: EntryImport) => void }) {
  const t = useWords('vouchers');
  const here = useHere();
  const [fund, setFund] = useState('F1');
  const upload = useAct((file: File) => {
    const form = new FormData();
    form.append('file', file);
    form.append('fund', fund);
    return api.post<EntryImport>(here.api('/entry-imports'), form);
  }, onRead);
  const template = (ending: string) => apiUrl(here.api(`/entry-imports/template.${ending}`));
  return (
    <Panel title={t('import.file')}>
      <p className="quiet">{t('import.columns')}</p>
      <p className="links" style={{ margin: '8px 0' }}>
        <a href={template('xlsx')} download>
          {t('import.template')} XLSX
        </a>
        <a href={template('csv')} download>
          {t('import.template')} CSV
        </a>
      </p>
      <Filter name={t('import.fund')}>
        <span style={{ maxWidth: 240, marginBottom: 12 }}>
          <FundSelect value={fund} onChange={setFund} />
        </span>
      </Filter>
      <ProblemList error={upload.error} />
      <FilePicker
        accept=".csv,.txt,.xlsx"
        busy={upload.isPending}
        onFile={(file) => upload.mutate(file)}
      />
    </Panel>
  );
}

function Submit({ read }: { read: EntryImport }) {
  const t = useWords('vouchers');
  const here = useHere();
  const [isDone, setDone] = useState(false);
  if (isDone) return <Notice tone="good">{t('import.submitted')}</Notice>;
  return (
    <ActBox
      sentence={t('import.willSubmit', { vouchers: read.vouchers })}
      word={t('import.submit')}
      send={() =>
        api.post(here.api(`/entry-imports/${read.importId}/submission`), {}, { once: true })
      }
      onDone={() => setDone(true)}
    />
  );
}

/** What the accountant has submitted; one of them is open, by its address. */
function Waiting() {
  const t = useWords('vouchers');
  const [params, setParams] = useSearchParams();
  const chosen = params.get('import');
  const list = useHereGet<{ items: EntryImport[] }>('/entry-imports', { state: 'submitted' });
  return (
    <Panel title={t('import.waiting')}>
      {chosen && <Review key={chosen} importId={chosen} />}
      <DataTable<EntryImport>
        label={t('import.waiting')}
        rowKey="importId"
        columns={[
          textColumn(t('import.name'), ({ fileName }) => fileName),
          textColumn(t('import.count'), ({ vouchers, lines }) =>
            t('import.countValue', { vouchers, lines }),
          ),
          textColumn(t('import.by'), ({ preparedBy }) => preparedBy),
        ]}
        rows={list.data?.items ?? null}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('import.noneWaiting')} />}
        onOpen={({ importId }) => setParams({ import: importId })}
      />
    </Panel>
  );
}

function Review({ importId }: { importId: string }) {
  const read = useHereGet<EntryImport>(`/entry-imports/${importId}`);
  return (
    <Loaded of={read}>
      {(data) => (
        <div style={{ marginBottom: 24 }}>
          <ImportPreview read={data} />
          <PostImport read={data} />
        </div>
      )}
    </Loaded>
  );
}
