import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { formatYuan, isZeroYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import type { LateFeePreview } from '../types';

/** 违约金: only by the rule of the contract, and only after one has seen what it would come to. */
export function LateFees({ period }: { period: string }) {
  const t = useWords('billing');
  const preview = useHereGet<LateFeePreview>('/late-fees/preview', { period });
  return (
    <div style={{ marginTop: 24 }}>
      <Panel title={t('late.title')}>
        <Loaded of={preview} lines={2}>
          {(data) => <Shown period={period} preview={data} />}
        </Loaded>
      </Panel>
    </div>
  );
}

function Shown({ period, preview }: { period: string; preview: LateFeePreview }) {
  const t = useWords('billing');
  const here = useHere();
  const dates = useDates();
  const [done, setDone] = useState('');
  if (!preview.rule) return <p className="quiet">{t('late.noRule')}</p>;
  const values = { period: dates.period(period), amount: formatYuan(preview.total) };
  return (
    <>
      <p style={{ marginBottom: 12 }}>{preview.rule.words}</p>
      {done && <Notice tone="good">{done}</Notice>}
      <DataTable<LateFeePreview['fees'][number]>
        label={t('late.title')}
        rowKey="feeCode"
        columns={[
          textColumn(t('fee'), ({ feeName }) => feeName),
          textColumn(t('late.count'), ({ count }) => count),
          amountColumn(t('late.total'), ({ total }) => total),
          amountColumn(t('late.largest'), ({ largest }) => largest),
        ]}
        rows={preview.fees}
        empty={<p className="quiet">{t('late.none')}</p>}
      />
      {!isZeroYuan(preview.total) && (
        <div style={{ marginTop: 12 }}>
          <ActBox<{ runs: string[] }>
            sentence={t('late.will', values)}
            word={t('late.confirm')}
            send={() => api.post(here.api('/late-fees'), { period }, { once: true })}
            onDone={({ runs }) => setDone(t('late.done', { count: runs.length }))}
          />
        </div>
      )}
    </>
  );
}
