import type { Font, Glyph } from 'fontkit';
import sharp from 'sharp';
import { fontOf, type Weight } from '../../reports/layout/fonts';
import type { Day } from '../shared/day';
import type { Money } from '../shared/money';
import { moneyInWords } from '../shared/money-in-words';

/** What an invoice of the demonstration says. It is drawn like an e-invoice and marked 演示. */
export interface DemoInvoice {
  number: string;
  issuedOn: Day;
  seller: string;
  buyer: string;
  item: string;
  amount: Money;
  /** A person's telephone, as papers carry them: to be masked. */
  telephone?: string;
}

const WIDTH = 760;
const HEIGHT = 470;
/** Drawn smaller than it is laid out: readable on a phone, and two hundred of them are quick. */
const SHOWN = 0.85;
const RED = '#9c2b22';
const INK = '#23303b';

interface Style {
  size: number;
  fill?: string;
  weight?: Weight;
  anchor?: 'start' | 'middle' | 'end';
}

/** The invoice as a JPEG of about 30 kB. */
export async function invoicePicture(invoice: DemoInvoice): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH * SHOWN}" height="${HEIGHT * SHOWN}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="#fdfcf7"/>${frame()}${words(invoice)}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
}

function frame(): string {
  const line = (d: string) => `<path d="${d}" stroke="${RED}" stroke-width="1.2" fill="none"/>`;
  return [
    `<rect x="24" y="96" width="712" height="330" fill="none" stroke="${RED}" stroke-width="1.6"/>`,
    line(
      'M24 176H736M24 212H736M24 338H736M24 376H736M380 96V176M470 176V338M560 176V338M640 176V338',
    ),
    `<ellipse cx="640" cy="56" rx="74" ry="30" fill="none" stroke="${RED}" stroke-width="3" opacity=".8"/>`,
    lettering('演示专用', 640, 64, { size: 20, fill: RED, anchor: 'middle' }),
  ].join('');
}

function words({ number, issuedOn, seller, buyer, item, amount, telephone }: DemoInvoice): string {
  const small: Style = { size: 15, fill: INK };
  const red: Style = { size: 14, fill: RED };
  const right: Style = { ...small, anchor: 'end' };
  return [
    lettering('电子发票（普通发票）', 300, 60, {
      size: 30,
      fill: RED,
      weight: 'bold',
      anchor: 'middle',
    }),
    lettering(`发票号码 ${number}`, 24, 86, { size: 13, fill: INK }),
    lettering(`开票日期 ${issuedOn}`, 470, 90, { size: 13, fill: INK }),
    lettering('购买方', 36, 122, red),
    lettering(buyer, 36, 152, small),
    lettering('销售方', 392, 122, red),
    lettering(seller, 392, 152, small),
    lettering('项目名称', 36, 200, red),
    lettering('数量', 500, 200, red),
    lettering('金额', 600, 200, { ...red, anchor: 'end' }),
    lettering('税额', 690, 200, { ...red, anchor: 'end' }),
    lettering(item.slice(0, 26), 36, 244, small),
    lettering('1', 512, 244, small),
    lettering(amount.format(), 634, 244, right),
    lettering('免税', 708, 244, right),
    telephone ? lettering(`移交联系人电话 ${telephone}`, 36, 310, small) : '',
    lettering(`价税合计（大写） ${moneyInWords(amount)}`, 36, 364, { ...small, weight: 'bold' }),
    lettering(`¥${amount.format()}`, 722, 364, { ...right, weight: 'bold' }),
    lettering('本票据由演示程序绘制，不具有任何票据效力。', 36, 406, { size: 13, fill: '#6b6f73' }),
  ].join('');
}

/**
 * Text as outlines, from the font that the reports use: a bare machine has no Chinese font that the
 * picture library would find.
 */
function lettering(text: string, x: number, y: number, style: Style): string {
  const weight = style.weight ?? 'regular';
  const font: Font = fontOf(weight);
  const scale = style.size / font.unitsPerEm;
  // Glyph by glyph: Chinese needs no shaping, and shaping is what takes the time.
  const glyphs = font.glyphsForString(text);
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) * scale;
  let pen = style.anchor === 'end' ? x - width : style.anchor === 'middle' ? x - width / 2 : x;
  const drawn = glyphs.map((glyph) => {
    const at = `translate(${round(pen)} ${y}) scale(${scale} ${-scale})`;
    pen += glyph.advanceWidth * scale;
    return `<path transform="${at}" d="${outlineOf(weight, glyph)}"/>`;
  });
  return `<g fill="${style.fill ?? INK}">${drawn.join('')}</g>`;
}

const outlines = new Map<string, string>();

function outlineOf(weight: Weight, glyph: Glyph): string {
  const key = `${weight}${glyph.id}`;
  const known = outlines.get(key) ?? glyph.path.toSVG();
  outlines.set(key, known);
  return known;
}

const round = (value: number): number => Math.round(value * 100) / 100;
