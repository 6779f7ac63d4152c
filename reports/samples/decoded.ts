import jsqr from 'jsqr';
import sharp from 'sharp';

/** What is on a PNG: its size, how many of its pixels are dark, and the QR code, if one is read. */
export async function decoded(png: Buffer): Promise<{
  width: number;
  height: number;
  dark: number;
  qrText: string | null;
}> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
  const code = jsqr(new Uint8ClampedArray(data), info.width, info.height);
  return { width: info.width, height: info.height, dark, qrText: code?.data ?? null };
}
