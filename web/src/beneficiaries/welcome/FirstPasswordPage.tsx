import { useState } from 'react';
import type { Session } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useChangePassword, useSignOut } from '../../shared/session/session';
import { Frame } from '../layout/Frame';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Button, Field, Form } from '../parts/form';
import styles from './welcome.module.css';

/** In the place of every page, until the password that was handed over is replaced by one of her own. */
export default function FirstPasswordPage({ session }: { session: Session }) {
  const t = useWords();
  const signOut = useSignOut();
  const name = session.person.name;
  return (
    <Frame>
      <div className={styles.narrow}>
        <Page title={t('welcome:first.title')} lead={t('welcome:first.why', { name })}>
          <Card>
            <FirstPasswordForm />
            <p className={styles.other}>
              <button
                type="button"
                className={styles.link}
                onClick={() => signOut.mutate(undefined)}
              >
                {t('welcome:first.later')}
              </button>
            </p>
          </Card>
        </Page>
      </div>
    </Frame>
  );
}

function FirstPasswordForm() {
  const t = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useChangePassword();
  return (
    <Form error={change.error} onSubmit={() => change.mutate({ current, next })}>
      <Field
        label={t('welcome:first.current')}
        type="password"
        autoComplete="current-password"
        value={current}
        onValue={setCurrent}
        required
      />
      <Field
        label={t('welcome:first.next')}
        hint={t('welcome:register.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={next}
        onValue={setNext}
        required
      />
      <Button busy={change.isPending}>{t('welcome:first.submit')}</Button>
    </Form>
  );
}
