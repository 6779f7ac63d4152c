import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import { SecondFactorInput } from '../../shared/components/SecondFactorInput';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Button, Choice, Field, Form } from '../parts/form';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import type { PublicPageState } from './types';

const LICENCES = ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0'];

/** 公开页: how it stands, and for the chair what comes next. */
export function PublishCard() {
  const t = useWords();
  const { path, may } = useCommunity();
  const state = useGet<PublicPageState>(path('/public-page'));
  return (
    <Card title={t('open-data:page.title')}>
      <p className="quiet small">{t('open-data:page.lead')}</p>
      <Load query={state}>
        {(page) => (
          <>
            <Standing page={page} />
            {may('open-data.publish') && <Acts page={page} />}
          </>
        )}
      </Load>
    </Card>
  );
}

function Standing({ page }: { page: PublicPageState }) {
  const t = useWords();
  const dates = useDates();
  const { id } = useCommunity();
  const on = (day: string | null) => (day ? dates.day(day) : '');
  if (page.state === 'open')
    return (
      <>
        <p>
          {t('open-data:page.since', {
            day: on(page.openedOn),
            number: page.resolutionNumber ?? '',
          })}
        </p>
        <MoreLink to={`/public/${id}`}>{t('open-data:page.open')}</MoreLink>
      </>
    );
  if (page.state === 'proposed')
    return <p>{t('open-data:page.proposed', { reason: page.reason ?? '' })}</p>;
  if (page.state === 'closed')
    return (
      <p>
        {t('open-data:page.closed', { day: on(page.closedOn), reason: page.closeReason ?? '' })}
      </p>
    );
  return <p>{t('open-data:page.none')}</p>;
}

function useAct(to: string) {
  const { path } = useCommunity();
  const client = useQueryClient();
  return useMutation<unknown, Error, { body: object; code?: string }>({
    mutationFn: ({ body, code }) =>
      api.post(path(`/public-page${to}`), body, {
        once: true,
        ...(code ? { secondFactor: code } : {}),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: [path('/public-page')] }),
  });
}

function Acts({ page }: { page: PublicPageState }) {
  const t = useWords();
  if (page.state === 'none' || page.state === 'closed') return <Propose />;
  return (
    <>
      {page.state === 'proposed' && !page.passedResolutionId && (
        <p className="small">{t('open-data:page.voteNext', { id: page.id ?? '' })}</p>
      )}
      {page.passedResolutionId && <Open page={page} resolutionId={page.passedResolutionId} />}
      <Close page={page} />
    </>
  );
}

function Propose() {
  const t = useWords();
  const act = useAct('');
  const [typed, setTyped] = useState({ reason: '', licence: 'CC-BY-4.0' });
  return (
    <Form error={act.error} onSubmit={() => act.mutate({ body: typed })}>
      <Field
        label={t('open-data:page.why')}
        value={typed.reason}
        onValue={(reason) => setTyped({ ...typed, reason })}
      />
      <Choice
        label={t('open-data:page.licence')}
        value={typed.licence}
        onValue={(licence) => setTyped({ ...typed, licence })}
        options={LICENCES.map((value) => ({ value, label: value }))}
      />
      <Button busy={act.isPending}>{t('open-data:page.propose')}</Button>
    </Form>
  );
}

function Open({ page, resolutionId }: { page: PublicPageState; resolutionId: string }) {
  const t = useWords();
  const act = useAct(`/${page.id}/opening`);
  const [code, setCode] = useState('');
  return (
    <Form error={act.error} onSubmit={() => act.mutate({ body: { resolutionId }, code })}>
      <p>{t('open-data:page.openingHint')}</p>
      <SecondFactorInput value={code} onChange={setCode} label={t('open-data:page.code')} />
      <Button busy={act.isPending}>{t('open-data:page.opening')}</Button>
    </Form>
  );
}

function Close({ page }: { page: PublicPageState }) {
  const t = useWords();
  const act = useAct(`/${page.id}/closing`);
  const [typed, setTyped] = useState({ reason: '', code: '' });
  const word = page.state === 'open' ? 'closing' : 'withdraw';
  return (
    <Form
      error={act.error}
      onSubmit={() => act.mutate({ body: { reason: typed.reason }, code: typed.code })}
    >
      <Field
        label={t('open-data:page.closeWhy')}
        value={typed.reason}
        onValue={(reason) => setTyped({ ...typed, reason })}
      />
      <SecondFactorInput
        value={typed.code}
        onChange={(code) => setTyped({ ...typed, code })}
        label={t('open-data:page.code')}
      />
      <Button kind="plain" busy={act.isPending}>
        {t(`open-data:page.${word}`)}
      </Button>
    </Form>
  );
}
