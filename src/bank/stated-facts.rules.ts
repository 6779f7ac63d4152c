import { day, isDay } from '../shared/day';
import type { StatedAmount, StatedFacts } from './statement-balance.rules';
import { amountOf, columnLetters, plainCell } from './statement-cells.rules';
import type { Row, StatementHeader } from './statement-header.rules';
import type { StatedDays } from './statement.rules';

/** Labels above and below the table whose value stands behind a colon or in the next cell. */
const LABELS: Readonly<Record<keyof StatedFacts, readonly string[]>> = {
  account: ['查询账号', '账号', '银行账号', '本方账号', '账户'],
  days: ['起止日期', '查询起止日期', '查询时间段', '查询日期', '日期范围', '对账期间', '期间'],
  opening: ['期初余额', '上期余额', '承前余额', '起始余额'],
  closing: ['期末余额', '本期余额', '截止余额', '结余'],
  totalIn: [
    '贷方合计',
    '收入合计',
    '收入总额',
    '贷方发生额合计',
    '收入总金额',
    '贷方总金额',
    '收入金额合计',
  ],
  totalOut: [
    '借方合计',
    '支出合计',
    '支出总额',
    '借方发生额合计',
    '支出总金额',
    '借方总金额',
    '支出金额合计',
  ],
};
const SUM_ROW = /^(合计|总计|本期合计|累计|总合计|本月合计)/u;

const fieldOfLabel = new Map(
  Object.entries(LABELS).flatMap(([fact, labels]) =>
    labels.map((label) => [label, fact as keyof StatedFacts] as const),
  ),
);

interface Stated {
  readonly text: string;
  readonly line: number;
  readonly column: string;
}

export const isFooter = ({ cells }: Row): boolean => {
  const said = cells.map(plainCell).filter((cell) => cell !== '');
  return said.some((cell) => SUM_ROW.test(cell) || labelOf(cell) !== null);
};

/** What the rows around the table state; a label whose value is no amount is left to the reader. */
export function factsOf(around: readonly Row[], header: StatementHeader): StatedFacts {
  const found = new Map<keyof StatedFacts, Stated>();
  for (const row of around) {
    for (const [fact, stated] of [...labelled(row), ...summed(row, header)]) {
      if (!found.has(fact)) found.set(fact, stated);
    }
  }
  const amount = (fact: keyof StatedFacts) => statedAmount(found.get(fact));
  return {
    account: found.get('account')?.text.replaceAll(/\D/gu, '') ?? '',
    days: statedDays(found.get('days')?.text ?? ''),
    opening: amount('opening'),
    closing: amount('closing'),
    totalIn: amount('totalIn'),
    totalOut: amount('totalOut'),
  };
}

const DAY_PARTS = /(\d{4})\D?(\d{1,2})\D?(\d{1,2})/gu;

/** "2026-10-01 至 2026-10-31", "20261001-20261031": two days in their order, or nothing is said. */
function statedDays(text: string): StatedDays | null {
  const said = [...text.matchAll(DAY_PARTS)].map(([, year = '', month = '', date = '']) =>
    [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-'),
  );
  const [from = '', to = ''] = said;
  return isDay(from) && isDay(to) && from <= to ? { from: day(from), to: day(to) } : null;
}

function statedAmount(stated: Stated | undefined): StatedAmount | null {
  const amount = stated && amountOf(stated.text);
  return amount ? { amount, line: stated.line, column: stated.column } : null;
}

function labelled({ line, cells }: Row): [keyof StatedFacts, Stated][] {
  return cells.flatMap((cell, place) => {
    const label = labelOf(cell);
    if (!label) return [];
    const next = cells.slice(place + 1).find((one) => plainCell(one) !== '') ?? '';
    const stated = { text: label.value || next, line, column: `${columnLetters(place)} 列` };
    return [[label.fact, stated] as [keyof StatedFacts, Stated]];
  });
}

function labelOf(cell: string): { fact: keyof StatedFacts; value: string } | null {
  const text = plainCell(cell).replaceAll(/\[[^\]]*\]|\([^)]*\)|\s/gu, '');
  const [label = '', value = ''] = text.split(/:(.*)/su);
  const fact = fieldOfLabel.get(label);
  return fact ? { fact, value } : null;
}

/** A row 合计 under the columns of what went out and came in. */
function summed({ line, cells }: Row, { places }: StatementHeader): [keyof StatedFacts, Stated][] {
  if (!cells.some((cell) => SUM_ROW.test(plainCell(cell)))) return [];
  const under = (fact: 'totalIn' | 'totalOut', place: number | undefined) => {
    const text = place === undefined ? '' : (cells[place] ?? '');
    const stated = { text, line, column: `${columnLetters(place ?? 0)} 列` };
    return text === '' ? [] : [[fact, stated] as [keyof StatedFacts, Stated]];
  };
  return [...under('totalIn', places.in), ...under('totalOut', places.out)];
}
