/**
 * What may be shown of a person to those who need not know her (个人信息保护法 6, 25): 王*明, 138****5678.
 */

/** "王*明", "李*", "欧**华"; a firm's name is masked like a person's. */
export function maskedName(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= 1) return '*';
  if (letters.length === 2) return `${letters[0]}*`;
  const hidden = '*'.repeat(Math.min(letters.length - 2, 2));
  return `${letters[0]}${hidden}${letters.at(-1)}`;
}

/** "****5678" from the last four digits, which are all we keep in the clear. */
export function maskedPhone(tail: string | null): string | null {
  return tail === null ? null : `****${tail}`;
}
