import { verifyAsync } from '@noble/ed25519';
import jsQR from 'jsqr';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
// Sets `pdfjsWorker` on the window: pdf.js then works in this page and asks for no second file.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { setEd25519 } from '../lib/bytes.mjs';
import { type Picture, readPdf, type ReportFile } from '../lib/report-file.mjs';

// Browsers of a few years ago have no Ed25519 of their own; this one is as fast as one file needs.
setEd25519((publicKey, message, signature) =>
  verifyAsync(signature, message, publicKey).catch(() => false),
);

/** Edges of a photograph are tried in these lengths: a code that is too large is as hard to read as a small one. */
const EDGES = [1600, 2400, 1000];

export const canCheck = (): boolean => globalThis.crypto?.subtle !== undefined;

/** @throws Error where it is no PDF that can be opened. */
export function readFile(
  bytes: Uint8Array,
  onProgress: (read: number, of: number) => void,
): Promise<ReportFile> {
  return readPdf(pdfjs, bytes, { makeCanvas, readCode, onProgress });
}

/** The text of the code in a picture, if one is read. */
export function readCode({ data, width, height }: Picture): string | null {
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}

export async function readPhoto(file: File): Promise<string | null> {
  const bitmap = await createImageBitmap(file);
  try {
    for (const edge of EDGES) {
      const part = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
      const [width, height] = [bitmap.width * part, bitmap.height * part].map(Math.round);
      const found = readCode(pictureOf(bitmap, width ?? 1, height ?? 1));
      if (found) return found;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

export function pictureOf(source: CanvasImageSource, width: number, height: number): Picture {
  const canvas = makeCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(source, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { data, width, height };
}

function makeCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  return canvas;
}
