import type { Budget, BudgetComment } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { CommentForm } from './CommentForm';
import { useComments } from './use-budget';
import styles from './budget.module.css';

interface Props {
  budget: Budget;
  /** The line spoken about; null: the budget as a whole. */
  lineId: string | null;
}

/** What residents said and what the firm answered, and a place to say something while there is time. */
export function Comments({ budget, lineId }: Props) {
  const t = useWords();
  const comments = useComments(budget.budgetId);
  return (
    <Card title={t(lineId === null ? 'budget:comments.whole' : 'budget:comments.line')}>
      <Clock budget={budget} />
      <Load query={comments}>
        {({ items }) => <List comments={items.filter((one) => one.lineId === lineId)} />}
      </Load>
      {budget.may.includes('comment') && <CommentForm budgetId={budget.budgetId} lineId={lineId} />}
    </Card>
  );
}

/** Until when one can speak, or that the time is over. */
function Clock({ budget: { comment } }: { budget: Budget }) {
  const t = useWords();
  const dates = useDates();
  if (!comment) return null;
  if (comment.open)
    return (
      <p className={styles.clock}>
        {t('budget:comments.until', { day: dates.day(comment.endsOn), days: comment.daysLeft })}
      </p>
    );
  return (
    <p className="quiet small">{t('budget:comments.over', { day: dates.day(comment.endsOn) })}</p>
  );
}

function List({ comments }: { comments: BudgetComment[] }) {
  const t = useWords();
  if (comments.length === 0) return <p className="quiet">{t('budget:comments.none')}</p>;
  return (
    <ul className={styles.comments}>
      {comments.map((comment) => (
        <li key={comment.id} className={styles.comment}>
          <Said comment={comment} />
          <Answer comment={comment} />
        </li>
      ))}
    </ul>
  );
}

function Said({ comment }: { comment: BudgetComment }) {
  const t = useWords();
  const dates = useDates();
  const { mine, by, at, version, hidden, text } = comment;
  return (
    <>
      <p className="quiet small">
        {t(mine ? 'budget:comments.mine' : 'budget:comments.by', { by, version })} ·{' '}
        {dates.instant(at)}
      </p>
      {hidden ? (
        <p className="quiet">{t('budget:comments.hidden', { reason: hidden.reason })}</p>
      ) : (
        <p className={styles.said}>{text}</p>
      )}
    </>
  );
}

function Answer({ comment: { answer, hidden } }: { comment: BudgetComment }) {
  const t = useWords();
  const dates = useDates();
  if (answer)
    return (
      <div className={styles.answer}>
        <p className="quiet small">
          {t('budget:comments.answer', { who: answer.by })} · {dates.instant(answer.at)}
        </p>
        <p>{answer.text}</p>
      </div>
    );
  if (hidden) return null;
  return (
    <p>
      <Badge tone="attention">{t('budget:comments.unanswered')}</Badge>
    </p>
  );
}
