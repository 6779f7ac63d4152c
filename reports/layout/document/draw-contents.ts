import { HAIRLINE, QUIET, type Sheet } from '../sheet';

const LINE = 24;
const HEAD = 60;

/** A heading and the page on which it stands. */
export interface ContentsLine {
  readonly heading: string;
  readonly page: number;
}

/** How many pages the contents take; they are kept free while the rest is drawn. */
export function contentsPages(sheet: Sheet, headings: number): number {
  return Math.ceil(headings / linesOn(sheet));
}

const linesOn = (sheet: Sheet) => Math.floor((sheet.bottom - sheet.top - HEAD) / LINE);

/** 目录, on the pages from `first` on; afterwards the last page is being written again. */
export function drawContents(sheet: Sheet, first: number, lines: readonly ContentsLine[]): void {
  const perPage = linesOn(sheet);
  for (const [index, line] of lines.entries()) {
    if (index % perPage === 0) {
      sheet.goTo(first + index / perPage);
      if (index === 0) drawTitle(sheet);
    }
    drawLine(sheet, sheet.top + HEAD + (index % perPage) * LINE, line);
  }
  sheet.goTo(sheet.pages);
}

function drawTitle(sheet: Sheet): void {
  const style = {
    size: 16,
    weight: 'bold',
    width: sheet.width,
    align: 'center',
    role: 'H2',
  } as const;
  sheet.text('目　录', sheet.left, sheet.top + 8, style);
}

function drawLine(sheet: Sheet, y: number, { heading, page }: ContentsLine): void {
  const style = { size: 11, role: 'TOCI' } as const;
  const number = { ...style, width: 40, align: 'right' } as const;
  sheet.text(heading, sheet.left, y, style);
  const from = sheet.left + sheet.widthOf(heading, style) + 8;
  const to = sheet.right - sheet.widthOf(String(page), style) - 8;
  const dots = { color: HAIRLINE, width: 0.8, dash: 1.2 };
  if (from < to)
    sheet.path(
      [
        [from, y + 12],
        [to, y + 12],
      ],
      dots,
    );
  sheet.text(String(page), sheet.right - 40, y, { ...number, color: QUIET });
}
