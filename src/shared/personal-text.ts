/**
 * Personal data as it stands in what people write: telephone and identity numbers, number plates, bank
 * accounts. Patterns with their check digits, so that an amount or a voucher number is not taken for one
 * (GB 11643 for identity numbers, ISO/IEC 7812-1 for cards, GA 36 for plates). Names are not found.
 */

export type PersonalKind = 'phone' | 'id-number' | 'plate' | 'bank-account';

export const personalKindNames: Record<PersonalKind, string> = {
  phone: '手机或电话号码',
  'id-number': '身份证号码',
  plate: '车牌号',
  'bank-account': '银行账号',
};

/** Where it stands: characters from `start` up to `end`. */
export interface PersonalPart {
  readonly kind: PersonalKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Digits may be set apart by single blanks or hyphens: 138 0013 8000.
const GAP = '[ -]?';
const digits = (count: number | string) => `(?:${GAP}\\d){${count}}`;

const MOBILE = new RegExp(`(?<!\\d)1[3-9]${digits(9)}(?!\\d)`, 'g');
const LANDLINE = /(?<![\d.-])0\d{2,3}-\d{7,8}(?!\d)/g;
const IDENTITY = new RegExp(`(?<!\\d)[1-9]${digits(16)}${GAP}[\\dXx](?![\\dXx])`, 'g');
const CARD = new RegExp(`(?<!\\d)[3-9]${digits('14,18')}(?!\\d)`, 'g');
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·. -]?(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳])(?![A-Za-z0-9])/g;

/** In the order of the text; of two that overlap the stricter pattern stays. */
export function personalPartsOf(text: string): PersonalPart[] {
  const found: PersonalPart[] = [
    ...partsOf(text, 'id-number', IDENTITY).filter(({ text: part }) => isIdentityNumber(part)),
    ...partsOf(text, 'bank-account', CARD).filter(({ text: part }) => isCardNumber(part)),
    ...partsOf(text, 'phone', MOBILE),
    ...partsOf(text, 'phone', LANDLINE),
    ...partsOf(text, 'plate', PLATE).filter(({ text: part }) => /\d/.test(part)),
  ];
  return found
    .filter((part, at) => !found.slice(0, at).some((other) => overlap(part, other)))
    .sort((a, b) => a.start - b.start);
}

function partsOf(text: string, kind: PersonalKind, pattern: RegExp): PersonalPart[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const overlap = (a: PersonalPart, b: PersonalPart): boolean => a.start < b.end && b.start < a.end;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const MONTH_AT = 10;
const DAY_AT = 12;
const MONTHS = 12;
const DAYS = 31;

/** GB 11643-1999: a date of birth that can be, and the check character of ISO 7064 MOD 11-2. */
export function isIdentityNumber(text: string): boolean {
  const number = text.replaceAll(/[ -]/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const month = Number(number.slice(MONTH_AT, DAY_AT));
  const day = Number(number.slice(DAY_AT, DAY_AT + 2));
  if (month < 1 || month > MONTHS || day < 1 || day > DAYS) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return CHECKS[sum % CHECKS.length] === number.at(-1);
}

const TEN = 10;
const NINE = 9;

/** Luhn's check digit (ISO/IEC 7812-1, annex B), of 15 to 19 digits. */
export function isCardNumber(text: string): boolean {
  const number = text.replaceAll(/[ -]/g, '');
  if (!/^\d{15,19}$/.test(number)) return false;
  const sum = Array.from(number)
    .reverse()
    .reduce((total, digit, at) => {
      const value = at % 2 === 0 ? Number(digit) : Number(digit) * 2;
      return total + (value > NINE ? value - NINE : value);
    }, 0);
  return sum % TEN === 0;
}
