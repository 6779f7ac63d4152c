import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { SecondFactorEnrolment } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { ErrorState } from '../../shared/components/ErrorState';
import { SecondFactorInput } from '../../shared/components/SecondFactorInput';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Done } from '../parts/Done';
import { Button, Form } from '../parts/form';
import styles from './me.module.css';

/** 二次验证: start, scan with the phone, confirm with a first code. */
export function FactorCard({ enrolled }: { enrolled: boolean }) {
  const t = useWords();
  const [finished, setFinished] = useState(false);
  const start = useMutation<SecondFactorEnrolment, Error>({
    mutationFn: () => api.post('/session/second-factor'),
    onSuccess: () => setFinished(false),
  });
  const finish = () => {
    setFinished(true);
    start.reset();
  };
  return (
    <Card
      title={t('me:security.factorTitle')}
      aside={
        <Badge tone={enrolled ? 'good' : 'quiet'}>
          {enrolled ? t('me:security.factorOn') : t('me:security.factorOff')}
        </Badge>
      }
    >
      {finished && <Done>{t('me:security.factorDone')}</Done>}
      {start.error && <ErrorState error={start.error} />}
      {start.data ? (
        <Enrol enrolment={start.data} onFinish={finish} />
      ) : (
        <div className={styles.stack}>
          <p className="quiet small">{t('me:security.factorWhy')}</p>
          <Button kind="plain" busy={start.isPending} onClick={() => start.mutate()}>
            {enrolled ? t('me:security.factorAgain') : t('me:security.factorStart')}
          </Button>
        </div>
      )}
    </Card>
  );
}

interface EnrolProps {
  enrolment: SecondFactorEnrolment;
  onFinish: () => void;
}

function Enrol({ enrolment, onFinish }: EnrolProps) {
  const t = useWords();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const confirm = useMutation<unknown, Error, string>({
    mutationFn: (digits) => api.put('/session/second-factor', { code: digits }),
    onSuccess: async () => {
      onFinish();
      await client.invalidateQueries({ queryKey: ['/session'] });
    },
  });
  return (
    <Form error={confirm.error} onSubmit={() => confirm.mutate(code)}>
      <p>{t('me:security.factorScan')}</p>
      <img
        className={styles.qr}
        alt={t('me:security.factorScan')}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qrSvg)}`}
      />
      <p className="small">
        {t('me:security.factorSecret')} <code>{enrolment.secret}</code>
      </p>
      <SecondFactorInput value={code} onChange={setCode} offerDemoCode={false} />
      <Button busy={confirm.isPending}>{t('me:security.factorConfirm')}</Button>
    </Form>
  );
}
