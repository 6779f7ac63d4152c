import { useParams, useSearchParams } from 'react-router';
import type { Budget, BudgetItem } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../../shared/i18n/i18n';
import { Page } from '../layout/Page';
import { Columns } from '../parts/Columns';
import { Load } from '../parts/Load';
import { Comments } from './Comments';
import { HomeShareCard } from './HomeShareCard';
import { LinesCard } from './LinesCard';
import { MoreCard } from './MoreCard';
import { Notices } from './Notices';
import { PictureCard } from './PictureCard';
import { StepsCard } from './StepsCard';
import { StoryCard } from './StoryCard';
import { WhichBudget } from './WhichBudget';
import { budgetToShow, comparable } from './story';
import { useBooksStart, useBudget, useBudgets, useExecution } from './use-budget';

/** 预算: a story first, then what it means for one's own home, then every line of it. */
export function BudgetPage() {
  const t = useWords();
  const { budgetId } = useParams();
  const budgets = useBudgets();
  return (
    <Page title={t('budget:title')} lead={t('budget:lead')}>
      <Load query={budgets} lines={8}>
        {({ items }) => {
          const shown =
            items.find((item) => item.budgetId === budgetId) ?? budgetToShow(items, today());
          if (!shown)
            return <EmptyState title={t('budget:none')}>{t('budget:noneHint')}</EmptyState>;
          return <Shown items={items} shown={shown} />;
        }}
      </Load>
    </Page>
  );
}

function Shown({ items, shown }: { items: BudgetItem[]; shown: BudgetItem }) {
  const [params] = useSearchParams();
  const inForce = shown.inForceVersion === null ? null : String(shown.inForceVersion);
  const version = params.get('version') ?? inForce;
  const budget = useBudget(shown.budgetId, version);
  const booksStartOn = useBooksStart();
  return (
    <>
      <WhichBudget items={items} shown={shown} />
      <Notices
        items={items}
        shown={{ budgetId: shown.budgetId, version: Number(version ?? shown.version) }}
      />
      <Load query={budget} lines={8}>
        {(found) => (
          <div aria-busy={budget.isPlaceholderData}>
            <Whole
              last={items.find(({ year, fund }) => fund === shown.fund && year === shown.year - 1)}
              budget={comparable(found, { booksStartOn, today: today() })}
            />
          </div>
        )}
      </Load>
    </>
  );
}

interface WholeProps {
  budget: Budget;
  /** The same fund's budget of the year before. */
  last: BudgetItem | undefined;
}

function Whole({ budget, last }: WholeProps) {
  const isInForce = budget.shown === budget.inForceVersion;
  const { data: execution } = useExecution(budget.budgetId, isInForce);
  return (
    <Columns
      first={
        <>
          <StoryCard budget={budget} execution={execution} />
          <PictureCard budget={budget} />
          <HomeShareCard budget={budget} last={last} />
          <LinesCard budget={budget} side="expense" execution={execution} />
          <LinesCard budget={budget} side="income" execution={execution} />
        </>
      }
      second={
        <>
          <Comments budget={budget} lineId={null} />
          <StepsCard budget={budget} />
          <MoreCard budget={budget} />
        </>
      }
    />
  );
}
