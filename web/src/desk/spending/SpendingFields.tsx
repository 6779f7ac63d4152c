import { Button, Form, Input } from 'antd';
import { formatYuan } from '../../shared/format/yuan';
import { today } from '../../shared/format/dates';
import { useWords } from '../app/words';
import type { Contract } from '../contract/types';
import { DayField } from '../ui/DayField';
import { FileDrop } from '../ui/FileDrop';
import { inWords } from '../ui/inWords';
import { MoneyField } from '../ui/MoneyField';
import { Panel } from '../ui/Panel';
import { quotesNeededFor, stepFor, type SpendingValues } from './form';
import type { FilledField, ReadFields } from './invoice';
import { PayeeSelect } from './PayeeSelect';
import styles from './SpendingForm.module.css';

interface Props {
  values: SpendingValues;
  contract: Contract | undefined;
}

export function MainFields({ values, contract, payeeName }: Props & { payeeName?: string }) {
  const t = useWords('spending');
  return (
    <div className={styles.grid}>
      <Form.Item name="reason" label={t('form.reason')} className={styles.wide ?? ''}>
        <Input maxLength={200} autoFocus placeholder={t('form.reasonExample')} />
      </Form.Item>
      <Form.Item name="payeeId" label={t('form.payee')} className={styles.wide ?? ''}>
        <PayeeSelect {...(payeeName ? { knownName: payeeName } : {})} />
      </Form.Item>
      <Form.Item
        name="amount"
        label={t('form.amount')}
        extra={<UnderAmount values={values} contract={contract} />}
      >
        <MoneyField />
      </Form.Item>
      <Form.Item name="occurredOn" label={t('form.on')} extra={t('form.onHint')}>
        <DayField max={today()} />
      </Form.Item>
    </div>
  );
}

/** 大写 and the rung of the ladder, while the amount is typed. */
function UnderAmount({ values, contract }: Props) {
  const t = useWords('spending');
  const step = stepFor(contract, values.amount);
  const key = step?.by === 'reviewer' ? 'reviewer' : step?.consultationDays ? 'consult' : 'plain';
  return (
    <>
      {inWords(values.amount)}
      {step && (
        <>
          <br />
          {t(`ladder.${key}`, { approvals: step.approvals, days: step.consultationDays })}{' '}
          {t('form.sumCounts')}
        </>
      )}
    </>
  );
}

export function EvidenceFields() {
  const t = useWords('spending');
  return (
    <Form.Item name="fileIds" label={t('form.files')}>
      <FileDrop hint={t('form.filesHint')} />
    </Form.Item>
  );
}

interface InvoiceProps {
  values: SpendingValues;
  /** What an invoice's file said; each field tells it as long as nobody changed it. */
  read: ReadFields;
}

export function InvoiceFields({ values, read }: InvoiceProps) {
  const t = useWords('spending');
  const under = (name: FilledField, hint?: string) => {
    const field = read[name];
    if (!field) return hint;
    return values.invoice[name] === field.value
      ? t('invoice.readFrom', { place: t(`invoice.from.${field.from}`) })
      : t('invoice.changed', { value: field.value });
  };
  return (
    <div className={styles.grid}>
      <Form.Item
        name={['invoice', 'number']}
        label={t('form.invoiceNumber')}
        extra={under('number', t('form.invoiceHint'))}
      >
        <Input maxLength={30} inputMode="numeric" />
      </Form.Item>
      <Form.Item name={['invoice', 'code']} label={t('form.invoiceCode')} extra={under('code')}>
        <Input maxLength={20} inputMode="numeric" />
      </Form.Item>
      <Form.Item name={['invoice', 'total']} label={t('form.invoiceTotal')} extra={under('total')}>
        <MoneyField />
      </Form.Item>
    </div>
  );
}

/** Quotes, when the contract asks for them at this amount. */
export function QuoteFields({ values, contract, asked }: Props & { asked: boolean }) {
  const t = useWords('spending');
  const needed = quotesNeededFor(contract, values.amount);
  if (!asked && needed === 0 && values.quotes.length === 0) return null;
  return (
    <Panel title={t('quotes.title')}>
      {contract && needed > 0 && (
        <p className="quiet">
          {t('quotes.needed', { above: formatYuan(contract.terms.quotesAbove), count: needed })}
        </p>
      )}
      <Form.List name="quotes">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Quote key={key} name={name} onRemove={() => remove(name)} />
            ))}
            <Button onClick={() => add({ supplier: '', amount: '', fileId: [] })}>
              {t('quotes.add')}
            </Button>
          </>
        )}
      </Form.List>
      <Form.Item
        name="quotesExempt"
        label={t('quotes.exempt')}
        extra={t('quotes.exemptHint')}
        style={{ marginTop: 16 }}
      >
        <Input maxLength={200} />
      </Form.Item>
    </Panel>
  );
}

function Quote({ name, onRemove }: { name: number; onRemove: () => void }) {
  const t = useWords('spending');
  return (
    <div className={styles.quote}>
      <Form.Item name={[name, 'supplier']} label={t('quotes.supplier')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={[name, 'amount']} label={t('quotes.amount')}>
        <MoneyField />
      </Form.Item>
      <Form.Item name={[name, 'fileId']} label={t('quotes.file')}>
        <FileDrop wholePage={false} hint={t('quotes.fileHint')} />
      </Form.Item>
      <Button onClick={onRemove}>{t('quotes.remove')}</Button>
    </div>
  );
}
