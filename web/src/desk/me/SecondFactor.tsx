import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { SecondFactorEnrolment, Session } from '../../shared/api/types';
import { isWholeCode, SecondFactorInput } from '../../shared/components/SecondFactorInput';
import { useSentence } from '../../shared/components/ErrorState';
import { useWords } from '../app/words';
import { svgUrl } from '../homes/InviteCard';
import { Notice } from '../ui/Notice';
import { ProblemList } from '../ui/ProblemList';

const PATH = '/session/second-factor';

/** The authenticator: by QR, confirmed with its first code. A new phone needs the old one's code. */
export function SecondFactor({ session }: { session: Session }) {
  const t = useWords('me');
  const { enrolled, required } = session.secondFactor;
  const [code, setCode] = useState('');
  const begin = useMutation<SecondFactorEnrolment, Error>({
    mutationFn: () => api.post(PATH, undefined, code ? { secondFactor: code } : {}),
  });
  if (begin.data) return <Confirm enrolment={begin.data} />;
  return (
    <>
      {enrolled ? (
        <Notice tone="good">{t('factor.enrolled')}</Notice>
      ) : (
        <Notice tone={required ? 'attention' : 'quiet'}>
          {t(required ? 'factor.required' : 'factor.optional')}
        </Notice>
      )}
      <ProblemList error={begin.error} />
      {enrolled && (
        <SecondFactorInput value={code} onChange={setCode} label={t('factor.oldCode')} />
      )}
      <p style={{ marginTop: 12 }}>
        <Button
          type={enrolled ? 'default' : 'primary'}
          loading={begin.isPending}
          disabled={enrolled && !isWholeCode(code)}
          onClick={() => begin.mutate()}
        >
          {t(enrolled ? 'factor.change' : 'factor.begin')}
        </Button>
      </p>
    </>
  );
}

function Confirm({ enrolment }: { enrolment: SecondFactorEnrolment }) {
  const t = useWords('me');
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const confirm = useMutation<unknown, Error>({
    mutationFn: () => api.put(PATH, { code }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/session'] }),
  });
  const sentence = useSentence(confirm.error);
  if (confirm.isSuccess) return <Notice tone="good">{t('factor.done')}</Notice>;
  return (
    <>
      <p>{t('factor.scan')}</p>
      <img
        src={svgUrl(enrolment.qrSvg)}
        alt={t('factor.qr')}
        width={200}
        height={200}
        style={{ background: '#fff', margin: '12px 0' }}
      />
      <p className="quiet">
        {t('factor.byHand')} <code>{enrolment.secret}</code>
      </p>
      <SecondFactorInput
        value={code}
        onChange={setCode}
        problem={confirm.error ? sentence : null}
        label={t('factor.firstCode')}
      />
      <p style={{ marginTop: 12 }}>
        <Button
          type="primary"
          disabled={!isWholeCode(code)}
          loading={confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {t('factor.confirm')}
        </Button>
      </p>
    </>
  );
}
