import * as qrcode from 'qrcode';
import type { Sheet } from '../sheet';

/** Four modules of white around it, as ISO/IEC 18004 asks. */
const QUIET_ZONE = 4;

/** A proof as a QR code in vector squares, `side` points wide with its quiet zone; nothing beside it. */
export function drawCode(
  sheet: Sheet,
  place: { x: number; y: number; side: number },
  text: string,
): void {
  // Base45 is the alphanumeric mode's own alphabet. Level M: a fold or a stamp may cost a seventh of it.
  const { modules } = qrcode.create([{ data: text, mode: 'alphanumeric' }], {
    errorCorrectionLevel: 'M',
  });
  const cell = place.side / (modules.size + 2 * QUIET_ZONE);
  const cells: [number, number][] = [];
  for (const [index, isDark] of modules.data.entries()) {
    if (!isDark) continue;
    const [row, column] = [Math.floor(index / modules.size), index % modules.size];
    cells.push([place.x + (column + QUIET_ZONE) * cell, place.y + (row + QUIET_ZONE) * cell]);
  }
  sheet.squares(cells, cell * 1.02, '#000000');
}
