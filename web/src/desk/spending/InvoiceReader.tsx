import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { formatAmount } from '../../shared/format/yuan';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { Facts } from '../ui/Facts';
import { FilePicker } from '../ui/FilePicker';
import { Notice } from '../ui/Notice';
import { ProblemList } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';
import type { InvoiceReading } from './invoice';
import styles from './SpendingForm.module.css';

interface Props {
  onFill: (reading: InvoiceReading) => void;
  /** The seller of the invoice that was filled in, when it is none of our payees yet; else ''. */
  sellerUnknown: string;
}

const ACCEPT = '.xml,.ofd,.pdf,image/jpeg,image/png,image/webp';
const AMOUNTS = ['net', 'tax', 'total'];

/** Reads an e-invoice's file; nothing goes into the request before the person has looked and said so. */
export function InvoiceReader({ onFill, sellerUnknown }: Props) {
  const t = useWords('spending');
  const here = useHere();
  const [read, setRead] = useState<InvoiceReading | null>(null);
  const reading = useAct(
    (file: File) => api.upload<InvoiceReading>(here.api('/spending/invoice-reading'), file),
    setRead,
  );
  const fill = (confirmed: InvoiceReading) => {
    setRead(null);
    onFill(confirmed);
  };
  return (
    <div className={styles.reader}>
      <p className={`quiet ${styles.lead}`}>{t('invoice.lead')}</p>
      <ProblemList error={reading.error} />
      <FilePicker
        accept={ACCEPT}
        busy={reading.isPending}
        onFile={(file) => {
          setRead(null);
          reading.mutate(file);
        }}
      />
      {read && <ReadInvoice read={read} onFill={() => fill(read)} onDrop={() => setRead(null)} />}
      {!read && sellerUnknown && (
        <Notice tone="attention">{t('invoice.sellerUnknown', { name: sellerUnknown })}</Notice>
      )}
    </div>
  );
}

interface ReadProps {
  read: InvoiceReading;
  onFill: () => void;
  onDrop: () => void;
}

/** Every field with its place in the file, and what to look at before it is used. */
function ReadInvoice({ read, onFill, onDrop }: ReadProps) {
  const t = useWords('spending');
  const { fields, problems } = read;
  return (
    <section className={styles.read} aria-label={t('invoice.title')}>
      {problems.map(({ code, message }) => (
        <Notice key={code + message} tone="attention">
          {message}
        </Notice>
      ))}
      <Facts
        facts={fields.map(({ name, value, from }) => [
          t(`invoice.field.${name}`),
          <>
            <span className="num">{AMOUNTS.includes(name) ? formatAmount(value) : value}</span>{' '}
            <span className="quiet">
              {t('invoice.place', { place: t(`invoice.from.${from}`) })}
            </span>
          </>,
        ])}
      />
      <p className={styles.readActs}>
        {fields.length > 0 && (
          <Button type="primary" onClick={onFill}>
            {t('invoice.fill')}
          </Button>
        )}
        <Button onClick={onDrop}>{t('invoice.drop')}</Button>
      </p>
    </section>
  );
}
