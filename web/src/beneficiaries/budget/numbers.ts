import { fenOf, formatYuan } from '../../shared/format/yuan';

/** "12.0000" → "12", "3.50" → "3.5": a count as people write it. */
export function plainNumber(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** "83404" → "83,404". */
export function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const shown = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${shown}.${fraction}` : shown;
}

/** A price with up to four decimals: "1.2000" → "¥1.20", "0.0345" → "¥0.0345". */
export function formatPrice(text: string): string {
  const plain = plainNumber(text);
  const [whole = '', fraction = ''] = plain.split('.');
  const left = formatYuan(`${whole}.00`).slice(0, -2);
  return left + fraction.padEnd(2, '0');
}

/** "0.9234" → "92.3%", "0.9200" → "92%": a ratio of four decimals, cut off so that it never says too much. */
export function formatShare(ratio: string): string {
  const [whole = '0', fraction = ''] = ratio.split('.');
  const digits = fraction.padEnd(4, '0');
  return `${plainNumber(`${Number(whole + digits.slice(0, 2))}.${digits.slice(2, 3)}`)}%`;
}

/** A change against what was: "+12%", "−3%"; "" where there was nothing. */
export function changePercent(now: string, was: string): string {
  const base = fenOf(was);
  if (base <= 0) return '';
  const percent = Math.round(((fenOf(now) - base) * 100) / base);
  if (percent === 0) return '';
  return percent > 0 ? `+${percent}%` : `−${Math.abs(percent)}%`;
}

const NOTABLE = 10;

/** The same, of a tenth and more only: what one would look at twice. */
export function notableChange(now: string, was: string): string {
  const isNotable = Math.abs(fenOf(now) - fenOf(was)) * NOTABLE >= fenOf(was);
  return isNotable ? changePercent(now, was) : '';
}
