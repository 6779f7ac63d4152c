import { apiUrl } from '../../../shared/api/client';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';

interface Props {
  receiptId: string;
  label?: string;
}

/** The official receipt, with the code anyone may check it by. */
export function ReceiptPdf({ receiptId, label }: Props) {
  const t = useWords('charges');
  const here = useHere();
  if (!here.may('charges.receive')) return null;
  return (
    <a href={apiUrl(here.api(`/receipts/${receiptId}/pdf`))} target="_blank" rel="noreferrer">
      {label ?? t('pdf')}
    </a>
  );
}
