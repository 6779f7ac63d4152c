import { useState } from 'react';
import { codeOf } from '../../shared/api/problem';
import { SecondFactorInput } from '../../shared/components/SecondFactorInput';
import { useSignIn } from '../../shared/session/session';
import { useWords } from '../../shared/i18n/i18n';
import { Button, Field, Form } from '../parts/form';
import styles from './welcome.module.css';

/** Name and password; the code only when the account asks for one. */
export function SignInForm({ onRegister }: { onRegister: () => void }) {
  const t = useWords();
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
      {codeAsked && <CodeAsked code={code} onCode={setCode} />}
      <Button busy={signIn.isPending}>
        {signIn.isPending ? t('welcome:signIn.busy') : t('welcome:signIn.submit')}
      </Button>
      <ToRegister onRegister={onRegister} />
    </Form>
  );
}

function CodeAsked({ code, onCode }: { code: string; onCode: (code: string) => void }) {
  const t = useWords();
  return (
    <div>
      <p className={styles.asked} role="status">
        {t('welcome:signIn.codeAsked')}
      </p>
      <SecondFactorInput value={code} onChange={onCode} autoFocus offerDemoCode={false} />
    </div>
  );
}

function ToRegister({ onRegister }: { onRegister: () => void }) {
  const t = useWords();
  return (
    <p className={styles.other}>
      {t('welcome:signIn.noAccount')}{' '}
      <button type="button" className={styles.link} onClick={onRegister}>
        {t('welcome:signIn.toRegister')}
      </button>
    </p>
  );
}
