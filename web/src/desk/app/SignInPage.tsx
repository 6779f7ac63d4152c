import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { codeOf } from '../../shared/api/problem';
import type { DemoPerson } from '../../shared/api/types';
import { useSentence } from '../../shared/components/ErrorState';
import { SecondFactorInput } from '../../shared/components/SecondFactorInput';
import { useDemoSignIn, useSignIn, useSite, type Credentials } from '../../shared/session/session';
import { Notice } from '../ui/Notice';
import { LanguageSwitch } from './Shell';
import styles from './SignInPage.module.css';
import { useWords } from './words';

const asksForCode = (error: unknown) => codeOf(error).startsWith('second-factor.');

export function SignInPage() {
  const t = useWords();
  const site = useSite();
  const staff = (site.data?.demoPeople ?? []).filter(({ post }) => post !== 'resident');
  return (
    <main className={styles.frame}>
      <div className={styles.box}>
        <h1>{t('signIn.title')}</h1>
        <p className="quiet">{t('signIn.lead')}</p>
        <SignInForm />
        <p className={styles.other}>
          <a href="/">{t('shell.residents')}</a> <LanguageSwitch />
        </p>
      </div>
      {staff.length > 0 && <DemoPeople people={staff} />}
    </main>
  );
}

/** The second factor is asked for when the server says it is needed, in the same form. */
function SignInForm() {
  const t = useWords();
  const signIn = useSignIn();
  const [code, setCode] = useState('');
  const needsCode = asksForCode(signIn.error);
  const sentence = useSentence(signIn.error);
  const send = (typed: Credentials) =>
    signIn.mutate({ ...typed, ...(needsCode && code ? { code } : {}) });
  return (
    <Form layout="vertical" size="large" onFinish={send} requiredMark={false}>
      {signIn.error && !needsCode && <Notice tone="broken">{sentence}</Notice>}
      <Form.Item
        name="loginName"
        label={t('signIn.loginName')}
        rules={[{ required: true, message: t('signIn.loginNameMissing') }]}
      >
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {needsCode && (
        <SecondFactorInput
          value={code}
          onChange={setCode}
          problem={code ? sentence : null}
          autoFocus
        />
      )}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}

function DemoPeople({ people }: { people: DemoPerson[] }) {
  const t = useWords();
  const signIn = useDemoSignIn();
  const sentence = useSentence(signIn.error);
  return (
    <section className={styles.demo} aria-label={t('signIn.demo')}>
      <h2>{t('signIn.demo')}</h2>
      {signIn.error && <Notice tone="broken">{sentence}</Notice>}
      <ul>
        {people.map((person) => (
          <li key={person.key}>
            <button
              type="button"
              disabled={signIn.isPending}
              onClick={() => signIn.mutate(person.key)}
            >
              <strong>{person.name}</strong> {person.postName}
              <span className="quiet">{person.says}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
