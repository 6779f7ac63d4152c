import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client';
import { ApiProblem } from '../../shared/api/problem';
import { useSignIn } from '../../shared/session/session';
import { Button, Field, Form } from '../parts/form';
import styles from './welcome.module.css';

const EMPTY = { name: '', phone: '', loginName: '', password: '', inviteCode: '' };
type Registration = typeof EMPTY;

function useRegistration() {
  const signIn = useSignIn();
  return useMutation<unknown, Error, Registration>({
    mutationFn: async ({ inviteCode, ...person }) => {
      await api.post('/registration', inviteCode ? { ...person, inviteCode } : person);
      return signIn.mutateAsync({ loginName: person.loginName, password: person.password });
    },
  });
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
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Registration>(EMPTY);
  const register = useRegistration();
  const problems = register.error instanceof ApiProblem ? register.error.problems : [];
  return (
    <Form error={register.error} onSubmit={() => register.mutate(typed)}>
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
