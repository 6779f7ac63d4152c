import { formatFen } from './money.mjs';

/**
 * 红冲: an entry is taken back by repeating it line by line with the opposite sign, once.
 * @typedef {import('./entry.mjs').Entry} Entry
 * @typedef {import('./entry.mjs').EntryLine} EntryLine
 */

/** @type {[keyof EntryLine, string][]} */
const SAME = [
  ['account', '科目'],
  ['fund', '资金'],
  ['payee', '收款单位'],
  ['contract', '合同'],
  ['budgetLine', '预算项目'],
];
/** @type {['debit' | 'credit', string][]} */
const OPPOSITE = [
  ['debit', '借方'],
  ['credit', '贷方'],
];

/**
 * The first thing in which the red entry is not the mirror of what it takes back; null when it is.
 * @param {Entry} red
 * @param {Entry} taken
 * @returns {{ column: string, stated: string, found: string } | null}
 */
export function mirrorDifference(red, taken) {
  if (red.lines.length !== taken.lines.length) {
    return difference('行数', String(taken.lines.length), String(red.lines.length));
  }
  for (const [i, line] of red.lines.entries()) {
    const other = taken.lines[i];
    const found = other ? lineDifference(line, other) : null;
    if (found) return { ...found, column: `第 ${i + 1} 行${found.column}` };
  }
  return null;
}

/**
 * @param {string} column
 * @param {string} stated
 * @param {string} found
 */
const difference = (column, stated, found) => ({ column, stated, found });

/**
 * @param {EntryLine} red
 * @param {EntryLine} taken
 */
function lineDifference(red, taken) {
  for (const [key, column] of SAME) {
    if (red[key] !== taken[key]) {
      return difference(column, String(taken[key] ?? '无'), String(red[key] ?? '无'));
    }
  }
  // the unit is private: compared where both were opened
  if (red.unit !== undefined && taken.unit !== undefined && red.unit !== taken.unit) {
    return difference('房屋', taken.unit, red.unit);
  }
  for (const [key, column] of OPPOSITE) {
    if (red[key] !== -taken[key]) {
      return difference(column, formatFen(-taken[key]), formatFen(red[key]));
    }
  }
  return null;
}
