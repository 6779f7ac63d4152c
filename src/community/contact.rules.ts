import { invalid } from '../shared/domain-error';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{9,11}$/;
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;

/** Digits, letters and signs typed with a Chinese keyboard (１２３Ａ／) as plain ones; spaces trimmed. */
export function halfWidth(text: string): string {
  return Array.from(text.replaceAll('\u3000', ' '), narrow).join('').trim();
}

function narrow(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code < FULL_WIDTH_FIRST || code > FULL_WIDTH_LAST) return letter;
  return String.fromCodePoint(code - FULL_WIDTH_SHIFT);
}

/**
 * A telephone number as bare digits: a mobile number (13800001234) or a landline with its area code
 * (02885551234). Spaces, hyphens and +86 are dropped. Null when it is neither.
 */
export function phoneDigits(text: string): string | null {
  const digits = halfWidth(text)
    .replaceAll(/[\s\-()—]/g, '')
    .replace(/^(\+86|0086)/, '');
  return MOBILE.test(digits) || LANDLINE.test(digits) ? digits : null;
}

/** @throws DomainError `person.phone-malformed` */
export function phone(text: string): string {
  const digits = phoneDigits(text);
  if (digits === null) {
    throw invalid(
      'person.phone-malformed',
      '电话号码不对：请填写 11 位手机号，或带区号的座机号，例如 028-85551234。',
    );
  }
  return digits;
}

/** The last four digits: enough to recognise one's own number, not enough to call it. */
export function phoneTailOf(digits: string): string {
  return digits.slice(-4);
}
