import { formatYuan } from '../../shared/format/yuan';
import type { Words } from '../app/words';
import type { Fact } from '../ui/Facts';
import type { Spending } from './types';

/** Whether it is inside the budget: the line with what is left, the contract, or the emergency it claims. */
export function budgetFactsOf(t: Words, spending: Spending): Fact[] {
  const { budgetLine, commitment, emergency } = spending;
  return [
    [
      t('line.label'),
      budgetLine &&
        [
          t('line.short', { year: budgetLine.year, name: budgetLine.name }),
          t('line.before', { amount: formatYuan(budgetLine.availableBefore) }),
          t('line.left', { amount: formatYuan(budgetLine.availableAfter) }),
        ].join(' · '),
    ],
    [t('commitment.fact'), commitment && t('commitment.option', namedOf(commitment))],
    [t('emergency.fact'), emergency && `${emergency.groundsName} · ${emergency.description}`],
  ];
}

const namedOf = ({ number, title, rest }: NonNullable<Spending['commitment']>) => ({
  number,
  title,
  rest: formatYuan(rest),
});
