import { HAIRLINE, INK, PINE, QUIET, SHADE, type Sheet, VERMILION } from '../sheet';
import { drawWords, roomFor } from './blocks-layout';
import type { BarsBlock, LinesBlock } from './document';

const BAR_LINE = 18;
const BAR = 9;
const NAME = 0.3;
const VALUE = 0.2;
const GAP = 8;

const titleOf = { size: 9.5, weight: 'bold' } as const;

export function heightOfBars(sheet: Sheet, block: BarsBlock): number {
  const title = sheet.heightOf(block.title, { ...titleOf, width: sheet.width });
  return title + 6 + block.bars.length * BAR_LINE + (block.legend ? 16 : 0);
}

/** Bars beside each other's names, their figures to the right; the title states the finding. */
export function drawBars(sheet: Sheet, y: number, block: BarsBlock): number {
  const whole = heightOfBars(sheet, block);
  const fits = whole < sheet.bottom - sheet.top;
  let at = fits ? roomFor(sheet, y, whole) : y;
  const alt = `${block.title} ${block.bars.map(({ name, value }) => `${name} ${value}`).join('；')}`;
  sheet.group(
    'Figure',
    () => {
      at = drawWords(sheet, at, block.title, titleOf) + 6;
      for (const bar of block.bars) {
        at = roomFor(sheet, at, BAR_LINE);
        drawBar(sheet, at, bar);
        at += BAR_LINE;
      }
      if (block.legend) at = drawWords(sheet, at + 2, block.legend, { size: 8, color: QUIET });
    },
    alt,
  );
  return at;
}

function drawBar(sheet: Sheet, y: number, bar: BarsBlock['bars'][number]): void {
  const from = sheet.left + sheet.width * NAME + GAP;
  const length = sheet.width * (1 - NAME - VALUE) - 2 * GAP;
  const name = { size: sizeThatFits(sheet, bar.name, from - sheet.left - GAP) };
  sheet.text(bar.name, sheet.left, y + 2, name);
  sheet.fill([from, y + 4, length, BAR], SHADE);
  sheet.fill([from, y + 4, length * within(bar.part), BAR], PINE);
  if (bar.mark !== undefined) {
    const x = from + length * within(bar.mark);
    sheet.line([x, y + 1.5], [x, y + 5.5 + BAR], { color: VERMILION, width: 1.4 });
  }
  const value = { size: 9, width: sheet.width * VALUE, align: 'right' } as const;
  sheet.text(bar.value, sheet.right - value.width, y + 2, value);
}

const within = (part: number) => Math.min(1, Math.max(0, part));

function sizeThatFits(sheet: Sheet, words: string, width: number): number {
  return [9, 8, 7, 6].find((size) => sheet.widthOf(words, { size }) <= width) ?? 5;
}

/** Told apart without colour too: a paper may be copied. */
const STROKES = [
  { color: PINE, width: 1.6 },
  { color: VERMILION, width: 1.2, dash: 5 },
  { color: INK, width: 1, dash: 2 },
  { color: QUIET, width: 1.2, dash: 9 },
] as const;
const FIRST_STROKE = STROKES[0];

const PLOT = 110;
const TITLE = 20;
const MONTHS = 16;
const KEY = 16;
/** What a picture of lines takes, in points. */
export const LINES_HEIGHT = TITLE + KEY + PLOT + MONTHS;

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Figures over months as lines; each with its name and its last figure above the plot. */
export function drawLines(sheet: Sheet, y: number, block: LinesBlock): number {
  const title = sheet.heightOf(block.title, { ...titleOf, width: sheet.width });
  const key = keyOf(sheet, block);
  const height = title + 6 + key.lines * KEY + PLOT + MONTHS;
  const at = roomFor(sheet, y, height);
  const axis = Math.max(...block.axis.map((words) => sheet.widthOf(words, { size: 8 })));
  const top = at + title + 6 + key.lines * KEY;
  const plot = { left: sheet.left + axis + 6, right: sheet.right - 8, top, bottom: top + PLOT };
  const said = block.series.map(({ name, last }) => `${name} ${last}`).join('；');
  sheet.group(
    'Figure',
    () => {
      drawWords(sheet, at, block.title, titleOf);
      key.draw(at + title + 4);
      drawAxes(sheet, plot, block);
      for (const [index, series] of block.series.entries()) {
        drawSeries(sheet, plot, series.points, STROKES[index % STROKES.length] ?? FIRST_STROKE);
      }
    },
    `${block.title} ${said}`,
  );
  return at + height;
}

/** Which stroke is whose, as many to a line as fit. */
function keyOf(sheet: Sheet, { series }: LinesBlock) {
  const style = { size: 8.5 };
  let [x, line] = [sheet.left, 0];
  const places = series.map(({ name, last }, index) => {
    const words = `${name}　${last}`;
    const width = 24 + sheet.widthOf(words, style) + 14;
    if (x + width > sheet.right && x > sheet.left) [x, line] = [sheet.left, line + 1];
    const place = { words, x, line, stroke: STROKES[index % STROKES.length] ?? FIRST_STROKE };
    x += width;
    return place;
  });
  const draw = (y: number) => {
    for (const place of places) {
      const top = y + place.line * KEY;
      const ends = [place.x, place.x + 18].map((end): [number, number] => [end, top + 7]);
      sheet.path(ends, place.stroke);
      sheet.text(place.words, place.x + 24, top, style);
    }
  };
  return { lines: line + 1, draw };
}

function drawAxes(sheet: Sheet, plot: Plot, { axis: [low, high], months }: LinesBlock): void {
  const label = {
    size: 8,
    color: QUIET,
    width: plot.left - sheet.left - 6,
    align: 'right',
  } as const;
  sheet.text(high, sheet.left, plot.top - 5, label);
  sheet.text(low, sheet.left, plot.bottom - 6, label);
  for (const part of [0, 0.5, 1]) {
    const y = plot.bottom - part * PLOT;
    const style = part === 0 ? { color: INK } : { color: HAIRLINE, width: 0.3 };
    sheet.line([plot.left, y], [plot.right, y], style);
  }
  const step = Math.ceil(months.length / 12);
  for (const [index, month] of months.entries()) {
    if (index % step !== 0) continue;
    const x = xOf(plot, index, months.length) - 20;
    const style = { size: 7.5, color: QUIET, width: 40, align: 'center' } as const;
    sheet.text(month, x, plot.bottom + 4, style);
  }
}

const xOf = ({ left, right }: Plot, index: number, count: number) =>
  count < 2 ? (left + right) / 2 : left + 12 + ((right - left - 24) * index) / (count - 1);

/** A gap where there is no figure; a figure between two gaps is a short stroke. */
function drawSeries(
  sheet: Sheet,
  plot: Plot,
  points: LinesBlock['series'][number]['points'],
  stroke: (typeof STROKES)[number],
): void {
  let run: [number, number][] = [];
  const end = () => {
    const [only] = run;
    if (only && run.length === 1)
      run = [
        [only[0] - 3, only[1]],
        [only[0] + 3, only[1]],
      ];
    if (run.length > 0) sheet.path(run, stroke);
    run = [];
  };
  for (const [index, point] of points.entries()) {
    if (point === null) end();
    else run.push([xOf(plot, index, points.length), plot.bottom - within(point) * PLOT]);
  }
  end();
}
