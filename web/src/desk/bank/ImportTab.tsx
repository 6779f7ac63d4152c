import { useSearchParams } from 'react-router';
import { useState } from 'react';
import { api, apiUrl } from '../../shared/api/client';
import { Badge, type Tone } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { FilePicker } from '../ui/FilePicker';
import { Loaded } from '../ui/Loaded';
import { MoneyField } from '../ui/MoneyField';
import { Panel } from '../ui/Panel';
import { ProblemList } from '../ui/ProblemList';
import { Filter, Toolbar } from '../ui/Toolbar';
import { useAct } from '../ui/useAct';
import type { OfAccount } from './BankPage';
import { ImportPreview } from './ImportPreview';
import type { BankImport, BankImportSummary } from './types';

/** 导入: the bank's own file, shown before a single line of it is taken in. */
export function ImportTab({ account }: OfAccount) {
  // In the address: what was read is found again.
  const [params, setParams] = useSearchParams();
  const importId = params.get('import');
  const open = (id: string) => setParams({ account: account.id, import: id });
  return (
    <>
      <Upload accountId={account.id} onRead={open} />
      {importId && <Shown key={importId} importId={importId} />}
      <Recent accountId={account.id} onOpen={open} />
    </>
  );
}

function Shown({ importId }: { importId: string }) {
  const read = useHereGet<BankImport>(`/bank-imports/${importId}`);
  return <Loaded of={read}>{(data) => <ImportPreview read={data} />}</Loaded>;
}

interface UploadProps {
  accountId: string;
  onRead: (importId: string) => void;
}

function Upload({ accountId, onRead }: UploadProps) {
  const t = useWords('bank');
  const here = useHere();
  const [stated, setStated] = useState({ opening: '', closing: '' });
  const upload = useAct(
    (file: File) => {
      const form = new FormData();
      form.append('file', file);
      for (const [name, value] of Object.entries(stated)) if (value) form.append(name, value);
      return api.post<BankImport>(here.api(`/bank-accounts/${accountId}/imports`), form);
    },
    ({ importId }) => onRead(importId),
  );
  return (
    <Panel title={t('import.file')}>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('import.formats')}
      </p>
      <ProblemList error={upload.error} />
      <FilePicker
        accept=".csv,.txt,.xls,.xlsx,.xml,.zip,.ofd"
        busy={upload.isPending}
        onFile={(file) => upload.mutate(file)}
      />
      <details style={{ marginTop: 12 }}>
        <summary>{t('import.stated')}</summary>
        <Toolbar>
          {(['opening', 'closing'] as const).map((which) => (
            <Filter key={which} name={t(`import.${which}`)}>
              <MoneyField
                aria-label={t(`import.${which}`)}
                value={stated[which]}
                onChange={(text) => setStated((now) => ({ ...now, [which]: text }))}
              />
            </Filter>
          ))}
        </Toolbar>
      </details>
    </Panel>
  );
}

const TONES: Record<BankImportSummary['state'], Tone> = {
  refused: 'broken',
  waiting: 'attention',
  running: 'attention',
  done: 'good',
  failed: 'broken',
};

/** Every file that was brought, what became of it, and the file itself for whoever may see it. */
function Recent({ accountId, onOpen }: { accountId: string; onOpen: (id: string) => void }) {
  const t = useWords('bank');
  const here = useHere();
  const dates = useDates();
  const list = useHereGet<{ items: BankImportSummary[] }>('/bank-imports');
  const items = list.data?.items.filter(({ bankAccountId }) => bankAccountId === accountId) ?? null;
  const original = (id: string) => apiUrl(here.api(`/bank-imports/${id}/original`));
  return (
    <Panel title={t('import.recent')}>
      <DataTable<BankImportSummary>
        label={t('import.recent')}
        rowKey="importId"
        rows={items}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={({ importId }) => onOpen(importId)}
        columns={[
          textColumn(t('import.at'), ({ at }) => dates.instant(at), 160),
          clippedColumn(t('import.name'), ({ fileName }) => fileName, 280),
          textColumn(t('import.state'), ({ state }) => (
            <Badge tone={TONES[state]}>{t(`import.${state}`)}</Badge>
          )),
          textColumn(t('import.lines'), ({ lines, added }) =>
            t('import.linesValue', { lines, added: added ?? 0 }),
          ),
          textColumn(t('import.by'), ({ by }) => by, 96),
          textColumn(t('import.original'), ({ importId }) =>
            here.may('evidence.original') ? (
              <a href={original(importId)} download>
                {t('import.download')}
              </a>
            ) : (
              ''
            ),
          ),
        ]}
        empty={<EmptyState title={t('import.none')}>{t('import.noneHint')}</EmptyState>}
      />
    </Panel>
  );
}
