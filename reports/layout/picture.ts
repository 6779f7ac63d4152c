import { renderAsync } from '@resvg/resvg-js';
import * as qrcode from 'qrcode';
import { fontFileOf, UNITS_PER_EM, unitsOf, type Weight } from './fonts';
import { INK, PAPER } from './sheet';

/** How a text of a picture is set; lengths in pixels of the picture. */
export interface PictureStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
  /** Which point of the text stands at x. */
  readonly anchor?: 'start' | 'middle' | 'end';
}

export interface WrapStyle extends PictureStyle {
  readonly width: number;
  /** What does not fit into so many lines ends in “…”. */
  readonly lines?: number;
}

const FAMILY = 'Noto Sans SC';
const ELLIPSIS = '…';
/** Numbers, amounts and Latin words stay whole; everything else may end a line. */
const PIECES = /[\d.,:%¥−+/-]+|[A-Za-z]+|./gsu;
/** 标点 that never begins a line (GB/T 15834). */
const NOT_FIRST = /^[，。、；：！？）》”’％%]$/;
// XML 1.0 knows no control characters besides these three, not even escaped ones.
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[^\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * An SVG as a PNG `width` pixels wide, drawn with Noto Sans SC alone: no font of the machine is
 * looked at, so that the same SVG gives the same bytes everywhere. Drawn off the main thread.
 * @throws Error when it is no SVG.
 */
export async function pngOf(svg: string, width: number): Promise<Buffer> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    background: PAPER,
    font: {
      loadSystemFonts: false,
      fontFiles: [fontFileOf('regular'), fontFileOf('bold')],
      defaultFontFamily: FAMILY,
    },
  });
  return image.asPng();
}

/** Text as it may stand in XML, in an attribute too; what XML cannot hold is left out. */
export function escaped(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** The whole picture from its parts; `title` is what a screen reader says of it. */
export function svgOf(
  { width, height, title }: { width: number; height: number; title: string },
  parts: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}

/** One line of text whose baseline is at y. */
export function svgText(words: string, x: number, y: number, style: PictureStyle): string {
  const weight = style.weight === 'bold' ? 700 : 400;
  const anchor = style.anchor ?? 'start';
  return `<text x="${x}" y="${y}" font-family="${FAMILY}" font-size="${style.size}" font-weight="${weight}" fill="${style.color ?? INK}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

/** A filled box, its corners rounded by `radius`. */
export function svgBox(
  box: readonly [x: number, y: number, width: number, height: number],
  color: string,
  radius = 0,
): string {
  const [x, y, width, height] = box;
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${color}"/>`;
}

/** A QR code `side` pixels wide with its quiet zone, as one shape. */
export function svgQr(url: string, place: { x: number; y: number; side: number }): string {
  const { modules } = qrcode.create(url, { errorCorrectionLevel: 'M' });
  // Four modules of white around it, as ISO/IEC 18004 asks.
  const whole = modules.size + 8;
  const cells = [...modules.data.entries()]
    .filter(([, isDark]) => isDark)
    .map(([at]) => `M${(at % modules.size) + 4} ${Math.floor(at / modules.size) + 4}h1v1h-1z`);
  const scale = place.side / whole;
  return `<g transform="translate(${place.x} ${place.y}) scale(${scale})" shape-rendering="crispEdges"><rect width="${whole}" height="${whole}" fill="${PAPER}"/><path d="${cells.join('')}" fill="${INK}"/></g>`;
}

/** How wide a text is, in pixels. */
export function widthOf(text: string, { size, weight = 'regular' }: PictureStyle): number {
  return (unitsOf(text, weight) * size) / UNITS_PER_EM;
}

/** The text in lines no wider than `width`; a number is never torn apart. */
export function wrapped(text: string, style: WrapStyle): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, style)) {
    const fits = widthOf(line + piece, style) <= style.width;
    if (line === '' || fits || NOT_FIRST.test(piece)) line += piece;
    else {
      lines.push(line);
      line = piece.trimStart();
    }
  }
  if (line !== '') lines.push(line);
  const most = style.lines ?? lines.length;
  if (lines.length <= most) return lines;
  const last = cutTo(`${lines[most - 1] ?? ''}${ELLIPSIS}`, style);
  return [...lines.slice(0, most - 1), last];
}

/** The largest size, not above `style.size` and not below `smallest`, at which the text fits. */
export function sizeToFit(text: string, style: WrapStyle, smallest: number): number {
  const wide = widthOf(text, style);
  if (wide <= style.width) return style.size;
  return Math.max(smallest, Math.floor((style.size * style.width) / wide));
}

/** Pieces that stay together; one wider than a whole line is torn apart all the same. */
function piecesOf(text: string, style: WrapStyle): string[] {
  const whole = text.match(PIECES) ?? [];
  return whole.flatMap((piece) =>
    widthOf(piece, style) <= style.width ? [piece] : Array.from(piece),
  );
}

/** A text that ends in “…”, shortened until it fits. */
function cutTo(text: string, style: WrapStyle): string {
  const signs = Array.from(text);
  while (signs.length > 1 && widthOf(signs.join(''), style) > style.width) signs.splice(-2, 1);
  return signs.join('');
}
