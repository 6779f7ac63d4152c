/**
 * Amounts of RMB on the screen. The server sends text ("-1234.5"); it stays text here, so that no
 * amount ever passes through a fraction of a JS number.
 */
const YUAN = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;
const MINUS = '−';

interface Parts {
  negative: boolean;
  whole: string;
  fen: string;
}

function partsOf(text: string): Parts | null {
  const match = YUAN.exec(text.trim());
  if (!match) return null;
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '');
  const fen = (match[3] ?? '').padEnd(2, '0');
  const isZero = /^0*$/.test(whole + fen);
  return { negative: match[1] === '-' && !isZero, whole, fen };
}

/** "1234.5" → "1,234.50"; "-3" → "−3.00". Text that is no amount comes back as it is. */
export function formatAmount(text: string): string {
  const parts = partsOf(text);
  if (!parts) return text;
  const grouped = parts.whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${parts.negative ? MINUS : ''}${grouped}.${parts.fen}`;
}

/** "1234.5" → "¥1,234.50"; "-3" → "−¥3.00"; with sign "plus": "+¥1,234.50". */
export function formatYuan(text: string, sign: 'minus-only' | 'always' = 'minus-only'): string {
  const parts = partsOf(text);
  if (!parts) return text;
  const absolute = formatAmount(text).replace(MINUS, '');
  if (parts.negative) return `${MINUS}¥${absolute}`;
  return `${sign === 'always' && !isZeroYuan(text) ? '+' : ''}¥${absolute}`;
}

/**
 * Whole fen as a JS integer. Exact up to 90 trillion yuan, far beyond any trust; for shares and
 * lengths in pictures and for sums of a handful of shown rows, never for anything sent back.
 * @throws RangeError above that.
 */
export function fenOf(text: string): number {
  const parts = partsOf(text);
  if (!parts) return 0;
  const fen = Number(parts.whole + parts.fen);
  if (!Number.isSafeInteger(fen)) throw new RangeError(`amount too large to draw: ${text}`);
  return parts.negative ? -fen : fen;
}

/** 123456 → "1234.56", the text form the server speaks. */
export function yuanOfFen(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The sum of amounts, as text. */
export function sumYuan(texts: readonly string[]): string {
  return yuanOfFen(texts.reduce((sum, text) => sum + fenOf(text), 0));
}

export function isNegativeYuan(text: string): boolean {
  return partsOf(text)?.negative ?? false;
}

export function isZeroYuan(text: string): boolean {
  return /^-?0+(\.0{1,2})?$/.test(text.trim());
}

/** The amount without its sign. */
export function absYuan(text: string): string {
  return text.trim().replace(/^-/, '');
}

/** part of whole in percent, "12%"; "<1%" instead of a misleading "0%"; "" when whole is zero. */
export function percentOf(part: string, whole: string): string {
  const total = fenOf(whole);
  if (total === 0) return '';
  const share = (fenOf(part) * 100) / total;
  if (share > 0 && share < 1) return '<1%';
  return `${Math.round(share)}%`;
}

/**
 * What a person types ("1，234.5", "￥300") → "1234.5", or null when it is no amount of at most two
 * decimals.
 */
export function typedYuan(text: string): string | null {
  const plain = text
    .replace(/[\uff0e\u3002]/g, '.')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[¥￥,，\s元]/g, '');
  return YUAN.test(plain) ? plain : null;
}
