import { type Day, isDay, lastDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import { isPeriod, type Period } from '../../shared/period';

/**
 * What a person means by what she typed into the one box: an amount, a voucher, a day or a month, the
 * number of a paper, and words. Everything must hold at once. Nothing she types is refused: what is
 * none of the others is a word.
 */
export interface Understood {
  readonly chips: readonly Chip[];
  /** Words and numbers of papers, as they stand; each must be said. */
  readonly words: readonly string[];
  /** An amount to the fen, in yuan. */
  readonly exactly?: Money | undefined;
  readonly min?: Money | undefined;
  readonly max?: Money | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** 记-12; without a month, of every month. */
  readonly voucher?: { readonly period: Period | null; readonly no: number } | undefined;
}

/** How one piece was understood, so that the page can say it and take it away. */
export interface Chip {
  readonly kind: 'amount' | 'voucher' | 'days' | 'number' | 'word';
  /** As it was typed: what is taken out of the box with the chip. */
  readonly typed: string;
  /** As a person reads it: 5,670.00 元. */
  readonly text: string;
}

type Meaning = Omit<Partial<Understood>, 'chips' | 'words'>;

interface Piece extends Chip {
  readonly word?: string;
  readonly means?: Meaning;
}

const PIECES_MAX = 6;
const VOUCHER =
  /(?:(\d{4})[-/.年](\d{1,2})月?\s*)?记(?:字)?\s*[-—–第]?\s*(\d{1,6})(?:号|(?![\d年月日]))/;

/** `today` tells which year "3月5日" means: the last one that has been. Full width counts as half width. */
export function understood(typed: string, today: Day): Understood {
  const plain = typed.normalize('NFKC').replaceAll('￥', '¥').trim();
  const voucher = voucherIn(plain);
  const rest = voucher ? plain.replace(voucher.typed, ' ') : plain;
  const pieces = [
    ...(voucher ? [voucher] : []),
    ...rest
      .split(/\s+/)
      .filter((text) => text !== '')
      .slice(0, PIECES_MAX)
      .map((text) => meaningOf(text, today)),
  ];
  return together(pieces);
}

function together(pieces: readonly Piece[]): Understood {
  return {
    ...pieces.reduce<Meaning>((all, { means }) => ({ ...all, ...means }), {}),
    chips: pieces.map(({ kind, typed, text }) => ({ kind, typed, text })),
    words: pieces.flatMap(({ word }) => word ?? []),
  };
}

function voucherIn(plain: string): Piece | null {
  const match = VOUCHER.exec(plain);
  if (!match) return null;
  const [typed, year, month, number = ''] = match;
  const period = year && month ? `${year}-${month.padStart(2, '0')}` : null;
  if (period !== null && !isPeriod(period)) return null;
  const no = Number(number);
  const text = [period, `记-${no}`].filter(Boolean).join(' ');
  return { kind: 'voucher', typed: typed.trim(), text, means: { voucher: { period, no } } };
}

function meaningOf(typed: string, today: Day): Piece {
  return (
    paperIn(typed) ??
    daysIn(typed, today) ??
    amountIn(typed) ?? { kind: 'word', typed, text: typed, word: typed }
  );
}

/** 支-2026-0012, 约-2026-001, 决-2026-001, 问-2026-001. */
function paperIn(typed: string): Piece | null {
  if (!/^[支约决问]-?\d{4}-\d{3,6}$/.test(typed)) return null;
  const text = typed[1] === '-' ? typed : `${typed[0]}-${typed.slice(1)}`;
  return { kind: 'number', typed, text, word: text };
}

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const MONTH = /^(\d{4})[-/.年](\d{1,2})月?$/;
const DAY_OF_YEAR = /^(\d{1,2})月(\d{1,2})[日号]$/;

function daysIn(typed: string, today: Day): Piece | null {
  const of = (from: string, to: string, text: string): Piece | null =>
    isDay(from) && isDay(to) ? { kind: 'days', typed, text, means: { from, to } } : null;
  const two = (text = '') => text.padStart(2, '0');
  const [, year, month, date] = DAY.exec(typed) ?? [];
  if (year) {
    const on = `${year}-${two(month)}-${two(date)}`;
    return of(on, on, on);
  }
  const [, ofYear, only] = MONTH.exec(typed) ?? [];
  if (ofYear) return monthOf(`${ofYear}-${two(only)}`, of);
  const [, thisMonth, thisDate] = DAY_OF_YEAR.exec(typed) ?? [];
  if (thisMonth) {
    const after = `${two(thisMonth)}-${two(thisDate)}`;
    const now = Number(today.slice(0, 4));
    const on = `${after > today.slice(5) ? now - 1 : now}-${after}`;
    return of(on, on, on);
  }
  const [, whole] = /^(\d{4})年$/.exec(typed) ?? [];
  return whole ? of(`${whole}-01-01`, `${whole}-12-31`, `${whole}年`) : null;
}

const monthOf = <T>(text: string, of: (from: string, to: string, text: string) => T): T | null =>
  isPeriod(text) ? of(`${text}-01`, lastDayOf(text), text) : null;

const NUMBER = String.raw`¥?((?:\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.\d{1,2})?)元?`;
const AMOUNT = new RegExp(`^${NUMBER}(以上|以下)?$`);
const BETWEEN = new RegExp(`^${NUMBER}[-~～至到]${NUMBER}$`);

function amountIn(typed: string): Piece | null {
  const [, low, high] = BETWEEN.exec(typed) ?? [];
  if (low && high) return between(typed, yuan(low), yuan(high));
  const [, number, bound] = AMOUNT.exec(typed) ?? [];
  if (!number) return null;
  const amount = yuan(number);
  const text = `${amount.format()} 元${bound ?? ''}`;
  if (bound === '以上') return { kind: 'amount', typed, text, means: { min: amount } };
  if (bound === '以下') return { kind: 'amount', typed, text, means: { max: amount } };
  return { kind: 'amount', typed, text, means: { exactly: amount } };
}

function between(typed: string, one: Money, other: Money): Piece {
  const [min, max] = one.isMoreThan(other) ? [other, one] : [one, other];
  return {
    kind: 'amount',
    typed,
    text: `${min.format()} 至 ${max.format()} 元`,
    means: { min, max },
  };
}

const yuan = (text: string) => Money.yuan(text.replaceAll(',', ''));
