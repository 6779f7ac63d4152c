import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api } from '../../shared/api/client';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Done } from '../parts/Done';
import { Button, Form } from '../parts/form';
import styles from './objections.module.css';
import type { ObjectedPayment } from '../../shared/objections/types';

const TEXT_MAX = 500;
const TEXT_MIN = 5;

/** One voice per household: object with a reason, or take it back. */
export function MyObjection({ payment }: { payment: ObjectedPayment }) {
  const t = useWords();
  const { mine, mayObject, requestId } = payment;
  const send = useSend(requestId);
  if (mine)
    return (
      <div className={styles.mine}>
        {send.isSuccess && <Done>{t('objections:done')}</Done>}
        <p>
          <b>{t('objections:mine')}</b> {mine.text}
        </p>
        <Form onSubmit={() => send.mutate({ act: 'withdrawal', body: {} })} error={send.error}>
          <Button kind="plain" busy={send.isPending}>
            {t('objections:withdraw')}
          </Button>
        </Form>
      </div>
    );
  if (!mayObject) return null;
  return <Write send={send} wasWithdrawn={send.isSuccess} />;
}

interface Sent {
  act: '' | 'withdrawal';
  body: object;
}

function useSend(requestId: string) {
  const { path } = useCommunity();
  const client = useQueryClient();
  return useMutation<unknown, Error, Sent>({
    mutationFn: ({ act, body }) =>
      api.post(path(`/spending-objections/${requestId}${act && `/${act}`}`), body, { once: true }),
    onSuccess: () => client.invalidateQueries({ queryKey: [path('/objections')] }),
  });
}

interface WriteProps {
  send: ReturnType<typeof useSend>;
  wasWithdrawn: boolean;
}

/** Folded until wanted: an objection is written, not clicked. */
function Write({ send, wasWithdrawn }: WriteProps) {
  const t = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  if (!open)
    return (
      <div className={styles.mine}>
        {wasWithdrawn && <Done>{t('objections:withdrawnDone')}</Done>}
        <Button kind="plain" onClick={() => setOpen(true)}>
          {t('objections:object')}
        </Button>
      </div>
    );
  const isWhole = text.trim().length >= TEXT_MIN;
  const submit = () => {
    setTried(true);
    if (isWhole) send.mutate({ act: '', body: { text: text.trim() } });
  };
  return (
    <div className={styles.mine}>
      <Form onSubmit={submit} error={send.error}>
        <div className={styles.field}>
          <label htmlFor={id}>{t('objections:why')}</label>
          <textarea
            id={id}
            rows={4}
            maxLength={TEXT_MAX}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-invalid={tried && !isWhole ? true : undefined}
            aria-describedby={`${id}-below`}
          />
          <p id={`${id}-below`} className={tried && !isWhole ? styles.problem : 'quiet small'}>
            {t(tried && !isWhole ? 'objections:tooShort' : 'objections:public')}
          </p>
        </div>
        <Button busy={send.isPending}>{t('objections:send')}</Button>
      </Form>
    </div>
  );
}
