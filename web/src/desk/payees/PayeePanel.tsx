import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import type { BankChange, Payee } from '../spending/types';
import { ActBox } from '../ui/ActBox';
import { Facts } from '../ui/Facts';
import { Notice } from '../ui/Notice';
import { ProblemList, showProblems } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';
import { Clock } from './Clock';

/** One payee: its account, and a change of it with its two people and its clock. */
export function PayeePanel({ payee }: { payee: Payee }) {
  const t = useWords('payees');
  const here = useHere();
  const [isChanging, setIsChanging] = useState(false);
  return (
    <>
      <Facts
        facts={[
          [t('form.creditCode'), payee.creditCode],
          [t('form.accountName'), payee.accountName],
          [t('form.bankName'), payee.bankName],
          [t('form.accountNo'), `···· ${payee.accountTail}`],
          [t('form.related'), payee.relatedParty ? payee.relatedNote : null],
        ]}
      />
      {payee.bankChange && <Change payee={payee} change={payee.bankChange} />}
      {!payee.bankChange && here.may('payee.write') && !isChanging && (
        <Button onClick={() => setIsChanging(true)}>{t('change.begin')}</Button>
      )}
      {isChanging && !payee.bankChange && <ChangeForm payee={payee} />}
    </>
  );
}

function Change({ payee, change }: { payee: Payee; change: BankChange }) {
  const t = useWords('payees');
  const here = useHere();
  const dates = useDates();
  const values = {
    name: payee.name,
    bank: change.bankName,
    tail: change.accountTail,
    who: change.confirmedByName ?? '',
  };
  return (
    <>
      <h3 className="section">{t('change.title')}</h3>
      <Facts
        facts={[
          [t('change.to'), `${change.bankName} ···· ${change.accountTail}`],
          [t('change.reason'), change.reason],
          [t('change.by'), `${change.proposedByName} ${dates.instant(change.proposedAt)}`],
          [t('change.confirmedBy'), change.confirmedByName],
        ]}
      />
      {change.effectiveAt && <Clock until={change.effectiveAt} />}
      {!change.effectiveAt && !change.mayConfirm && (
        <Notice tone="attention">{t('change.other')}</Notice>
      )}
      {!change.effectiveAt && here.may('payee.write') && (
        <CancelChange payee={payee} change={change} />
      )}
      {change.mayConfirm && (
        <ActBox
          sentence={t('change.will', values)}
          word={t('change.confirm')}
          secondFactor
          send={({ code }) =>
            api.post(
              here.api(`/payees/${payee.id}/bank-change/${change.id}/confirmation`),
              {},
              { secondFactor: code, once: true },
            )
          }
          onDone={() => undefined}
        />
      )}
    </>
  );
}

function CancelChange({ payee, change }: { payee: Payee; change: BankChange }) {
  const t = useWords('payees');
  const here = useHere();
  const cancel = useAct(() =>
    api.post(
      here.api(`/payees/${payee.id}/bank-change/${change.id}/cancellation`),
      {},
      { once: true },
    ),
  );
  return (
    <>
      <ProblemList error={cancel.error} />
      <Button danger loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
        {t('change.cancel')}
      </Button>
    </>
  );
}

interface Values {
  bankName: string;
  accountNo: string;
  reason: string;
}

function ChangeForm({ payee }: { payee: Payee }) {
  const t = useWords('payees');
  const here = useHere();
  const [form] = Form.useForm<Values>();
  const must = (message: string) => [{ required: true, whitespace: true, message }];
  const propose = useAct((values: Values) =>
    api.post(
      here.api(`/payees/${payee.id}/bank-change`),
      { ...values, accountNo: values.accountNo.replace(/\s/g, '') },
      { once: true },
    ),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values) =>
        propose.mutate(values, { onError: (error) => showProblems(form, error) })
      }
    >
      <h3 className="section">{t('change.begin')}</h3>
      <p className="quiet">{t('change.hint')}</p>
      <ProblemList error={propose.error} form={form} />
      <Form.Item name="bankName" label={t('form.bankName')} rules={must(t('form.bankNameMissing'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="accountNo"
        label={t('form.accountNo')}
        rules={must(t('form.accountNoMissing'))}
      >
        <Input maxLength={40} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item name="reason" label={t('change.reason')} rules={must(t('change.reasonMissing'))}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={propose.isPending}>
        {t('change.propose')}
      </Button>
    </Form>
  );
}
