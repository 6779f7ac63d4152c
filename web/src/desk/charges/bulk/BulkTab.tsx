import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../../../shared/api/client';
import { useHere, useHereGet } from '../../app/here';
import { useWords, type Words } from '../../app/words';
import { FilePicker } from '../../ui/FilePicker';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import { ProblemList } from '../../ui/ProblemList';
import { Filter, Toolbar } from '../../ui/Toolbar';
import { useAct } from '../../ui/useAct';
import { TrustAccount } from '../counter/PaymentFields';
import { inForce, useSchedules } from '../fees';
import type { ReceiptImport } from '../types';
import { ImportShown } from './ImportShown';

/** 批量收款: a file is shown with every fault, then taken in whole or not at all. */
export function BulkTab() {
  const t = useWords('bulk');
  // In the address: what was read, and its progress, are found again.
  const [params, setParams] = useSearchParams();
  const importId = params.get('import');
  return (
    <>
      <Panel title={t('file')}>
        <p className="quiet">{t('columns')}</p>
        <p style={{ margin: '8px 0 12px' }}>
          <Button onClick={() => downloadSample(t)}>{t('template')}</Button>
        </p>
        <Upload onRead={(id) => setParams({ import: id })} />
      </Panel>
      {importId && <Shown key={importId} importId={importId} />}
    </>
  );
}

function Shown({ importId }: { importId: string }) {
  const read = useHereGet<ReceiptImport>(`/receipt-imports/${importId}`);
  return <Loaded of={read}>{(data) => <ImportShown read={data} />}</Loaded>;
}

function Upload({ onRead }: { onRead: (importId: string) => void }) {
  const t = useWords('bulk');
  const here = useHere();
  const fees = inForce(useSchedules().data?.items)?.fees ?? [];
  const [moneyAccount, setMoneyAccount] = useState('100201');
  const [chosen, setKeepFor] = useState<string | null>(null);
  const keepFor = chosen ?? fees[0]?.code ?? '';
  const upload = useAct(
    (file: File) => {
      const form = new FormData();
      form.append('file', file);
      form.append('moneyAccount', moneyAccount);
      form.append('keepFor', keepFor);
      return api.post<ReceiptImport>(here.api('/receipt-imports'), form);
    },
    ({ importId }) => onRead(importId),
  );
  return (
    <>
      <Toolbar>
        <Filter name={t('account')}>
          <TrustAccount value={moneyAccount} onChange={setMoneyAccount} />
        </Filter>
        <Filter name={t('keepFor')}>
          <Select
            aria-label={t('keepFor')}
            style={{ minWidth: 160 }}
            value={keepFor}
            onChange={setKeepFor}
            options={fees.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Filter>
      </Toolbar>
      <ProblemList error={upload.error} />
      <FilePicker
        accept=".csv,.txt,.xlsx"
        busy={upload.isPending}
        onFile={(file) => upload.mutate(file)}
      />
    </>
  );
}

/** With the mark that tells Excel it is UTF-8. */
function downloadSample(t: Words): void {
  const rows = ['sample.titles', 'sample.row'].map((row) => `${t(row)}\r\n`).join('');
  const url = URL.createObjectURL(new Blob([`\uFEFF${rows}`], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = t('sample.name');
  link.click();
  URL.revokeObjectURL(url);
}
