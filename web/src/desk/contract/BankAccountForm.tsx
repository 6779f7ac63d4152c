import { Form, Input } from 'antd';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { AccountSelect } from '../ui/AccountSelect';
import type { Account } from '../ui/accounts';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { FundSelect } from '../ui/FundSelect';
import { showProblems } from '../ui/ProblemList';

interface Values {
  accountCode: string;
  fund: string;
  name: string;
  bankName: string;
  holder: string;
  accountNo: string;
  openedOn: string;
}

const isBank = ({ code, isCash }: Account) => isCash && code.startsWith('1002');
const TEXTS = ['name', 'bankName', 'holder', 'accountNo'] as const;

/** 信托专户: an account at the bank and the ledger account that mirrors it. */
export function BankAccountForm({ onDone }: { onDone: () => void }) {
  const t = useWords('contract');
  const here = useHere();
  const [form] = Form.useForm<Values>();
  const values = Form.useWatch([], form) as Partial<Values> | undefined;
  const isReady = Boolean(values?.accountCode) && TEXTS.every((name) => values?.[name]);
  const send = async (code: string) => {
    try {
      const body = form.getFieldsValue();
      await api.post(
        here.api('/bank-accounts'),
        { ...body, accountNo: body.accountNo.replace(/\s/g, '') },
        { once: true, secondFactor: code },
      );
    } catch (error) {
      showProblems(form, error);
      throw error;
    }
  };
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ fund: 'F1', openedOn: today(), holder: '' }}
      >
        <Form.Item name="accountCode" label={t('bank.code')}>
          <AccountSelect only={isBank} />
        </Form.Item>
        <Form.Item name="fund" label={t('bank.fund')}>
          <FundSelect />
        </Form.Item>
        {TEXTS.map((name) => (
          <Form.Item key={name} name={name} label={t(`bank.${name}`)}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        ))}
        <Form.Item name="openedOn" label={t('bank.openedOn')}>
          <DayField />
        </Form.Item>
      </Form>
      <ActBox
        sentence={t('bank.will')}
        word={t('bank.open')}
        secondFactor
        ready={isReady}
        send={({ code }) => send(code)}
        onDone={onDone}
      />
    </>
  );
}
