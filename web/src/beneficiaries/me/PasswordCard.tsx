import { useState } from 'react';
import { useChangePassword } from '../../shared/session/session';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Done } from '../parts/Done';
import { Button, Field, Form } from '../parts/form';

const EMPTY = { current: '', next: '' };

export function PasswordCard() {
  const t = useWords();
  const [typed, setTyped] = useState(EMPTY);
  const change = useChangePassword();
  return (
    <Card title={t('me:security.passwordTitle')}>
      <Form
        error={change.error}
        onSubmit={() => change.mutate(typed, { onSuccess: () => setTyped(EMPTY) })}
      >
        {change.isSuccess && <Done>{t('me:security.changed')}</Done>}
        <Field
          label={t('me:security.current')}
          type="password"
          autoComplete="current-password"
          value={typed.current}
          onValue={(current) => setTyped({ ...typed, current })}
        />
        <Field
          label={t('me:security.next')}
          hint={t('me:security.nextHint')}
          type="password"
          autoComplete="new-password"
          value={typed.next}
          onValue={(next) => setTyped({ ...typed, next })}
        />
        <Button busy={change.isPending}>{t('me:security.submit')}</Button>
      </Form>
    </Card>
  );
}
