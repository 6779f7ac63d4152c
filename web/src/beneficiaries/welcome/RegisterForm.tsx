import { useState } from 'react';
import { ApiProblem } from '../../shared/api/problem';
import { useRegister } from '../../shared/session/session';
import { useWords } from '../../shared/i18n/i18n';
import { Button, Field, Form } from '../parts/form';
import styles from './welcome.module.css';

const EMPTY = { name: '', phone: '', loginName: '', password: '', inviteCode: '' };
/** An empty invite code is none at all. */
function filled({ inviteCode, ...person }: typeof EMPTY) {
  return inviteCode.trim() ? { ...person, inviteCode: inviteCode.trim() } : person;
}

/** Which fields, with what the phone's keyboard and password keeper should know about them. */
const FIELDS = [
  { name: 'name', autoComplete: 'name', hinted: false },
  { name: 'phone', autoComplete: 'tel', inputMode: 'tel', hinted: false },
  { name: 'loginName', autoComplete: 'username', autoCapitalize: 'none', hinted: true },
  { name: 'password', autoComplete: 'new-password', type: 'password', hinted: true },
  { name: 'inviteCode', autoComplete: 'off', autoCapitalize: 'characters', hinted: false },
] as const;

export function RegisterForm({ onSignIn }: { onSignIn: () => void }) {
  const t = useWords();
  const [typed, setTyped] = useState(EMPTY);
  const register = useRegister();
  const problems = register.error instanceof ApiProblem ? register.error.problems : [];
  return (
    <Form error={register.error} onSubmit={() => register.mutate(filled(typed))}>
      <p className="quiet small">{t('welcome:register.how')}</p>
      {FIELDS.map(({ name, hinted, ...input }) => (
        <Field
          key={name}
          {...input}
          label={t(`welcome:register.${name}`)}
          hint={hinted ? t(`welcome:register.${name}Hint`) : undefined}
          problem={problems.find((one) => one.field === name)?.message}
          value={typed[name]}
          onValue={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
      <Button busy={register.isPending}>
        {register.isPending ? t('welcome:register.busy') : t('welcome:register.submit')}
      </Button>
      <p className={styles.other}>
        {t('welcome:register.haveAccount')}{' '}
        <button type="button" className={styles.link} onClick={onSignIn}>
          {t('welcome:register.toSignIn')}
        </button>
      </p>
    </Form>
  );
}
