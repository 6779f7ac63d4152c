import type { Budget, BudgetExecution } from '../../shared/api/types';
import { Badge, type Tone } from '../../shared/components/Badge';
import {
  absYuan,
  formatYuan,
  isNegativeYuan,
  isZeroYuan,
  percentOf,
  sumYuan,
} from '../../shared/format/yuan';
import { useWords, type Words } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { Card } from '../parts/Card';
import { largestUses } from './story';
import styles from './budget.module.css';

interface Props {
  budget: Budget;
  execution: BudgetExecution | undefined;
}

/** Three sentences: how much comes in and goes out, what for, and where it stands today. */
export function StoryCard({ budget, execution }: Props) {
  const t = useWords();
  const shown = useShownState(budget);
  return (
    <Card title={budget.title} aside={<Badge tone={toneOf(shown.state)}>{shown.stateName}</Badge>}>
      <div className={styles.story}>
        <p>{planned(budget, t)}</p>
        <p>{largest(budget, t)}</p>
        <Standing budget={budget} execution={execution} />
      </div>
      <Late budget={budget} />
    </Card>
  );
}

/** How the version looked at stands: in force means that the budget is being carried out. */
function useShownState(budget: Budget): { state: string; stateName: string } {
  const { shown, inForceVersion, versions } = budget;
  const found = versions.find(({ version }) => version === shown);
  return shown === inForceVersion || !found ? budget : found;
}

export function toneOf(state: string): Tone {
  if (state === 'comment' || state === 'deciding') return 'attention';
  return state === 'effective' ? 'good' : 'quiet';
}

function planned({ year, totals }: Budget, t: Words): string {
  const { income, expense, surplus } = totals;
  const how = isZeroYuan(surplus) ? 'even' : isNegativeYuan(surplus) ? 'short' : 'left';
  return t(`budget:story.planned.${how}`, {
    year,
    income: formatYuan(income),
    expense: formatYuan(expense),
    surplus: formatYuan(absYuan(surplus)),
  });
}

const NAMED = 3;

function largest({ lines, totals }: Budget, t: Words): string {
  const uses = largestUses(lines, NAMED);
  if (uses.length === 0) return t('budget:story.noUses');
  return t('budget:story.largest', {
    names: uses.map(({ name }) => name).join(t('listComma')),
    share: percentOf(sumYuan(uses.map(({ amount }) => amount)), totals.expense),
    contingency: formatYuan(totals.contingency),
  });
}

/** What is being asked of people, or how much is gone. */
function Standing({ budget, execution }: Props) {
  const t = useWords();
  const dates = useDates();
  const { comment, shown, version } = budget;
  const { state, stateName } = useShownState(budget);
  if (comment?.open && shown === version)
    return (
      <p className={styles.asked}>
        {t('budget:story.comment', { day: dates.day(comment.endsOn), days: comment.daysLeft })}
      </p>
    );
  if (execution) return <p>{spentSoFar(execution, dates.dayShort(execution.asOf), t)}</p>;
  return <p>{t(`budget:story.state.${state}`, { defaultValue: stateName })}</p>;
}

function spentSoFar({ totals, lines }: BudgetExecution, day: string, t: Words): string {
  const tight = lines.filter(({ side, flag }) => side === 'expense' && flag !== null).length;
  return t(tight > 0 ? 'budget:story.spentTight' : 'budget:story.spent', {
    day,
    spent: formatYuan(totals.spent),
    share: percentOf(totals.spent, totals.approved),
    committed: formatYuan(totals.committed),
    left: formatYuan(totals.available),
    count: tight,
  });
}

/** A deadline that is being missed is said, not hidden. What was late once stands with the steps. */
function Late({ budget: { deadlines } }: { budget: Budget }) {
  const t = useWords();
  const dates = useDates();
  return deadlines
    .filter(({ late, doneOn }) => late && doneOn === null)
    .map(({ what, whatName, dueOn, days }) => (
      <p key={what} className={styles.late}>
        ! {t('budget:story.late', { what: whatName, day: dates.day(dueOn), days })}
      </p>
    ));
}
