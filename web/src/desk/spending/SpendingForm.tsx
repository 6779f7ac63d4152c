import { Button, Form, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import { ApiProblem } from '../../shared/api/problem';
import { formatYuan } from '../../shared/format/yuan';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import type { Contract } from '../contract/types';
import { ActBox } from '../ui/ActBox';
import { forget, keep } from '../ui/kept';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { showProblems } from '../ui/ProblemList';
import { SaveMark } from '../ui/SaveMark';
import { useDraftSaver } from '../ui/useDraftSaver';
import { bodyOf, emptyValues, isAmount, undoneBy, type SpendingValues } from './form';
import type { InvoiceReading, ReadFields } from './invoice';
import { InvoiceReader } from './InvoiceReader';
import { BudgetFields } from './BudgetFields';
import { EvidenceFields, InvoiceFields, MainFields, QuoteFields } from './SpendingFields';
import type { Spending } from './types';
import { useInvoiceFill } from './useInvoiceFill';

interface Props {
  /** Where the words are kept until the server has them; null when it has them already. */
  slot: string | null;
  spending: Spending | null;
  start: SpendingValues;
  restored: boolean;
}

export function SpendingForm({ slot, spending, start, restored }: Props) {
  const t = useWords('spending');
  const here = useHere();
  const [form] = Form.useForm<SpendingValues>();
  const [values, setValues] = useState(start);
  const [refusal, setRefusal] = useState<unknown>(null);
  const contract = useHereGet<Contract>('/contract').data;
  const isDraft = !spending || spending.state === 'draft';
  const body = bodyOf(values);
  const saver = useDraftSaver({
    path: here.api('/spending'),
    start: spending,
    body,
    // A change of what was submitted voids what was agreed: never by itself.
    auto: isDraft,
    onFirstSave: ({ id }) => {
      if (slot) forget(slot);
      window.history.replaceState(
        window.history.state,
        '',
        `/desk${here.to(`spending/${id}/edit`)}`,
      );
    },
  });
  // After the fields a refusal is about have come onto the page.
  useEffect(() => showProblems(form, refusal), [form, refusal]);
  const changed = (part: Partial<SpendingValues> = {}) => {
    form.setFieldsValue(undoneBy(part));
    // Fields that are not on the page now (quotes below the limit) count too.
    const all = form.getFieldsValue(true) as SpendingValues;
    setValues({ ...all });
    if (slot && !saver.saved) keep(slot, all);
  };
  const invoice = useInvoiceFill(form, changed);
  return (
    <>
      <PageHead
        title={spending ? t('form.titleOf', { number: spending.number }) : t('form.title')}
        lead={<SaveMark state={saver.state} error={saver.error} incomplete={body === null} />}
      />
      {restored && slot && <Restored onClear={() => clear(form, setValues, slot)} />}
      {!isDraft && <Notice tone="attention">{t('form.voids')}</Notice>}
      <Form
        form={form}
        layout="vertical"
        initialValues={start}
        onValuesChange={changed}
        requiredMark={false}
      >
        <Fields
          values={values}
          held={isDraft ? '' : spending.amount}
          contract={contract}
          payeeName={invoice.payeeName ?? spending?.payee.name}
          read={invoice.read}
          onInvoice={invoice.fill}
          sellerUnknown={invoice.sellerUnknown}
          quotesAsked={isAboutQuotes(refusal)}
        />
      </Form>
      <Panel title={t('form.submitTitle')}>
        <Submit
          values={values}
          ready={body !== null}
          saveNow={saver.saveNow}
          form={form}
          onRefused={setRefusal}
        />
      </Panel>
    </>
  );
}

interface FieldsProps {
  values: SpendingValues;
  /** What the request holds of its budget line already; '' for a draft. */
  held: string;
  contract: Contract | undefined;
  payeeName: string | undefined;
  /** The server wants quotes: with earlier payments to this payee the sum is above the limit. */
  quotesAsked: boolean;
  read: ReadFields;
  onInvoice: (reading: InvoiceReading) => void;
  /** The invoice's seller, when it is none of our payees yet. */
  sellerUnknown: string;
}

function Fields({ values, contract, payeeName, quotesAsked, held, ...invoice }: FieldsProps) {
  const t = useWords('spending');
  const { read, onInvoice, sellerUnknown } = invoice;
  return (
    <>
      <Panel title={t('form.what')}>
        <MainFields values={values} contract={contract} {...(payeeName ? { payeeName } : {})} />
      </Panel>
      <Panel title={t('line.title')}>
        <BudgetFields values={values} held={held} />
      </Panel>
      <Panel title={t('form.papers')}>
        <EvidenceFields />
      </Panel>
      <Panel title={t('invoice.title')}>
        <InvoiceReader onFill={onInvoice} sellerUnknown={sellerUnknown} />
        <InvoiceFields values={values} read={read} />
      </Panel>
      <QuoteFields values={values} contract={contract} asked={quotesAsked} />
    </>
  );
}

function isAboutQuotes(refusal: unknown): boolean {
  return (
    refusal instanceof ApiProblem &&
    refusal.problems.some(({ field }) => field?.startsWith('quotes') ?? false)
  );
}

function clear(
  form: FormInstance<SpendingValues>,
  setValues: (values: SpendingValues) => void,
  slot: string,
): void {
  forget(slot);
  const values = emptyValues();
  form.setFieldsValue(values);
  setValues(values);
}

function Restored({ onClear }: { onClear: () => void }) {
  const t = useWords('spending');
  return (
    <Notice tone="quiet">
      {t('form.restored')} <Button onClick={onClear}>{t('form.startAnew')}</Button>
    </Notice>
  );
}

interface SubmitProps {
  form: FormInstance<SpendingValues>;
  values: SpendingValues;
  ready: boolean;
  saveNow: () => Promise<{ id: string }>;
  onRefused: (error: unknown) => void;
}

/** The last look before it goes to the reviewer. Saves what is on the page first. */
function Submit({ form, values, ready, saveNow, onRefused }: SubmitProps) {
  const t = useWords('spending');
  const here = useHere();
  const navigate = useNavigate();
  const send = async () => {
    try {
      const { id } = await saveNow();
      await api.post(here.api(`/spending/${id}/submission`), {}, { once: true });
      return id;
    } catch (error) {
      onRefused(error);
      throw error;
    }
  };
  return (
    <ActBox
      sentence={
        isAmount(values.amount)
          ? t('form.willSubmit', { amount: formatYuan(values.amount) })
          : t('form.willSubmitLater')
      }
      word={t('button.submit')}
      ready={ready}
      form={form}
      send={send}
      onDone={(id) => void navigate(here.to(`spending/${id}`))}
    >
      {!ready && <p className="quiet">{t('form.notYet')}</p>}
    </ActBox>
  );
}
