import { useState } from 'react';
import { Badge } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { today } from '../../../shared/format/dates';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { DayField } from '../../ui/DayField';
import { Filter, Toolbar } from '../../ui/Toolbar';
import type { CashierDay, ListedReceipt } from '../types';
import { CancelReceipt } from './CancelReceipt';
import { ReceiptPdf } from './ReceiptPdf';
import { TillDay } from './TillDay';

/** A day at the counter: what I took, the till against the book, and a receipt taken back. */
export function ReceiptsTab() {
  const t = useWords('receipts');
  const here = useHere();
  const [on, setOn] = useState(today());
  return (
    <>
      {here.may('charges.cancel') && <CancelReceipt />}
      <Toolbar>
        <Filter name={t('day')}>
          <span>
            <DayField aria-label={t('day')} value={on} max={today()} onChange={setOn} />
          </span>
        </Filter>
      </Toolbar>
      {here.may('charges.receive') && <OwnDay on={on} />}
      {here.may('charges.till') && <TillDay on={on} />}
    </>
  );
}

function OwnDay({ on }: { on: string }) {
  const t = useWords('receipts');
  const dates = useDates();
  const day = useHereGet<CashierDay>('/receipts', { on });
  return (
    <div style={{ marginBottom: 16 }}>
      <DataTable<ListedReceipt>
        label={t('title')}
        rowKey="id"
        columns={[
          textColumn(t('number'), ({ number }) => <span className="code">{number}</span>),
          textColumn(t('unit'), ({ unitLabel }) => unitLabel ?? t('unclaimed')),
          textColumn(t('kind'), ({ kind }) => t(`kinds.${kind}`, { defaultValue: kind })),
          textColumn(t('method'), ({ method }) => method),
          textColumn(t('reference'), ({ reference }) => reference),
          amountColumn(t('amount'), ({ amount }) => amount),
          textColumn(t('state'), ({ cancelled }) =>
            cancelled ? <Badge tone="broken">{t('cancelled')}</Badge> : '',
          ),
          textColumn(t('paper'), ({ id }) => <ReceiptPdf receiptId={id} />),
        ]}
        rows={day.data?.receipts ?? null}
        error={day.error}
        onRetry={() => void day.refetch()}
        empty={<EmptyState title={t('none', { day: dates.day(on) })}>{t('noneHint')}</EmptyState>}
      />
    </div>
  );
}
