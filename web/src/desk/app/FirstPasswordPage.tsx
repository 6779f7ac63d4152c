import { Button, Form, Input } from 'antd';
import type { Session } from '../../shared/api/types';
import { useChangePassword, type PasswordChange } from '../../shared/session/session';
import { ProblemList, showProblems } from '../ui/ProblemList';
import { LanguageSwitch, SignOut } from './Shell';
import styles from './SignInPage.module.css';
import { useWords } from './words';

/** In the place of the desk, until the password that was handed over is replaced by one of her own. */
export function FirstPasswordPage({ session }: { session: Session }) {
  const t = useWords();
  return (
    <main className={styles.frame}>
      <div className={styles.box}>
        <h1>{t('first.title')}</h1>
        <p className="quiet">{t('first.why', { name: session.person.name })}</p>
        <FirstPasswordForm />
        <p className={styles.other}>
          <SignOut /> <LanguageSwitch />
        </p>
      </div>
    </main>
  );
}

function FirstPasswordForm() {
  const t = useWords();
  const [form] = Form.useForm<PasswordChange>();
  const change = useChangePassword();
  const send = (values: PasswordChange) =>
    change.mutate(values, { onError: (error) => showProblems(form, error) });
  const must = [{ required: true, message: t('signIn.passwordMissing') }];
  return (
    <Form form={form} layout="vertical" size="large" onFinish={send} requiredMark={false}>
      <ProblemList error={change.error} form={form} />
      <Form.Item name="current" label={t('first.current')} rules={must}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item name="next" label={t('first.next')} extra={t('first.hint')} rules={must}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {t('first.submit')}
      </Button>
    </Form>
  );
}
