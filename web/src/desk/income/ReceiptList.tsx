import { Button, Drawer, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import { Badge } from '../../shared/components/Badge';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import type { IncomeReceipt } from './types';

/** What came in, the newest first; a wrong one is taken back in red by somebody else. */
export function ReceiptList({ receipts }: { receipts: IncomeReceipt[] }) {
  const t = useWords('income');
  const dates = useDates();
  const here = useHere();
  const [cancelling, setCancelling] = useState<IncomeReceipt | null>(null);
  const columns: TableColumnsType<IncomeReceipt> = [
    textColumn(t('col.receivedOn'), ({ receivedOn }) => dates.day(receivedOn)),
    amountColumn(t('col.amount'), ({ amount }) => amount),
    amountColumn(t('col.share'), ({ share }) => share),
    textColumn(t('col.ways'), ({ ways, note }) => waysOf(ways, t) || note),
    textColumn(t('col.voucher'), ({ entrySeq, voucher }) =>
      entrySeq ? <Link to={here.to(`books/entries/${entrySeq}`)}>{voucher}</Link> : '',
    ),
    textColumn('', (receipt) => {
      if (receipt.cancelledAt)
        return <Badge tone="attention">{t('cancelled', { why: receipt.cancelReason })}</Badge>;
      if (!here.may('income.cancel')) return '';
      return (
        <Button size="small" onClick={() => setCancelling(receipt)}>
          {t('cancel.word')}
        </Button>
      );
    }),
  ];
  return (
    <>
      <h3 className="section">{t('receipts')}</h3>
      <DataTable
        label={t('receipts')}
        rowKey="id"
        columns={columns}
        rows={receipts}
        empty={t('receiptsEmpty')}
      />
      <Drawer
        open={cancelling !== null}
        onClose={() => setCancelling(null)}
        title={t('cancel.word')}
        destroyOnHidden
      >
        {cancelling && <Cancel receipt={cancelling} onDone={() => setCancelling(null)} />}
      </Drawer>
    </>
  );
}

function waysOf(ways: IncomeReceipt['ways'], t: (key: string) => string): string {
  return ways
    .map(({ method, amount, reference }) =>
      [t(`method.${method}`), formatYuan(amount), reference].filter(Boolean).join(' '),
    )
    .join(' · ');
}

function Cancel({ receipt, onDone }: { receipt: IncomeReceipt; onDone: () => void }) {
  const t = useWords('income');
  const here = useHere();
  const dates = useDates();
  return (
    <ActBox
      sentence={t('cancel.will', {
        day: dates.day(receipt.receivedOn),
        amount: formatYuan(receipt.amount),
      })}
      word={t('cancel.word')}
      danger
      secondFactor
      reason="must"
      send={({ code, reason }) =>
        api.post(
          here.api(`/income-receipts/${receipt.id}/cancellation`),
          { reason },
          { once: true, secondFactor: code },
        )
      }
      onDone={onDone}
    />
  );
}
