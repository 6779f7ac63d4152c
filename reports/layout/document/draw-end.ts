import { drawQr } from '../qr';
import { INK, mm, QUIET, type Sheet } from '../sheet';
import { roomFor } from './blocks-layout';

const QR = mm(26);
const LINE = 30;

/** Where people sign, and beside it the way to the same figures on the net; never torn apart. */
export function drawEnd(
  sheet: Sheet,
  y: number,
  { signatures, url }: { signatures: readonly string[]; url: string },
): void {
  const perLine = 2;
  const lines = Math.ceil(signatures.length / perLine);
  const height = Math.max(QR + 6, lines * LINE + 20);
  const at = roomFor(sheet, y + 6, height);
  const width = sheet.width - QR - mm(8);
  for (const [index, name] of signatures.entries()) {
    const x = sheet.left + (index % perLine) * (width / perLine);
    drawSignature(sheet, { x, y: at + 8 + Math.floor(index / perLine) * LINE }, [
      name,
      width / perLine,
    ]);
  }
  const words = { size: 8.5, color: QUIET, width };
  sheet.text(`网上查看同样的数字：${url}`, sheet.left, at + height - 14, words);
  drawQr(sheet, { x: sheet.right - QR, y: at, side: QR }, { url, caption: '扫码看网上的数字' });
}

function drawSignature(
  sheet: Sheet,
  { x, y }: { x: number; y: number },
  [name, width]: readonly [string, number],
): void {
  const style = { size: 10 };
  const label = `${name}：`;
  sheet.text(label, x, y, style);
  sheet.line([x + sheet.widthOf(label, style), y + 14], [x + width - 14, y + 14], { color: INK });
}
