/**
 * Signs that mean something to one of the three programs wherever they stand: `;` begins a comment, `|`
 * parts payee from note, `,` and `:` end or make a tag of hledger, `[…]` is a date to ledger, `"` and `\`
 * end or escape a string of beancount. Each is replaced by its full-width twin, which reads the same.
 */
const TWINS: Readonly<Record<string, string>> = {
  ';': '；',
  '|': '｜',
  ',': '，',
  ':': '：',
  '[': '［',
  ']': '］',
  '"': '”',
  '\\': '＼',
};
const SPECIAL = /[;|,:[\]"\\]/g;
// Line ends, tabs and other control signs, and signs that only turn or hide text.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}\p{Cs}]+/gu;

/** Words of people on one line of a plain-text ledger, which no program takes for anything but words. */
export function plainWords(text: string): string {
  const words = text
    .replaceAll(UNSEEN, ' ')
    .replaceAll(SPECIAL, (sign) => TWINS[sign] ?? '')
    .trim();
  return words === '' ? '—' : words;
}
