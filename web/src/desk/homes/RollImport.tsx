import { Table } from 'antd';
import { useState } from 'react';
import { api, apiUrl } from '../../shared/api/client';
import { Badge } from '../../shared/components/Badge';
import { formatAmount } from '../../shared/format/yuan';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { textColumn } from '../ui/columns';
import { Facts } from '../ui/Facts';
import { FilePicker } from '../ui/FilePicker';
import { Notice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import { ProblemList } from '../ui/ProblemList';
import { ProblemTable } from '../ui/ProblemTable';
import { useAct } from '../ui/useAct';
import type { PreviewUnit, RollPreview } from './types';

/** 名册导入: read first, write only when every row is good and a person says so. */
export function RollImport() {
  const t = useWords('homes');
  const here = useHere();
  const [read, setRead] = useState<RollPreview | null>(null);
  const upload = useAct(
    (file: File) => api.upload<RollPreview>(here.api('/roll-imports'), file),
    setRead,
  );
  return (
    <>
      <Panel title={t('import.file')}>
        <p className="quiet" style={{ marginBottom: 8 }}>
          {t('import.lead')}
        </p>
        <p className="links" style={{ marginBottom: 8 }}>
          <a href={apiUrl(here.api('/roll-imports/template.xlsx'))} download>
            {t('import.xlsx')}
          </a>
          <a href={apiUrl(here.api('/roll-imports/template.csv'))} download>
            {t('import.csv')}
          </a>
        </p>
        <ProblemList error={upload.error} />
        <FilePicker
          accept=".csv,.xlsx"
          busy={upload.isPending}
          onFile={(file) => upload.mutate(file)}
        />
      </Panel>
      {read && <Preview key={read.importId} read={read} />}
    </>
  );
}

function Preview({ read }: { read: RollPreview }) {
  const t = useWords('homes');
  const here = useHere();
  const [isDone, setDone] = useState(false);
  const isClean = read.problems.length === 0;
  if (isDone) return <Notice tone="good">{t('import.done', { units: read.units })}</Notice>;
  return (
    <Panel title={t('import.preview')}>
      <Counts read={read} />
      {isClean ? (
        <>
          <PreviewTable units={read.preview} />
          <ActBox
            sentence={t('import.will', { rows: read.rows, units: read.units })}
            word={t('import.confirm')}
            send={() =>
              api.post(here.api(`/roll-imports/${read.importId}/confirmation`), {}, { once: true })
            }
            onDone={() => setDone(true)}
          />
        </>
      ) : (
        <>
          <Notice tone="broken">{t('import.bad', { count: read.problems.length })}</Notice>
          <ProblemTable problems={read.problems} />
        </>
      )}
    </Panel>
  );
}

function Counts({ read }: { read: RollPreview }) {
  const t = useWords('homes');
  return (
    <Facts
      facts={[
        [
          t('import.found'),
          t('import.foundValue', {
            rows: read.rows,
            buildings: read.buildings,
            units: read.units,
            parties: read.parties,
          }),
        ],
        [t('import.added'), String(read.added)],
        [t('import.changed'), String(read.changed)],
        [t('import.unchanged'), String(read.unchanged)],
      ]}
    />
  );
}

/** The first units as they were understood, with what would change. */
function PreviewTable({ units }: { units: PreviewUnit[] }) {
  const t = useWords('homes');
  return (
    <Table<PreviewUnit>
      aria-label={t('import.preview')}
      style={{ margin: '12px 0' }}
      rowKey="label"
      dataSource={units}
      pagination={false}
      size="small"
      scroll={{ x: 960 }}
      columns={[
        textColumn(t('col.unit'), ({ label }) => label),
        textColumn(t('col.change'), ({ change }) => (
          <Badge tone={change === 'changed' ? 'attention' : 'quiet'}>{t(`import.${change}`)}</Badge>
        )),
        textColumn(t('col.kind'), ({ kindName }) => kindName),
        textColumn(t('col.registered'), ({ registeredArea }) => formatAmount(registeredArea)),
        textColumn(t('col.billing'), ({ billingArea }) => formatAmount(billingArea)),
        textColumn(t('col.parties'), ({ parties }) =>
          parties.map(({ name, phone }) => [name, phone].filter(Boolean).join(' ')).join('；'),
        ),
        textColumn(t('col.differences'), ({ differences }) =>
          differences
            .map(({ what, was, becomes }) => t('import.difference', { what, was, becomes }))
            .join('；'),
        ),
      ]}
    />
  );
}
