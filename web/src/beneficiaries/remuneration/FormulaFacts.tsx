import type { RemunerationMonth } from '../../shared/api/types';
import { pointMoved } from '../../shared/format/decimal';
import { formatYuan } from '../../shared/format/yuan';
import { useWords, type Words } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import styles from './remuneration.module.css';

type Formula = NonNullable<RemunerationMonth['formula']>;

interface Props {
  formula: Formula;
  /** Worked out with it; the rule alone without. */
  month?: RemunerationMonth;
}

/** The rule in words, whose decision it is, and the sum as anybody can do it again. */
export function FormulaFacts({ formula, month }: Props) {
  const t = useWords();
  const dates = useDates();
  const facts: [string, string][] = [
    [t('remuneration:rule'), ruleOf(formula, t)],
    [t('remuneration:resolution'), formula.resolutionRef],
    [t('remuneration:since'), dates.day(formula.effectiveOn)],
  ];
  if (month && formula.rate)
    facts.push([
      t('remuneration:sum'),
      `${formatYuan(month.base)} × ${percentOf(formula.rate)} = ${formatYuan(month.amount)}`,
    ]);
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ruleOf({ rate, sum, basis }: Formula, t: Words): string {
  return rate
    ? t(`remuneration:by.${basis}`, { rate: percentOf(rate) })
    : t('remuneration:bySum', { sum: formatYuan(sum ?? '0.00') });
}

const percentOf = (rate: string): string => `${pointMoved(rate, 2)}%`;
