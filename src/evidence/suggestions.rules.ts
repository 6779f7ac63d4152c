import { checkCharacterOf } from '../community/identity.rules';
import { isDay } from '../shared/day';
import type { MaskBox, MaskKind } from './mask.rules';

/** Words as they stand on the picture of a page, in its dots. */
export interface PlacedWords {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether the line runs from left to right; others are hidden whole. */
  readonly level: boolean;
  /** Of each UTF-16 unit, in any measure; null where the page does not tell. */
  readonly widths: readonly number[] | null;
}

/** A box somebody should look at, and what stands under it. */
export interface Suggestion extends MaskBox {
  readonly text: string;
}

interface Pattern {
  readonly kind: MaskKind;
  /** The part that is hidden is the group `hide`, or all of it. */
  readonly text: RegExp;
  readonly holds?: (found: string) => boolean;
}

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领';
const GAP = '[ -]?';
const PERSON_LABEL =
  '姓名|业主|住户|产权人|承租人|联系人|收款人|缴款人|缴费人|领款人|经办人|身份证姓名|户主';
const ADDRESS_LABEL = '住址|住所|家庭地址|通讯地址|房屋坐落|身份证地址';

/** In this order: what an earlier one has found, a later one leaves alone. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: 'id-number',
    text: new RegExp(`(?<![\\dA-Z])[1-9]\\d{5}${GAP}\\d{8}${GAP}\\d{3}[\\dXx](?![\\dA-Z])`, 'gu'),
    holds: isIdentityNumber,
  },
  {
    kind: 'phone',
    text: new RegExp(
      `(?<![\\d.])(?:\\+?86${GAP})?1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}(?![\\d.])`,
      'gu',
    ),
  },
  {
    kind: 'bank-account',
    text: /(?<!\d)\d{4} ?\d{4} ?\d{4} ?\d{4} ?\d{0,3}(?!\d)/gu,
    holds: isCardNumber,
  },
  // an account of a firm has no check digit: it is one because the paper says so
  {
    kind: 'bank-account',
    text: /(?:账号|帐号|卡号|账户)\s*[:：]?\s*(?<hide>\d[\d -]{8,28}\d)/gu,
  },
  {
    kind: 'plate',
    text: new RegExp(
      `[${PROVINCES}][A-HJ-NP-Z][·•. ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Z0-9])`,
      'gu',
    ),
  },
  {
    kind: 'name',
    text: new RegExp(
      `(?:${PERSON_LABEL})(?:姓名|签名|签字)?\\s*[:：]\\s*(?<hide>\\p{Script=Han}{2,4}(?:·\\p{Script=Han}{1,6})?)(?!\\p{Script=Han})`,
      'gu',
    ),
  },
  {
    kind: 'address',
    text: new RegExp(`(?:${ADDRESS_LABEL})\\s*[:：]\\s*(?<hide>[^\\s,，;；。]{4,60})`, 'gu'),
  },
  {
    kind: 'address',
    text: /\d{1,4} ?(?:栋|幢|座|号楼) ?(?:[\dA-Z一二三四五六七八九十]{1,3} ?单元 ?)?\d{3,4} ?[室号户]?/gu,
  },
];

/**
 * What should be hidden among the words of a page, each as a box a little larger than its words; a
 * person decides. Words of one line are read together, for a PDF may place every digit by itself.
 */
export function suggestionsOn(page: number, words: readonly PlacedWords[]): Suggestion[] {
  return linesOf(words).flatMap((line) => suggestionsIn(page, line));
}

/** A line as one text, and for each of its characters where it stands. */
interface Line {
  readonly text: string;
  readonly places: readonly Place[];
}

interface Place {
  /** Whether it is where it is, and not reckoned. */
  readonly known: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function suggestionsIn(page: number, line: Line): Suggestion[] {
  const taken = new Set<number>();
  const found: Suggestion[] = [];
  for (const { kind, text, holds } of PATTERNS) {
    for (const match of line.text.matchAll(text)) {
      const hidden = match.groups?.['hide'] ?? match[0];
      const start = match.index + match[0].lastIndexOf(hidden);
      const at = Array.from({ length: hidden.length }, (_, turn) => start + turn);
      if (at.some((place) => taken.has(place)) || holds?.(hidden) === false) continue;
      at.forEach((place) => taken.add(place));
      found.push({ page, kind, text: hidden.trim(), ...boxOver(line, start, hidden.length) });
    }
  }
  return found;
}

function boxOver({ places }: Line, start: number, length: number) {
  const under = places.slice(start, start + length);
  const top = Math.min(...under.map((place) => place.top));
  const bottom = Math.max(...under.map((place) => place.bottom));
  const left = Math.min(...under.map((place) => place.left));
  const right = Math.max(...under.map((place) => place.right));
  // where a letter begins is not always known: then two letters more are hidden rather than one less
  const margin = (bottom - top) / (under.every(({ known }) => known) ? 6 : 1);
  return {
    x: Math.max(0, Math.floor(left - margin)),
    y: Math.max(0, Math.floor(top)),
    width: Math.ceil(right - left + 2 * margin),
    height: Math.ceil(bottom - top),
  };
}

/** Words whose middles lie at one height, from left to right. */
function linesOf(words: readonly PlacedWords[]): Line[] {
  const lines: PlacedWords[][] = [];
  const level = words.filter((word) => word.level).toSorted((a, b) => middleOf(a) - middleOf(b));
  for (const word of level) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    const near =
      before && middleOf(word) - middleOf(before) < Math.min(word.height, before.height) / 2;
    if (line && near) line.push(word);
    else lines.push([word]);
  }
  const upright = words.filter((word) => !word.level).map((word) => [word]);
  return [...lines, ...upright].map((line) => lineOf(line.toSorted((a, b) => a.x - b.x)));
}

const middleOf = ({ y, height }: PlacedWords): number => y + height / 2;

function lineOf(words: readonly PlacedWords[]): Line {
  let text = '';
  const places: Place[] = [];
  let end = -Infinity;
  for (const word of words) {
    const { x, width } = word;
    for (const gap of gapsBetween(end, word)) {
      text += ' ';
      places.push(gap);
    }
    text += word.text;
    places.push(...placesIn(word));
    end = Math.max(end, x + width);
  }
  return { text, places };
}

/**
 * The blanks before a word: none between letters, one between groups of a number, two across a wide
 * gap, which no number goes over.
 */
function gapsBetween(end: number, { x, y, height }: PlacedWords): Place[] {
  const blank = { known: true, left: end, right: x, top: y, bottom: y + height };
  if (end === -Infinity || x - end <= height / 3) return [];
  return x - end <= height ? [blank] : [blank, blank];
}

/** Where each UTF-16 unit of the words stands: as the page says, or 汉字 twice as wide as digits. */
function placesIn(words: PlacedWords): Place[] {
  const { text, x, y, width, height, level } = words;
  const whole = { top: y, bottom: y + height };
  const units = Array.from({ length: text.length }, (_, at) => widthOf(text.charCodeAt(at)));
  if (!level) return units.map(() => ({ known: true, left: x, right: x + width, ...whole }));
  const known = words.widths?.length === text.length;
  const widths = known ? words.widths : units;
  const total = widths.reduce((sum, unit) => sum + unit, 0) || 1;
  let left = x;
  return widths.map((unit) => {
    const right = left + (width * unit) / total;
    const place = { known, left, right, ...whole };
    left = right;
    return place;
  });
}

const widthOf = (code: number): number => (code < 0x2e80 ? 1 : 2);

/** GB 11643: a day of birth, and the check character. */
function isIdentityNumber(found: string): boolean {
  const number = found.replaceAll(/[ -]/g, '').toUpperCase();
  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return isDay(birthday) && checkCharacterOf(number) === number.at(-1);
}

/** ISO/IEC 7812: sixteen to nineteen digits, the last a check digit by Luhn. */
function isCardNumber(found: string): boolean {
  const digits = found.replaceAll(/\D/g, '');
  if (digits.length < 16 || digits.length > 19) return false;
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
