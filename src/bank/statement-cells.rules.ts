import { type Day, isDay } from '../shared/day';
import { Money } from '../shared/money';

// A file is somebody's: what is not exactly an amount is reported, never guessed.
const AMOUNT = /^[-+]?\d{1,15}(\.\d+)?$/;
const FEN_ONLY = /^[-+]?\d+(\.\d{1,2}0*)?$/;
const WRAPPED = /^="(.*)"$/;
const GROUPED = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const DAY_SHAPES = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[\sT]*(\d.*))?$/,
  /^(\d{4})(\d{2})(\d{2})(?:[\sT]*(\d.*))?$/,
];
const TIME = /^(\d{1,2}):?(\d{2}):?(\d{2})?(?:\.\d+)?$/;
const FEE_DIGITS = 5;

/** Half-width, no wrapping ="…", no backtick or TAB, no U+3000 at the ends. */
export function plainCell(cell: string): string {
  const text = cell.normalize('NFKC').replace(/^`/, '').trim();
  return (WRAPPED.exec(text)?.[1] ?? text).trim();
}

/** Digits, sign and point of an amount; null when the cell is none, '' when it says nothing. */
function digitsOf(cell: string): string | null {
  const text = plainCell(cell)
    .replaceAll(/[\s¥元]/gu, '')
    .replace(/^[−﹣]/u, '-');
  if (text === '' || text === '-' || text === '--') return '';
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text;
  return AMOUNT.test(plain) ? plain.replace(/^\+/, '') : null;
}

/** `undefined`: the cell is no amount of whole fen. Null: it says nothing ("" or "-"). */
export function amountOf(cell: string): Money | null | undefined {
  const digits = digitsOf(cell);
  if (digits === null || (digits !== '' && !FEN_ONLY.test(digits))) return undefined;
  if (digits === '') return null;
  const [whole = '', fraction = ''] = digits.split('.');
  return Money.yuan(fraction === '' ? whole : `${whole}.${fraction.slice(0, 2)}`);
}

/** A fee in 1/100,000 yuan, as payment firms reckon it; undefined when the cell is none. */
export function feeOf(cell: string): bigint | undefined {
  const digits = digitsOf(cell);
  if (digits === null) return undefined;
  const [whole = '0', fraction = ''] = digits.split('.');
  if (/[1-9]/.test(fraction.slice(FEE_DIGITS))) return undefined;
  return BigInt(whole.concat(fraction.slice(0, FEE_DIGITS).padEnd(FEE_DIGITS, '0')) || '0');
}

export interface Moment {
  readonly day: Day;
  readonly time: string;
}

/** "20250105 09:31:02", "2025/1/5", "2025年1月5日"; null when it is no day. */
export function momentOf(cell: string): Moment | null {
  const text = plainCell(cell);
  const [, year = '', month = '', date = '', rest = ''] =
    DAY_SHAPES.map((shape) => shape.exec(text)).find((found) => found !== null) ?? [];
  return momentAt(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`, rest);
}

function momentAt(day: string, rest: string): Moment | null {
  const time = timeOf(rest);
  return isDay(day) && time !== null ? { day, time } : null;
}

/** "09:31:02", "093102", "9:31"; '' for nothing, null when it is no time. */
export function timeOf(cell: string): string | null {
  const text = plainCell(cell);
  if (text === '') return '';
  const [, hour = '', minute = '', second = '00'] = TIME.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}:${second}`;
}

const IN = new Set([
  '贷',
  '贷方',
  '贷cr',
  'cr',
  'c',
  'crdt',
  '收',
  '收入',
  '转入',
  '来账',
  '1',
  '+',
]);
const OUT = new Set([
  '借',
  '借方',
  '借dr',
  'dr',
  'd',
  'dbit',
  '支',
  '支出',
  '付',
  '转出',
  '往账',
  '0',
  '-',
]);

/** Which way the money went, by the bank's word for it: its 贷 is our income. */
export function directionOf(cell: string): 'in' | 'out' | null {
  const word = plainCell(cell).toLowerCase().replaceAll(/\s/gu, '');
  if (IN.has(word)) return 'in';
  return OUT.has(word) ? 'out' : null;
}

/** 0 → A, 26 → AA. */
export function columnLetters(place: number): string {
  const letter = String.fromCodePoint(65 + (place % 26));
  return place < 26 ? letter : `${columnLetters(Math.floor(place / 26) - 1)}${letter}`;
}

/** Yuan with five decimals, of a fee in 1/100,000 yuan. */
export function feeText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(FEE_DIGITS + 1, '0');
  const text = `${digits.slice(0, -FEE_DIGITS)}.${digits.slice(-FEE_DIGITS)}`;
  return units < 0n ? `-${text}` : text;
}
