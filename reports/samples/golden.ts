import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Printed } from '../layout/sheet';

/** The texts of a document in the order they were drawn, page by page. */
export function textOf(printed: Printed): string {
  const pages = Array.from({ length: printed.pages }, (_, index) =>
    printed.said.filter(({ page }) => page === index + 1).map(({ text }) => text),
  );
  return `${pages.map((lines) => lines.join('\n')).join('\n\f\n')}\n`;
}

/** What hangs on the board must not change by accident: kept beside this file, one text per sample. */
export function goldenText(name: string): string {
  return fs.readFileSync(path.join(__dirname, `${name}.txt`), 'utf8');
}

/** Leaves the PDF in reports/out (not in git) for a person to look at. */
export function keepForLooking(name: string, printed: Printed): void {
  const folder = path.join(__dirname, '../out');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${name}.pdf`), printed.bytes);
  fs.writeFileSync(path.join(folder, `${name}.txt`), textOf(printed));
}
