import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { components } from '../../shared/api/schema';
import { SecondFactorInput } from '../../shared/components/SecondFactorInput';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Done } from '../parts/Done';
import { Fold } from '../parts/Fold';
import { Button, Field, Form } from '../parts/form';
import { Load } from '../parts/Load';

type Standing = components['schemas']['ErasureStandingView'];
type Erased = components['schemas']['ErasedView'];

/** 注销: what goes, what stays, what to do first. */
export function EraseCard() {
  const t = useWords();
  const standing = useGet<Standing>('/me/personal-data/erasure');
  return (
    <Card title={t('privacy:erase.title')}>
      <Load query={standing}>{(found) => <Whether standing={found} />}</Load>
    </Card>
  );
}

function Whether({ standing }: { standing: Standing }) {
  const t = useWords();
  const { may, duties, goes, stays } = standing;
  return (
    <>
      <p>{t(may ? 'privacy:erase.may' : 'privacy:erase.mayNot')}</p>
      {!may && (
        <ul>
          {duties.map(({ communityName, text }) => (
            <li key={`${communityName}${text}`}>
              {communityName}：{text}
            </li>
          ))}
        </ul>
      )}
      <Fold summary={t('privacy:erase.fold')}>
        <Points title={t('privacy:erase.goes')} points={goes} />
        <Points title={t('privacy:erase.stays')} points={stays} />
        {may && <EraseForm needsCode={standing.needsCode} />}
      </Fold>
    </>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  );
}

const EMPTY = { password: '', code: '', confirm: '' };

function EraseForm({ needsCode }: { needsCode: boolean }) {
  const t = useWords();
  const [typed, setTyped] = useState(EMPTY);
  const erase = useMutation<Erased, Error>({
    mutationFn: () => {
      const { code, ...given } = typed;
      return api.post('/me/personal-data/erasure', code ? { ...given, code } : given);
    },
    onSuccess: () => setTyped(EMPTY),
  });
  if (erase.data)
    return (
      <>
        <Done>{t('privacy:erase.done', { entries: erase.data.entries })}</Done>
        <p>
          <a href="/">{t('privacy:erase.leave')}</a>
        </p>
      </>
    );
  return (
    <Form error={erase.error} onSubmit={() => erase.mutate()}>
      <p>
        <b>{t('privacy:erase.irreversible')}</b>
      </p>
      <Field
        label={t('privacy:erase.password')}
        type="password"
        autoComplete="current-password"
        value={typed.password}
        onValue={(password) => setTyped({ ...typed, password })}
      />
      {needsCode && (
        <SecondFactorInput
          value={typed.code}
          onChange={(code) => setTyped({ ...typed, code })}
          label={t('privacy:erase.code')}
        />
      )}
      <Field
        label={t('privacy:erase.confirm')}
        value={typed.confirm}
        onValue={(confirm) => setTyped({ ...typed, confirm })}
      />
      <Button kind="plain" busy={erase.isPending}>
        {t('privacy:erase.submit')}
      </Button>
    </Form>
  );
}
