import { Form, Input, Select } from 'antd';
import { api } from '../../shared/api/client';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { showProblems } from '../ui/ProblemList';
import { ROBOT_KINDS, type RobotKind } from './types';

interface Values {
  kind: RobotKind;
  name: string;
  webhook: string;
  secret: string;
}

/** Who has a robot's address speaks in the group: it is kept sealed and never shown again. */
export function RobotForm({ onDone }: { onDone: () => void }) {
  const t = useWords('robots');
  const here = useHere();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? 'wecom';
  const name = (Form.useWatch('name', form) ?? '').trim();
  const webhook = (Form.useWatch('webhook', form) ?? '').trim();
  const send = async (code: string) => {
    const secret = form.getFieldValue('secret') as string;
    const body = { kind, name, webhook, ...(secret.trim() ? { secret: secret.trim() } : {}) };
    try {
      await api.post(here.api('/robots'), body, { once: true, secondFactor: code });
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
        initialValues={{ kind: 'wecom', name: '', webhook: '', secret: '' }}
      >
        <Form.Item name="kind" label={t('col.kind')}>
          <Select options={ROBOT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="name" label={t('col.name')}>
          <Input maxLength={40} placeholder={t('form.namePlace')} />
        </Form.Item>
        <Form.Item name="webhook" label={t('form.webhook')} extra={t(`form.where.${kind}`)}>
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
        <Form.Item name="secret" label={t('form.secret')} extra={t(`form.secretHint.${kind}`)}>
          <Input.Password maxLength={200} autoComplete="off" disabled={kind === 'wecom'} />
        </Form.Item>
      </Form>
      <ActBox
        sentence={t('form.will', { name })}
        word={t('new')}
        secondFactor
        ready={name !== '' && webhook !== ''}
        form={form}
        send={({ code }) => send(code)}
        onDone={onDone}
      />
    </>
  );
}
