import { useState } from 'react';
import { Badge } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { today } from '../../../shared/format/dates';
import { formatYuan, sumYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { DayField } from '../../ui/DayField';
import { Facts } from '../../ui/Facts';
import { Panel } from '../../ui/Panel';
import { Filter, Toolbar } from '../../ui/Toolbar';
import type { CashierDay, ListedReceipt } from '../types';
import { CancelReceipt } from './CancelReceipt';
import { ReceiptPdf } from './ReceiptPdf';

/** The cashier's own day, and the reviewer's way to take a receipt back. */
export function ReceiptsTab() {
  const here = useHere();
  return (
    <>
      {here.may('charges.cancel') && <CancelReceipt />}
      {here.may('charges.receive') && <OwnDay />}
    </>
  );
}

function OwnDay() {
  const t = useWords('receipts');
  const dates = useDates();
  const [on, setOn] = useState(today());
  const day = useHereGet<CashierDay>('/receipts', { on });
  const totals = day.data?.totals ?? [];
  return (
    <>
      <Toolbar>
        <Filter name={t('day')}>
          <span>
            <DayField aria-label={t('day')} value={on} max={today()} onChange={setOn} />
          </span>
        </Filter>
      </Toolbar>
      {totals.length > 0 && (
        <Panel title={t('totals', { day: dates.day(on) })}>
          <Facts
            facts={[
              ...totals.map(
                ({ method, count, amount }) =>
                  [method, t('total', { count, amount: formatYuan(amount) })] as const,
              ),
              [t('all'), formatYuan(sumYuan(totals.map(({ amount }) => amount)))],
            ]}
          />
        </Panel>
      )}
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
    </>
  );
}
