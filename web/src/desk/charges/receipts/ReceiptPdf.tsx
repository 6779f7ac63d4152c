import { apiUrl } from '../../../shared/api/client';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';

/** The official receipt, with the code anyone may check it by. */
export function ReceiptPdf({ receiptId }: { receiptId: string }) {
  const t = useWords('charges');
  const here = useHere();
  if (!here.may('charges.receive')) return null;
  return (
    <a href={apiUrl(here.api(`/receipts/${receiptId}/pdf`))} target="_blank" rel="noreferrer">
      {t('pdf')}
    </a>
  );
}
