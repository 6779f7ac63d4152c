import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../shared/api/problem';
import { SecondFactorInput } from '../../shared/components/SecondFactorInput';
import { useSignIn } from '../../shared/session/session';
import { Button, Field, Form } from '../parts/form';
import styles from './welcome.module.css';

/** Name and password; the code only when the account asks for one. */
export function SignInForm({ onRegister }: { onRegister: () => void }) {
  const { t } = useTranslation();
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useSignIn();
  const problem = codeOf(signIn.error);
  const codeAsked = problem.startsWith('second-factor.') || code !== '';
  const justAsked = problem === 'second-factor.required' && code === '';
  return (
    <Form
      error={justAsked ? null : signIn.error}
      onSubmit={() => signIn.mutate({ loginName, password, ...(code ? { code } : {}) })}
    >
      <Field
        label={t('welcome:signIn.loginName')}
        value={loginName}
        onValue={setLoginName}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <Field
        label={t('welcome:signIn.password')}
        type="password"
        value={password}
        onValue={setPassword}
        autoComplete="current-password"
        required
      />
      {codeAsked && (
        <div role="status">
          <p className={styles.asked}>{t('welcome:signIn.codeAsked')}</p>
          <SecondFactorInput value={code} onChange={setCode} autoFocus />
        </div>
      )}
      <Button busy={signIn.isPending}>
        {signIn.isPending ? t('welcome:signIn.busy') : t('welcome:signIn.submit')}
      </Button>
      <p className={styles.other}>
        {t('welcome:signIn.noAccount')}{' '}
        <button type="button" className={styles.link} onClick={onRegister}>
          {t('welcome:signIn.toRegister')}
        </button>
      </p>
    </Form>
  );
}
