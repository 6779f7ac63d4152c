import { isDay } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';

/** Days as accounting programs write them: 2025-03-05, 2025/3/5, 2025.3.5, 20250305, 2025年3月5日. */
const DAY_SHAPES = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];
const AMOUNT = /^-?\d{1,16}(\.\d{1,2})?$/;

/** A day from a cell; null when it is none, 2025-02-29 included. */
export function dayFromCell(text: string): Day | null {
  for (const shape of DAY_SHAPES) {
    const [, year = '', month = '', date = ''] = shape.exec(text.trim()) ?? [];
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    if (isDay(day)) return day;
  }
  return null;
}

/** "1,234.50", "¥5", "" (nothing) or "-3.00"; null when it is no amount of whole fen. */
export function amountFromCell(text: string): Money | null {
  const plain = text
    .trim()
    .replaceAll(/[,，¥￥\s]/g, '')
    .replace(/^[(（](.+)[)）]$/, '-$1')
    .replace(/^−/, '-');
  if (plain === '' || plain === '-') return Money.zero;
  // 100.500 is 100.5; 0.005 is not a whole number of fen.
  const trimmed = plain.includes('.') ? plain.replace(/0+$/, '').replace(/\.$/, '') : plain;
  return AMOUNT.test(trimmed) ? Money.yuan(trimmed) : null;
}

/** A whole number from a cell; null when it is none. */
export function countFromCell(text: string): number | null {
  const plain = text.trim().replace(/\.0+$/, '');
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null;
}

/** 1002.01, 1002-01 and 100201 are one code. */
export function accountCodeFromCell(text: string): string {
  return text.replaceAll(/[.\-\s·/]/g, '');
}

/** 记-5, 记字第5号, 记5: word and number; null when there is no number. */
export function wordAndNumber(text: string): { word: string; number: string } | null {
  const match = /^([^\d\s-]*)[\s-]*?(?:字?第?)[\s-]*(\d+)号?$/.exec(text.trim());
  if (!match) return null;
  const [, word = '', number = ''] = match;
  return { word: word.replace(/字?第?$/, ''), number };
}
