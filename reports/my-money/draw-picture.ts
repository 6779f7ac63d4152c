import { sizeToFit, svgBox, svgOf, svgQr, svgText, wrapped } from '../layout/picture';
import { HAIRLINE, INK, PAPER, PINE, QUIET, SHADE } from '../layout/sheet';
import type { MyMoneyContent, MyMoneyRow } from './content.rules';

/** For a group chat on a telephone, as the month's card is. */
export const PICTURE_WIDTH = 1080;
const PICTURE_HEIGHT = 1440;
export const PICTURE_ROWS = 6;

const EDGE = 64;
const INNER = PICTURE_WIDTH - 2 * EDGE;
const RIGHT = PICTURE_WIDTH - EDGE;
const HEAD_HEIGHT = 250;
const SUM_TOP = 326;
const ROWS_TOP = 616;
const ROW_HEIGHT = 84;
const FOOT_TOP = 1150;
const QR_SIDE = 240;

/** The picture as an SVG; the same content gives the same text. */
export function myMoneySvg(content: MyMoneyContent): string {
  const title = [content.title, content.place, content.check].join('；');
  return svgOf({ width: PICTURE_WIDTH, height: PICTURE_HEIGHT, title }, [
    ...head(content),
    ...sums(content),
    ...content.rows.slice(0, PICTURE_ROWS).flatMap(row),
    ...foot(content),
  ]);
}

function head({ title, place }: MyMoneyContent): string[] {
  const bold = { size: 84, weight: 'bold' as const, color: PAPER };
  const size = sizeToFit(title, { ...bold, width: INNER }, 40);
  const [first = ''] = wrapped(place, { size: 42, width: INNER, lines: 1 });
  return [
    svgBox([0, 0, PICTURE_WIDTH, HEAD_HEIGHT], PINE),
    svgText(title, EDGE, 126, { ...bold, size }),
    svgText(first, EDGE, 206, { size: 42, color: PAPER }),
  ];
}

function sums({ sums: all }: MyMoneyContent): string[] {
  const [opening, paid, income, uses, held] = all;
  const small = [opening, income].flatMap((sum, at) =>
    pair(sum, EDGE + at * (INNER / 2), SUM_TOP, 44),
  );
  const middle = [paid, uses].flatMap((sum, at) =>
    pair(sum, EDGE + at * (INNER / 2), SUM_TOP + 104, 56),
  );
  const left = `${held?.name ?? ''} ${held?.figure ?? ''} 元`;
  const bold = { size: 56, weight: 'bold' as const, color: PINE };
  const size = sizeToFit(left, { ...bold, width: INNER }, 36);
  return [...small, ...middle, svgText(left, EDGE, ROWS_TOP - 50, { ...bold, size })];
}

function pair(
  sum: { name: string; figure: string } | undefined,
  x: number,
  y: number,
  size: number,
): string[] {
  const figure = { size, weight: 'bold' as const, color: INK, width: INNER / 2 - 20 };
  const words = sum?.figure ?? '';
  return [
    svgText(sum?.name ?? '', x, y - 8, { size: 32, color: QUIET }),
    svgText(words, x, y + size, { ...figure, size: sizeToFit(words, figure, 28) }),
  ];
}

function row({ name, amount, permille }: MyMoneyRow, at: number): string[] {
  const y = ROWS_TOP + at * ROW_HEIGHT;
  const [words = ''] = wrapped(name, { size: 36, width: INNER - 280, lines: 1 });
  return [
    svgText(words, EDGE, y + 38, { size: 36 }),
    svgText(amount, RIGHT, y + 38, { size: 36, weight: 'bold', anchor: 'end' }),
    svgBox([EDGE, y + 52, INNER, 14], SHADE, 7),
    svgBox([EDGE, y + 52, Math.round((INNER * permille) / 1000), 14], PINE, 7),
  ];
}

function foot({ rule, check, url }: MyMoneyContent): string[] {
  const width = INNER - QR_SIDE - 40;
  const lines = [check, ...rule.slice(0, 2)]
    .flatMap((words) => wrapped(words, { size: 29, width, lines: 3 }))
    .slice(0, 7);
  return [
    svgBox([EDGE, FOOT_TOP - 22, INNER, 3], HAIRLINE),
    ...lines.map((words, at) =>
      svgText(words, EDGE, FOOT_TOP + 28 + at * 37, {
        size: 29,
        color: at === 0 ? PINE : QUIET,
      }),
    ),
    svgQr(url, { x: RIGHT - QR_SIDE, y: FOOT_TOP - 6, side: QR_SIDE }),
  ];
}
