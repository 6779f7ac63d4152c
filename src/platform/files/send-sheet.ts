import type { Response } from 'express';
import { sheetType } from '../http/api-answers';

/** Sends a spreadsheet that was written for this very request and is kept nowhere. */
export function sendSheet(response: Response, sheet: { name: string; bytes: Buffer }): void {
  const encoded = encodeURIComponent(sheet.name);
  response.set({
    'Content-Type': sheetType,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': `attachment; filename="sheet.xlsx"; filename*=UTF-8''${encoded}`,
    'Content-Length': String(sheet.bytes.length),
  });
  response.end(sheet.bytes);
}
