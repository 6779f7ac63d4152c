import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Button, Field, Form } from '../parts/form';
import { Segments } from '../parts/Segments';
import type { MailWay } from './types';
import styles from './follow.module.css';

/** 用邮件告诉我: nothing at all where the installation has no mail. */
export function MailCard() {
  const t = useWords();
  const { path } = useCommunity();
  const { data } = useGet<MailWay>(path('/mail-settings'));
  if (!data?.offered) return null;
  return (
    <Card title={t('notices:mail.title')}>
      <Stage way={data} />
    </Card>
  );
}

/** No address yet, a code to be entered, or on its way. */
function Stage({ way }: { way: MailWay }) {
  const [isNew, setIsNew] = useState(false);
  if (way.address === null || isNew) return <Address onSent={() => setIsNew(false)} />;
  if (!way.confirmed) return <Code address={way.address} onAnother={() => setIsNew(true)} />;
  return <Mode way={way} onAnother={() => setIsNew(true)} />;
}

function useMailAct<Input>(send: (input: Input, address: string) => Promise<unknown>) {
  const { path } = useCommunity();
  const client = useQueryClient();
  const address = path('/mail-settings');
  return useMutation<unknown, Error, Input>({
    mutationFn: (input) => send(input, address),
    onSuccess: () => client.invalidateQueries({ queryKey: [address] }),
  });
}

const ADDRESS = /^\S+@\S+\.\S+$/;

function Address({ onSent }: { onSent: () => void }) {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const send = useMailAct((email: string, address) =>
    api.put(`${address}/address`, { address: email }),
  );
  const isAddress = ADDRESS.test(typed.trim());
  const submit = () => {
    setTried(true);
    if (isAddress) send.mutate(typed.trim(), { onSuccess: onSent });
  };
  return (
    <Form onSubmit={submit} error={send.error}>
      <Field
        label={t('notices:mail.address')}
        hint={t('notices:mail.none')}
        problem={tried && !isAddress ? t('notices:mail.addressBad') : undefined}
        type="email"
        autoComplete="email"
        value={typed}
        onValue={setTyped}
      />
      <Button kind="plain" busy={send.isPending}>
        {t('notices:mail.send')}
      </Button>
    </Form>
  );
}

const CODE = /^\d{6}$/;

function Code({ address, onAnother }: { address: string; onAnother: () => void }) {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const send = useMailAct((code: string, at) => api.post(`${at}/confirmation`, { code }));
  const isCode = CODE.test(typed.trim());
  const submit = () => {
    setTried(true);
    if (isCode) send.mutate(typed.trim());
  };
  return (
    <Form onSubmit={submit} error={send.error}>
      <p className="small">{t('notices:mail.waiting', { address })}</p>
      <Field
        label={t('notices:mail.code')}
        problem={tried && !isCode ? t('notices:mail.codeBad') : undefined}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={typed}
        onValue={setTyped}
      />
      <div className={styles.row}>
        <Button busy={send.isPending}>{t('notices:mail.confirm')}</Button>
        <Button kind="plain" onClick={onAnother}>
          {t('notices:mail.another')}
        </Button>
      </div>
    </Form>
  );
}

const MODES = ['daily', 'at-once', 'off'] as const;

function Mode({ way, onAnother }: { way: MailWay; onAnother: () => void }) {
  const t = useWords();
  const change = useMailAct((mode: MailWay['mode'], address) =>
    api.put(`${address}/mode`, { mode }),
  );
  const remove = useMailAct((_: null, address) => api.delete(address));
  return (
    <Form onSubmit={() => remove.mutate(null)} error={change.error ?? remove.error}>
      <p>{t('notices:mail.on', { address: way.address })}</p>
      <Segments<MailWay['mode']>
        label={t('notices:mail.mode')}
        value={way.mode}
        onValue={(mode) => change.mutate(mode)}
        options={MODES.map((value) => ({ value, label: t(`notices:mail.${value}`) }))}
      />
      <div className={styles.row}>
        <Button kind="plain" onClick={onAnother}>
          {t('notices:mail.another')}
        </Button>
        <Button kind="plain" busy={remove.isPending}>
          {t('notices:mail.remove')}
        </Button>
      </div>
    </Form>
  );
}
