import { readingOf, type Reading } from './invoice-fields.rules';

/** A piece of text of a page, with its place in points; y grows upwards. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const SAME_LINE = 4;
const GAP = 12;

/** Lines from top to bottom; pieces that stand apart are parted by two blanks. */
export function linesOf(pieces: readonly PlacedText[]): string[] {
  const rows: PlacedText[][] = [];
  const inked = pieces.filter(({ text }) => text.trim() !== '');
  for (const piece of [...inked].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row?.[0] && row[0].y - piece.y < SAME_LINE) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => joined(row.sort((a, b) => a.x - b.x)));
}

function joined(row: readonly PlacedText[]): string {
  let end = Number.NEGATIVE_INFINITY;
  let line = '';
  for (const { text, x, width } of row) {
    line += `${x - end > GAP && line !== '' ? '  ' : ''}${text.trim()}`;
    end = x + width;
  }
  // 发 票 号 码: labels are spread over their box by single blanks
  return line.normalize('NFKC').replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

const AMOUNT = String.raw`[¥￥]?\s*(-?[\d,]+\.\d{2})`;
const NUMBER = /发票号码\s*:?\s*(\d{20}|\d{8})(?!\d)/;
const CODE = /发票代码\s*:?\s*(\d{12}|\d{10})(?!\d)/;
const ISSUED = /开票日期\s*:?\s*(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)/;
const TOTAL = new RegExp(String.raw`\(?小写\)?\s*:?\s*${AMOUNT}`);
const WORDS =
  /价税合计\s*\(?大写\)?\s*[^\p{Script=Han}]*([零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]+)/u;
const NET_AND_TAX = new RegExp(String.raw`^合\s*计.*?${AMOUNT}\s+${AMOUNT}\s*$`);
const NAME = /名称\s*:\s*(.+?)(?=\s{2,}|\s*名称\s*:|$)/g;
const TAX_ID = /纳税人识别号\s*:\s*([0-9A-Z]{15,20})/g;

/**
 * What the words of an invoice's page say (票面文字). The buyer stands left of, or above, the seller.
 * The least trusted of all readings: where a form puts its words elsewhere, nothing is read.
 */
export function readingOfText(pieces: readonly PlacedText[]): Reading {
  const lines = linesOf(pieces);
  const page = lines.join('\n');
  const [buyer = '', seller = ''] = allOf(lines, NAME);
  const [buyerTaxId = '', sellerTaxId = ''] = allOf(lines, TAX_ID);
  const sums = lines.map((line) => NET_AND_TAX.exec(line)).find((match) => match !== null);
  return readingOf('pdf-text', {
    number: firstOf(page, NUMBER),
    code: firstOf(page, CODE),
    issuedOn: firstOf(page, ISSUED),
    buyer,
    seller,
    buyerTaxId,
    sellerTaxId,
    net: sums?.[1] ?? '',
    tax: sums?.[2] ?? '',
    total: firstOf(page, TOTAL),
    totalInWords: firstOf(page, WORDS),
  });
}

const firstOf = (page: string, pattern: RegExp): string => pattern.exec(page)?.[1] ?? '';

const allOf = (lines: readonly string[], pattern: RegExp): string[] =>
  lines.flatMap((line) => [...line.matchAll(pattern)].map(([, found = '']) => found));
