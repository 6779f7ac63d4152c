import type { EnteredFormula } from './formulas';
import type { RemunerationMonth } from './remuneration.queries';
import type { RemunerationFormulaView, RemunerationMonthView } from './remuneration.view';

export function remunerationFormulaViewOf(formula: EnteredFormula): RemunerationFormulaView {
  const { base, exclusions, ...rest } = formula;
  return { ...rest, base: [...base], exclusions: exclusions.map((each) => ({ ...each })) };
}

export function remunerationViewOf(month: RemunerationMonth): RemunerationMonthView {
  const { posted, formula, lines } = month;
  return {
    period: month.period,
    state: month.state,
    formula: formula && remunerationFormulaViewOf(formula),
    lines: lines.map((line) => ({ ...line, amount: line.amount.toString() })),
    base: month.base.toString(),
    amount: month.amount.toString(),
    entrySeq: posted?.entrySeq ?? null,
    voucher: posted?.voucher ?? null,
    postedAt: posted?.at.toISOString() ?? null,
    blocked: month.blocked,
  };
}
