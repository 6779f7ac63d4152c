import type { Money } from '../../src/shared/money';
import {
  pngOf,
  sizeToFit,
  svgBox,
  svgOf,
  svgQr,
  svgText,
  type PictureStyle,
  wrapped,
} from '../layout/picture';
import { HAIRLINE, INK, PAPER, PINE, QUIET, SHADE, VERMILION } from '../layout/sheet';
import type { CardLine, MonthCard } from './content.rules';

/** For a group chat on a telephone: three by four, large enough to be read without zooming. */
export const CARD_WIDTH = 1080;
export const CARD_HEIGHT = 1440;

const EDGE = 64;
const INNER = CARD_WIDTH - 2 * EDGE;
const RIGHT = CARD_WIDTH - EDGE;
const HEAD_HEIGHT = 236;
const QR_SIDE = 264;
const FOOT_TOP = 1132;

/** The card as an SVG; the same content gives the same text. */
export function monthCardSvg(card: MonthCard): string {
  const size = { width: CARD_WIDTH, height: CARD_HEIGHT, title: card.lines.join('；') };
  return svgOf(size, [...head(card), ...sums(card), ...uses(card), ...foot(card)]);
}

/** The card as a PNG of 1080 × 1440 pixels, some hundred kilobytes. */
export function drawMonthCard(card: MonthCard): Promise<Buffer> {
  return pngOf(monthCardSvg(card), CARD_WIDTH);
}

function head(card: MonthCard): string[] {
  const name = { size: 50, width: INNER, lines: 1 };
  return [
    svgBox([0, 0, CARD_WIDTH, HEAD_HEIGHT], PINE),
    svgText(wrapped(card.communityName, name)[0] ?? '', EDGE, 94, { size: 50, color: PAPER }),
    svgText(card.title, EDGE, 190, { size: 80, weight: 'bold', color: PAPER }),
    svgText('单位：元', RIGHT, 190, { size: 40, color: PAPER, anchor: 'end' }),
  ];
}

function sums(card: MonthCard): string[] {
  return [
    ...sum({ name: '收入', amount: card.income }, 346, INK),
    ...sum({ name: '支出', amount: card.expense }, 456, INK),
    svgBox([EDGE, 496, INNER, 3], HAIRLINE),
    ...sum({ name: '月末结余', amount: card.left }, 592, PINE),
  ];
}

function sum(line: CardLine, y: number, color: string): string[] {
  const figure: PictureStyle = { size: 92, weight: 'bold', color, anchor: 'end' };
  const words = figureOf(line.amount);
  const size = sizeToFit(words, { ...figure, width: INNER - 260 }, 40);
  return [
    svgText(line.name, EDGE, y, { size: 52, color: QUIET }),
    svgText(words, RIGHT, y, { ...figure, size }),
  ];
}

const ROW = 116;

function uses(card: MonthCard): string[] {
  const top = 648;
  const [first] = card.largest;
  const heading = first ? '钱主要用在' : '本月没有支出';
  const rows = card.largest.flatMap((line, at) =>
    use(line, top + 70 + at * ROW, barOf(line.amount, first?.amount)),
  );
  return [
    svgBox([EDGE - 24, top, INNER + 48, FOOT_TOP - top - 30], SHADE, 20),
    svgText(heading, EDGE, top + 58, { size: 40, color: QUIET }),
    ...othersOf(card, top + 58),
    ...rows,
  ];
}

function othersOf({ others: { count, amount } }: MonthCard, y: number): string[] {
  if (count === 0) return [];
  const words = `其余 ${count} 类 ${figureOf(amount)}`;
  return [svgText(words, RIGHT, y, { size: 36, color: QUIET, anchor: 'end' })];
}

function use({ name, amount }: CardLine, y: number, bar: number): string[] {
  const words = figureOf(amount);
  const figure: PictureStyle = { size: 52, weight: 'bold', anchor: 'end' };
  const size = sizeToFit(words, { ...figure, width: 400 }, 34);
  const label = wrapped(name, { size: 48, width: INNER - 430, lines: 1 })[0] ?? '';
  return [
    svgText(label, EDGE, y + 62, { size: 48 }),
    svgText(words, RIGHT, y + 62, { ...figure, size }),
    svgBox([EDGE, y + 82, INNER, 14], HAIRLINE, 7),
    svgBox([EDGE, y + 82, bar, 14], PINE, 7),
  ];
}

function foot(card: MonthCard): string[] {
  const { agrees, sentence } = card.bank;
  const text = { size: 38, width: INNER - QR_SIDE - 40 };
  const said = wrapped(sentence, { ...text, lines: 3 });
  const color = agrees ? PINE : VERMILION;
  const lines = said.map((line, at) =>
    svgText(line, EDGE, FOOT_TOP + 56 + at * 52, { size: 38, weight: 'bold', color }),
  );
  const below = FOOT_TOP + 56 + said.length * 52;
  return [
    ...lines,
    svgText(card.standing, EDGE, below + 4, { size: 36, color: QUIET }),
    svgText('扫码看每一笔', EDGE, CARD_HEIGHT - 40, { size: 36, color: QUIET }),
    svgQr(card.url, { x: RIGHT - QR_SIDE + 20, y: FOOT_TOP - 4, side: QR_SIDE }),
  ];
}

/** How long the bar of a use is beside that of the largest, in pixels; never quite nothing. */
function barOf(amount: Money, largest: Money | undefined): number {
  const [part, whole] = [amount.toFen(), largest?.toFen() ?? 0n];
  if (whole <= 0n || part <= 0n) return 0;
  return Math.max(14, Number((part * BigInt(INNER)) / whole));
}

const figureOf = (amount: Money) => amount.format();
