import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { api } from '../../shared/api/client';
import { useWords } from '../app/words';
import { Notice } from '../ui/Notice';
import { ProblemList, showProblems } from '../ui/ProblemList';

interface Values {
  current: string;
  next: string;
}

export function PasswordForm() {
  const t = useWords('me');
  const [form] = Form.useForm<Values>();
  const change = useMutation<unknown, Error, Values>({
    mutationFn: (values) => api.put('/session/password', values),
    onSuccess: () => form.resetFields(),
    onError: (error) => showProblems(form, error),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 400 }}
      onFinish={(values) => change.mutate(values)}
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
