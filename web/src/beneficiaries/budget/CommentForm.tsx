import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Done } from '../parts/Done';
import { Button, Form } from '../parts/form';
import { TextArea } from '../parts/TextArea';
import { commentsPath } from './use-budget';
import styles from './budget.module.css';

const LONGEST = 500;

/** Says something about a line or the whole; what was typed stays when it is refused. */
export function CommentForm({ budgetId, lineId }: { budgetId: string; lineId: string | null }) {
  const t = useWords();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(budgetId, () => {
    setText('');
    setTried(false);
  });
  const words = text.trim();
  const submit = () => {
    setTried(true);
    if (words) send.mutate(lineId === null ? { text: words } : { lineId, text: words });
  };
  return (
    <div className={`${styles.form} no-print`}>
      <Form onSubmit={submit} error={send.error}>
        {send.isSuccess && !words && <Done>{t('budget:comments.sent')}</Done>}
        <TextArea
          label={t('budget:comments.write')}
          hint={tried && !words ? t('budget:comments.empty') : t('budget:comments.hint')}
          maxLength={LONGEST}
          value={text}
          onValue={setText}
        />
        <Button busy={send.isPending}>{t('budget:comments.send')}</Button>
      </Form>
    </div>
  );
}

interface NewComment {
  lineId?: string;
  text: string;
}

function useSend(budgetId: string, onSent: () => void) {
  const { path } = useCommunity();
  const client = useQueryClient();
  const address = path(commentsPath(budgetId));
  return useMutation<unknown, Error, NewComment>({
    mutationFn: (comment) => api.post(address, comment, { once: true }),
    onSuccess: async () => {
      onSent();
      // The comment itself, and the counts on the lines.
      await client.invalidateQueries({
        predicate: ({ queryKey: [key] }) => String(key).startsWith(path(`/budgets/${budgetId}`)),
      });
    },
  });
}
