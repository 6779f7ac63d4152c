import { Money } from '../shared/money';
import type { BudgetLine, ReckonedLine } from './lines.rules';

export type Change = 'added' | 'removed' | 'changed' | 'same';

export interface LineDifference {
  readonly line: ReckonedLine;
  readonly change: Change;
  readonly before: Money | null;
  readonly after: Money | null;
  readonly difference: Money;
  /** Names of the fields that differ, `amount` among them. */
  readonly fields: readonly string[];
}

const COMPARED = [
  'name',
  'unit',
  'unitPrice',
  'quantity',
  'frequency',
  'collectionRate',
  'basis',
  'fileIds',
  'isContingency',
] as const satisfies readonly (keyof BudgetLine)[];

/** Two versions side by side: the lines of the later in their order, then those it left out. */
export function differencesOf(
  before: readonly ReckonedLine[],
  after: readonly ReckonedLine[],
): LineDifference[] {
  const was = new Map(before.map((line) => [line.lineId, line]));
  const kept = new Set(after.map(({ lineId }) => lineId));
  return [
    ...after.map((line) => {
      const old = was.get(line.lineId);
      return old ? changeOf(old, line) : addition(line);
    }),
    ...before.filter(({ lineId }) => !kept.has(lineId)).map(removal),
  ];
}

function changeOf(before: ReckonedLine, line: ReckonedLine): LineDifference {
  const fields = fieldsThatDiffer(before, line);
  return {
    line,
    change: fields.length > 0 ? 'changed' : 'same',
    before: before.amount,
    after: line.amount,
    difference: line.amount.minus(before.amount),
    fields,
  };
}

function addition(line: ReckonedLine): LineDifference {
  const { amount } = line;
  return { line, change: 'added', before: null, after: amount, difference: amount, fields: [] };
}

function removal(line: ReckonedLine): LineDifference {
  const { amount } = line;
  const difference = amount.negated();
  return { line, change: 'removed', before: amount, after: null, difference, fields: [] };
}

function fieldsThatDiffer(before: ReckonedLine, after: ReckonedLine): string[] {
  const texts = COMPARED.filter((field) => String(before[field]) !== String(after[field]));
  return before.amount.equals(after.amount) ? texts : [...texts, 'amount'];
}
