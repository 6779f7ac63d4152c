import * as fs from 'node:fs';
import * as path from 'node:path';
import type { ReportDocument } from '../layout/document/document';
import { drawDocument } from '../layout/document/draw-document';
import type { DocumentMaking } from '../layout/document/making';
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

/** With what every sample of a document is drawn. */
export const sampleDocumentMaking: DocumentMaking = {
  madeBy: '物业会计',
  madeAt: new Date('2026-04-03T07:07:00Z'),
  printNo: 1,
  throughSeq: '2841',
  number: '信报〔2026〕0012号',
  site: 'https://books.example.cn',
};

/**
 * Draws a document as the product does and keeps it for looking; its text is to be compared:
 * `expect(await sampleText('quarterly-disclosure', document)).toBe(goldenText('quarterly-disclosure'))`.
 */
export async function sampleText(name: string, document: ReportDocument): Promise<string> {
  const printed = await drawDocument(document, sampleDocumentMaking);
  keepForLooking(name, printed);
  return textOf(printed);
}
