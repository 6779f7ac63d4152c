import { useState } from 'react';
import { EmptyState } from '../../../shared/components/EmptyState';
import { useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { Chips } from '../../ui/Chips';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import { Toolbar } from '../../ui/Toolbar';
import type { OfBudget } from '../BudgetPage';
import styles from '../lines/LinesTab.module.css';
import type { BudgetComment } from '../types';
import { CommentItem } from './CommentItem';

const SHOWN = ['open', 'all'] as const;

const isOpen = ({ answer, hidden }: BudgetComment) => !answer && !hidden;

/** Everything residents have said of this budget; what waits for an answer first. */
export function CommentsTab({ budget }: OfBudget) {
  const t = useWords('budget');
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('open');
  const list = useHereGet<{ items: BudgetComment[] }>(`/budgets/${budget.budgetId}/comments`);
  return (
    <>
      <Toolbar>
        <Chips
          label={t('comments')}
          value={shown}
          options={SHOWN.map((key) => ({ key, name: t(`commentsShown.${key}`) }))}
          onChange={setShown}
        />
      </Toolbar>
      <Loaded of={list}>
        {({ items }) => {
          const listed = shown === 'open' ? items.filter(isOpen) : items;
          if (listed.length === 0)
            return <EmptyState title={t(`noComments.${shown}`)}>{t('noCommentsHint')}</EmptyState>;
          return (
            <Panel>
              <ul className={styles.talk}>
                {listed.map((comment) => (
                  <CommentItem
                    key={comment.id}
                    budget={budget}
                    comment={comment}
                    about={comment.lineName ?? t('wholeBudget')}
                  />
                ))}
              </ul>
            </Panel>
          );
        }}
      </Loaded>
    </>
  );
}
