import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { Turnstile } from '../../platform/files/turnstile';
import { spendingErrors } from '../spending.errors';
import type { PlacedText } from './invoice-text.rules';

/** What stands on a paper. */
export interface PaperContent {
  readonly texts: readonly PlacedText[];
  /** Texts of its QR codes. */
  readonly codes: readonly string[];
  /** XML files that a PDF carries along. */
  readonly attached: readonly Uint8Array[];
}

const PROGRAM = path.join(__dirname, 'paper-worker.mjs');
const PATIENCE_MS = 20_000;
const MEMORY_MB = 256;
const PIXELS_MAX = 60_000_000;
/** A code that is missed at one size is often found at another. */
const EDGES = [1000, 1600, 2400];
const reading = new Turnstile(1);

/** @throws DomainError `spending.invoice-unreadable` for what is no PDF, or takes too long. */
export function readPdf(bytes: Buffer): Promise<PaperContent> {
  return inThread({ pdf: new Uint8Array(bytes) });
}

/** @throws DomainError `spending.invoice-unreadable` */
export async function readPicture(bytes: Buffer): Promise<PaperContent> {
  try {
    const pictures = [];
    for (const edge of EDGES) pictures.push(await pixelsOf(bytes, edge));
    return await inThread({ pictures });
  } catch {
    throw spendingErrors.invoiceUnreadable();
  }
}

async function pixelsOf(bytes: Buffer, edge: number) {
  const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS_MAX, pages: 1 })
    .autoOrient()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

/** One paper at a time, in a thread that is ended when it takes too much time or memory. */
function inThread(workerData: object): Promise<PaperContent> {
  return reading.pass(
    () =>
      new Promise((resolve, reject) => {
        const refuse = () => reject(spendingErrors.invoiceUnreadable());
        const thread = new Worker(PROGRAM, {
          workerData,
          resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
          // what a library prints about a stranger's file is nobody's log
          stdout: true,
          stderr: true,
        });
        const patience = setTimeout(() => void thread.terminate(), PATIENCE_MS);
        thread.once('message', (content: PaperContent) => {
          resolve(content);
          void thread.terminate();
        });
        thread.once('error', refuse);
        thread.once('exit', () => {
          clearTimeout(patience);
          refuse();
        });
      }),
  );
}
