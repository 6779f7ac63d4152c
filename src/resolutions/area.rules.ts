/** Hundredths of a square metre from the text of a numeric with two decimals: "88.50" is 8850. */
export function hundredths(text: string): number {
  const [whole = '', part = ''] = text.split('.');
  const count = Number(whole + part.padEnd(2, '0'));
  if (!/^\d+(\.\d{1,2})?$/.test(text) || !Number.isSafeInteger(count)) {
    throw new Error(`not an area: ${text}`);
  }
  return count;
}

/** "88.50" from 8850. */
export function areaText(count: number): string {
  const digits = String(count).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
