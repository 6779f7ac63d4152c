import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Button, Form } from '../parts/form';
import type { Feed } from './types';
import styles from './follow.module.css';

/** 订阅: a secret address per person, made when wanted and changed when it got about. */
export function FeedCard() {
  const t = useWords();
  const { path } = useCommunity();
  const client = useQueryClient();
  const address = path('/notice-feed');
  const { data } = useGet<Feed>(address);
  const make = useMutation<unknown, Error, void>({
    mutationFn: () => api.post<unknown>(address, undefined, { once: true }),
    onSuccess: () => client.invalidateQueries({ queryKey: [address] }),
  });
  if (!data) return null;
  return (
    <Card title={t('notices:feed.title')}>
      <div className={styles.stack}>
        <p className="quiet small">{t('notices:feed.hint')}</p>
        {data.url && <Address url={data.url} />}
      </div>
      <Form onSubmit={() => make.mutate()} error={make.error}>
        {data.url && <p className="quiet small">{t('notices:feed.rotateHint')}</p>}
        <Button kind="plain" busy={make.isPending}>
          {t(data.url ? 'notices:feed.rotate' : 'notices:feed.make')}
        </Button>
      </Form>
    </Card>
  );
}

function Address({ url }: { url: string }) {
  const t = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <div className={styles.stack}>
      <p className={styles.address}>{url}</p>
      {'clipboard' in navigator && (
        <Button kind="plain" onClick={() => void copy()}>
          {t(copied ? 'notices:feed.copied' : 'notices:feed.copy')}
        </Button>
      )}
    </div>
  );
}
