import { Badge } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { useDates } from '../../../shared/i18n/useDates';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { ReceiptPdf } from '../receipts/ReceiptPdf';
import type { HouseholdReceipt } from '../types';

/** What the household has paid; a receipt taken back keeps its number and says so. */
export function HouseholdReceipts({ receipts }: { receipts: readonly HouseholdReceipt[] }) {
  const t = useWords('household');
  const dates = useDates();
  return (
    <DataTable<HouseholdReceipt>
      label={t('receipts.title')}
      rowKey="id"
      columns={[
        textColumn(t('receipts.number'), ({ number }) => <span className="code">{number}</span>),
        textColumn(t('receipts.day'), ({ receivedOn }) => dates.day(receivedOn)),
        textColumn(t('receipts.kind'), ({ kind }) =>
          t(`receipts.kinds.${kind}`, { defaultValue: kind }),
        ),
        textColumn(t('receipts.method'), ({ method }) => method),
        amountColumn(t('receipts.amount'), ({ amount }) => amount),
        amountColumn(t('receipts.advance'), ({ advance }) => advance),
        textColumn(t('receipts.state'), ({ cancelled }) =>
          cancelled ? <Badge tone="broken">{t('receipts.cancelled')}</Badge> : '',
        ),
        textColumn(t('receipts.pdf'), (receipt) => <ReceiptPdf receiptId={receipt.id} />),
      ]}
      rows={receipts}
      empty={<EmptyState title={t('receipts.none')}>{t('receipts.noneHint')}</EmptyState>}
    />
  );
}
