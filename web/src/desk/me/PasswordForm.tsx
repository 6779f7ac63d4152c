import { Button, Form, Input } from 'antd';
import { useChangePassword, type PasswordChange } from '../../shared/session/session';
import { useWords } from '../app/words';
import { Notice } from '../ui/Notice';
import { ProblemList, showProblems } from '../ui/ProblemList';

export function PasswordForm() {
  const t = useWords('me');
  const [form] = Form.useForm<PasswordChange>();
  const change = useChangePassword();
  const send = (values: PasswordChange) =>
    change.mutate(values, {
      onSuccess: () => form.resetFields(),
      onError: (error) => showProblems(form, error),
    });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 400 }}
      onFinish={send}
    >
      {change.isSuccess && <Notice tone="good">{t('password.done')}</Notice>}
      <ProblemList error={change.error} form={form} />
      <Form.Item
        name="current"
        label={t('password.current')}
        rules={[{ required: true, message: t('password.currentMissing') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('password.next')}
        extra={t('password.hint')}
        rules={[{ required: true, message: t('password.nextMissing') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('password.change')}
      </Button>
    </Form>
  );
}
