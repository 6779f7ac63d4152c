import { toString as drawn } from 'qrcode';

/** The address a household opens to be bound, as an SVG picture for the printed notice. */
export function inviteQr(publicUrl: string, code: string): Promise<string> {
  const address = `${publicUrl}/join?code=${encodeURIComponent(code)}`;
  return drawn(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
}
