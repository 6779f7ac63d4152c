import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import type { BillDifference, FeePreview } from '../types';

type Row = FeePreview & { totalsText: string };

/** 控制合计 of each fee, and on demand whose charge is not what it was last month. */
export function PreviewTable({ fees }: { fees: readonly FeePreview[] }) {
  const t = useWords('billing');
  const [open, setOpen] = useState<string | null>(null);
  const shown = fees.find(({ feeCode }) => feeCode === open);
  const rows: Row[] = fees.map((fee) => ({
    ...fee,
    totalsText: fee.totals
      .map(({ kind, payer, count }) =>
        t('preview.control', {
          kind: t(`kind.${kind}`, { defaultValue: kind }),
          payer: payer === 'developer' ? t('preview.developer') : '',
          count,
        }),
      )
      .join('、'),
  }));
  return (
    <div style={{ marginBottom: 16 }}>
      <DataTable<Row>
        label={t('preview.title')}
        rowKey="feeCode"
        columns={[
          textColumn(t('fee'), ({ feeName }) => <strong>{feeName}</strong>),
          textColumn(t('preview.who'), ({ totalsText }) => totalsText || t('preview.nobody')),
          amountColumn(t('preview.total'), ({ total }) => total),
          amountColumn(t('preview.billed'), ({ billed }) => billed),
          amountColumn(t('preview.lastMonth'), ({ lastMonth }) => lastMonth),
          textColumn(t('preview.differences'), ({ feeCode, differenceCount }) =>
            differenceCount === 0 ? (
              t('preview.noDifference')
            ) : (
              <Button
                aria-expanded={open === feeCode}
                onClick={() => setOpen(open === feeCode ? null : feeCode)}
              >
                {t('preview.differenceCount', { count: differenceCount })}
              </Button>
            ),
          ),
        ]}
        rows={rows}
        empty={t('preview.none')}
      />
      {shown && <Differences fee={shown} />}
    </div>
  );
}

function Differences({ fee }: { fee: FeePreview }) {
  const t = useWords('billing');
  const rest = fee.differenceCount - fee.differences.length;
  return (
    <>
      <h3 className="section">{t('preview.differencesOf', { fee: fee.feeName })}</h3>
      <DataTable<BillDifference>
        label={t('preview.differencesOf', { fee: fee.feeName })}
        rowKey="unitId"
        columns={[
          textColumn(t('unit'), ({ label }) => label),
          textColumn(t('preview.what'), ({ before, now }) => t(`preview.${whatOf(before, now)}`)),
          amountColumn(t('preview.before'), ({ before }) => before),
          amountColumn(t('preview.now'), ({ now }) => now),
        ]}
        rows={fee.differences}
        empty={t('preview.noDifference')}
      />
      {rest > 0 && <p className="quiet">{t('preview.more', { count: rest })}</p>}
    </>
  );
}

function whatOf(before: string | null, now: string | null): string {
  if (before === null) return 'added';
  return now === null ? 'gone' : 'changed';
}
