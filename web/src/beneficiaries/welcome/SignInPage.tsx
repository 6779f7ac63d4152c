import { useState } from 'react';
import { useWords } from '../../shared/i18n/i18n';
import { Frame } from '../layout/Frame';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { RegisterForm } from './RegisterForm';
import { SignInForm } from './SignInForm';
import styles from './welcome.module.css';

/** In the place of a page that needs a log-in; once signed in, the page itself appears. */
export function SignInPage() {
  const t = useWords();
  const [registering, setRegistering] = useState(false);
  return (
    <Frame>
      <div className={styles.narrow}>
        <Page title={t('welcome:signIn.title')} lead={t('welcome:signIn.needed')}>
          <Card>
            {registering ? (
              <RegisterForm onSignIn={() => setRegistering(false)} />
            ) : (
              <SignInForm onRegister={() => setRegistering(true)} />
            )}
          </Card>
        </Page>
      </div>
    </Frame>
  );
}
