import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { Badge } from '../../../shared/components/Badge';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { ProblemList } from '../../ui/ProblemList';
import { useAct } from '../../ui/useAct';
import styles from '../lines/LinesTab.module.css';
import type { Budget, BudgetComment } from '../types';

interface Props {
  budget: Budget;
  comment: BudgetComment;
  /** The line it is about, where that is not clear from the place. */
  about?: string;
}

/** What one household said, the trustee's answer, and what can be done about it. */
export function CommentItem({ budget, comment, about }: Props) {
  const t = useWords('budget');
  const dates = useDates();
  const { answer, hidden, text, id } = comment;
  return (
    <li>
      <p>
        {about && <strong>{about} </strong>}
        {text ?? t('hiddenText', { reason: hidden?.reason })}
      </p>
      <p className="quiet">
        {comment.by} {dates.instant(comment.at)} {t('versionNo', { version: comment.version })}{' '}
        <Standing comment={comment} />
      </p>
      {answer && (
        <div className={styles.answer}>
          <p>{answer.text}</p>
          <p className="quiet">
            {answer.by} {dates.instant(answer.at)}
          </p>
        </div>
      )}
      {!hidden && <Acts budgetId={budget.budgetId} commentId={id} isOpen={answer === null} />}
    </li>
  );
}

function Standing({ comment: { answer, hidden } }: Pick<Props, 'comment'>) {
  const t = useWords('budget');
  if (hidden) return <Badge>{t('hidden')}</Badge>;
  return answer ? null : <Badge tone="attention">{t('waitsForAnswer')}</Badge>;
}

function Acts({ isOpen, ...of }: OfComment & { isOpen: boolean }) {
  const here = useHere();
  return (
    <>
      {isOpen && here.may('budget.answer') && <Answer {...of} />}
      {here.may('budget.hide') && <Hide {...of} />}
    </>
  );
}

interface OfComment {
  budgetId: string;
  commentId: string;
}

function Answer({ budgetId, commentId }: OfComment) {
  const t = useWords('budget');
  const here = useHere();
  const [text, setText] = useState('');
  const send = useAct((words: string) =>
    api.post(
      here.api(`/budgets/${budgetId}/comments/${commentId}/answer`),
      { text: words },
      { once: true },
    ),
  );
  return (
    <form
      style={{ marginTop: 8 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) send.mutate(text.trim());
      }}
    >
      <ProblemList error={send.error} />
      <Input.TextArea
        aria-label={t('answer')}
        placeholder={t('answerHint')}
        rows={2}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        type="primary"
        htmlType="submit"
        loading={send.isPending}
        disabled={!text.trim()}
        style={{ marginTop: 8 }}
      >
        {t('answer')}
      </Button>
    </form>
  );
}

/** Words that insult or betray somebody: hidden with a reason, never deleted. */
function Hide({ budgetId, commentId }: OfComment) {
  const t = useWords('budget');
  const here = useHere();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
        {t('hide')}
      </Button>
    );
  return (
    <ActBox
      sentence={t('willHide')}
      word={t('hide')}
      danger
      reason="must"
      send={({ reason }) =>
        api.post(
          here.api(`/budgets/${budgetId}/comments/${commentId}/hiding`),
          { reason },
          { once: true },
        )
      }
      onDone={() => setOpen(false)}
      onCancel={() => setOpen(false)}
    />
  );
}
