import * as qrcode from 'qrcode';
import { QUIET, type Sheet } from './sheet';

/** A QR code as vector squares, `side` points wide including its quiet zone, with words below. */
export function drawQr(
  sheet: Sheet,
  place: { x: number; y: number; side: number },
  said: { url: string; caption: string },
): void {
  const { modules } = qrcode.create(said.url, { errorCorrectionLevel: 'M' });
  // Four modules of white around it, as ISO/IEC 18004 asks.
  const cell = place.side / (modules.size + 8);
  const cells: [number, number][] = [];
  for (const [index, isDark] of modules.data.entries()) {
    if (!isDark) continue;
    const column = index % modules.size;
    const row = Math.floor(index / modules.size);
    cells.push([place.x + (column + 4) * cell, place.y + (row + 4) * cell]);
  }
  // A hair wider than its cell: renderers otherwise leave white seams between squares.
  sheet.squares(cells, cell * 1.02);
  sheet.text(said.caption, place.x, place.y + place.side - cell * 2, {
    size: 8,
    width: place.side,
    align: 'center',
    color: QUIET,
  });
}
