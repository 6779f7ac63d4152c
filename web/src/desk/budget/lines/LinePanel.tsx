import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { EvidenceGallery } from '../../../shared/components/EvidenceGallery';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { Facts } from '../../ui/Facts';
import { namedFile } from '../../ui/namedFile';
import { ProblemList } from '../../ui/ProblemList';
import { useAct } from '../../ui/useAct';
import { CommentItem } from '../talk/CommentItem';
import type { Budget, BudgetComment, BudgetLine, BudgetRemark } from '../types';
import styles from './LinesTab.module.css';
import { wayOf } from './LineTable';

interface Props {
  budget: Budget;
  line: BudgetLine;
  comments: readonly BudgetComment[];
}

/** One line: how it comes about, what it rests on, and everything said of it. */
export function LinePanel({ budget, line, comments }: Props) {
  const t = useWords('budget');
  const here = useHere();
  return (
    <>
      <Facts
        facts={[
          [t('line.account'), `${line.accountCode} ${line.accountName}`],
          [t('line.way'), `${wayOf(line)}（${line.unit}）`],
          [t('line.amount'), formatYuan(line.amount)],
          [t('line.lastYear'), line.lastYear && formatYuan(line.lastYear)],
          [t('line.before'), line.before && formatYuan(line.before)],
          [t('line.basis'), line.basis],
        ]}
      />
      {line.files.length > 0 && (
        <EvidenceGallery
          communityId={here.id}
          files={line.files.map(({ id, name }) => namedFile(id, name))}
        />
      )}
      <Remarks budget={budget} lineId={line.lineId} remarks={line.remarks} />
      <h3 className="section">{t('residentsSay', { count: comments.length })}</h3>
      {comments.length === 0 && <p className="quiet">{t('nothingSaid')}</p>}
      <ul className={styles.talk}>
        {comments.map((comment) => (
          <CommentItem key={comment.id} budget={budget} comment={comment} />
        ))}
      </ul>
    </>
  );
}

interface RemarksProps {
  budget: Budget;
  /** Null: on the whole. */
  lineId: string | null;
  remarks: readonly BudgetRemark[];
}

/** What the committee said, and a field for the next word. */
export function Remarks({ budget, lineId, remarks }: RemarksProps) {
  const t = useWords('budget');
  const dates = useDates();
  return (
    <>
      <h3 className="section">
        {t(lineId ? 'committeeSays' : 'wholeRemarks', { count: remarks.length })}
      </h3>
      {remarks.length === 0 && <p className="quiet">{t('nothingSaid')}</p>}
      <ul className={styles.talk}>
        {remarks.map(({ id, text, by, at }) => (
          <li key={id}>
            <p>{text}</p>
            <p className="quiet">
              {by} {dates.instant(at)}
            </p>
          </li>
        ))}
      </ul>
      {budget.may.includes('remark') && <RemarkForm budget={budget} lineId={lineId} />}
    </>
  );
}

function RemarkForm({ budget, lineId }: { budget: Budget; lineId: string | null }) {
  const t = useWords('budget');
  const here = useHere();
  const [text, setText] = useState('');
  const say = useAct(
    (words: string) =>
      api.post(
        here.api(`/budgets/${budget.budgetId}/remarks`),
        { ...(lineId ? { lineId } : {}), text: words },
        { once: true },
      ),
    () => setText(''),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) say.mutate(text.trim());
      }}
    >
      <ProblemList error={say.error} />
      <Input.TextArea
        aria-label={t('remark')}
        placeholder={t('remarkHint')}
        rows={2}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        htmlType="submit"
        loading={say.isPending}
        disabled={!text.trim()}
        style={{ marginTop: 8 }}
      >
        {t('remark')}
      </Button>
    </form>
  );
}
