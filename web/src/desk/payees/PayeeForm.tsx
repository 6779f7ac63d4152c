import { Button, Checkbox, Form, Input } from 'antd';
import { api } from '../../shared/api/client';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ProblemList, showProblems } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';

interface Props {
  /** What was searched for and not found. */
  name?: string;
  onDone: (payee: { id: string; name: string }) => void;
}

interface Values {
  name: string;
  creditCode?: string;
  accountName: string;
  bankName: string;
  accountNo: string;
  relatedParty: boolean;
  relatedNote?: string;
}

const digitsOf = (text: string) => text.replace(/\s/g, '');

export function PayeeForm({ name = '', onDone }: Props) {
  const t = useWords('payees');
  const here = useHere();
  const [form] = Form.useForm<Values>();
  const isRelated = Form.useWatch('relatedParty', form);
  const create = useAct(async (values: Values) => {
    const body = { ...values, accountNo: digitsOf(values.accountNo) };
    if (!body.creditCode) delete body.creditCode;
    if (!body.relatedParty) delete body.relatedNote;
    const { id } = await api.post<{ id: string }>(here.api('/payees'), body, { once: true });
    return { id, name: values.name };
  }, onDone);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name, accountName: name, relatedParty: false }}
      onFinish={(values) =>
        create.mutate(values, { onError: (error) => showProblems(form, error) })
      }
    >
      <ProblemList error={create.error} form={form} />
      <PayeeFields isRelated={isRelated ?? false} />
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}

function PayeeFields({ isRelated }: { isRelated: boolean }) {
  const t = useWords('payees');
  const must = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <>
      <Form.Item name="name" label={t('form.name')} rules={must(t('form.nameMissing'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="creditCode" label={t('form.creditCode')} extra={t('form.creditCodeHint')}>
        <Input maxLength={18} />
      </Form.Item>
      <Form.Item
        name="accountName"
        label={t('form.accountName')}
        rules={must(t('form.accountNameMissing'))}
      >
        <Input maxLength={60} />
      </Form.Item>
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
      <Form.Item name="relatedParty" valuePropName="checked" extra={t('form.relatedHint')}>
        <Checkbox>{t('form.related')}</Checkbox>
      </Form.Item>
      {isRelated && (
        <Form.Item
          name="relatedNote"
          label={t('form.relatedNote')}
          rules={must(t('form.relatedNoteMissing'))}
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
    </>
  );
}
