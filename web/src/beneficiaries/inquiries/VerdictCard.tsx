import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Button, Form } from '../parts/form';
import { TextArea } from '../parts/TextArea';
import { useInquiryAct } from './use-inquiries';
import styles from './inquiries.module.css';

const LONGEST = 500;

interface Verdict {
  answered: boolean;
  note?: string;
}

/** 答清楚了吗: the asker alone says so; a "no" says what is missing and starts the clock again. */
export function VerdictCard({ id }: { id: string }) {
  const t = useWords();
  const [isNo, setIsNo] = useState(false);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const send = useInquiryAct((verdict: Verdict, path) =>
    api.post(path(`/inquiries/${id}/verdict`), verdict, { once: true }),
  );
  const why = note.trim();
  const submit = () => {
    setTried(true);
    if (why) send.mutate({ answered: false, note: why });
  };
  return (
    <Card title={t('inquiries:verdict.title')}>
      <p className={`quiet small ${styles.lead}`}>{t('inquiries:verdict.lead')}</p>
      <Form onSubmit={submit} error={send.error}>
        <div className={styles.choices}>
          <Button busy={send.isPending} onClick={() => send.mutate({ answered: true })}>
            {t('inquiries:verdict.yes')}
          </Button>
          {!isNo && (
            <Button kind="plain" onClick={() => setIsNo(true)}>
              {t('inquiries:verdict.no')}
            </Button>
          )}
        </div>
        {isNo && (
          <>
            <TextArea
              label={t('inquiries:verdict.why')}
              hint={tried && !why ? t('inquiries:verdict.whyNeeded') : undefined}
              maxLength={LONGEST}
              value={note}
              onValue={setNote}
            />
            <Button kind="plain" busy={send.isPending}>
              {t('inquiries:verdict.send')}
            </Button>
          </>
        )}
      </Form>
    </Card>
  );
}
