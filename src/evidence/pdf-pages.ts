import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Turnstile } from '../platform/files/turnstile';
import { evidenceErrors } from './evidence.errors';
import type { PageSize } from './mask.rules';
import type { PlacedWords } from './suggestions.rules';

/** A page of a PDF as it is looked at; words without pixels, or pixels without words. */
export interface PdfPage extends PageSize {
  /** The paper itself, in points of 1/72 inch. */
  readonly pointWidth: number;
  readonly pointHeight: number;
  readonly words: readonly PlacedWords[];
  /** Four bytes a dot; null where only the words were asked for. */
  readonly drawn: Uint8Array | null;
}

export interface Wanted {
  readonly draw: boolean;
  /** One page only, from 1. */
  readonly only?: number;
}

export const PAGES_MAX = 20;
/** As the public copies of photographs: legible, and small enough for a telephone. */
export const EDGE_MAX = 2400;
const PROGRAM = path.join(__dirname, 'page-worker.mjs');
const PAGE_PATIENCE_MS = 20_000;
const MEMORY_MB = 512;
const drawing = new Turnstile(1);

type Said = { count: number } | { page: PdfPage } | { end: true };

/**
 * Every page of a PDF in turn, one in memory at a time, in a thread that is ended when a page takes
 * too much time or memory: what a stranger's file does to its reader ends there.
 * @throws DomainError `evidence.unreadable`, `evidence.too-many-pages`, `evidence.page-not-found`,
 *   or whatever `look` throws
 */
export function eachPage(
  bytes: Buffer,
  wanted: Wanted,
  look: (page: PdfPage) => void | Promise<void>,
): Promise<void> {
  return drawing.pass(() => new PdfThread(bytes, wanted, look).done);
}

class PdfThread {
  readonly done: Promise<void>;
  private readonly thread: Worker;
  private patience: NodeJS.Timeout | undefined;

  constructor(
    bytes: Buffer,
    private readonly wanted: Wanted,
    private readonly look: (page: PdfPage) => void | Promise<void>,
  ) {
    this.thread = new Worker(PROGRAM, {
      workerData: {
        bytes: new Uint8Array(bytes),
        ...wanted,
        pagesMax: PAGES_MAX,
        edgeMax: EDGE_MAX,
      },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      // what a library prints about a stranger's file is nobody's log
      stdout: true,
      stderr: true,
    });
    this.done = new Promise<void>((resolve, reject) => {
      this.thread.on('message', (said: Said) => {
        this.hear(said).then((ended) => ended && resolve(), reject);
      });
      this.thread.once('error', () => reject(evidenceErrors.unreadable()));
      this.thread.once('exit', () => reject(evidenceErrors.unreadable()));
    }).finally(() => this.end());
    this.wait();
  }

  /** @returns whether that was the last of it */
  private async hear(said: Said): Promise<boolean> {
    if ('end' in said) return true;
    if ('count' in said) this.assertCount(said.count);
    else await this.look(said.page);
    this.wait();
    this.thread.postMessage('next');
    return false;
  }

  private assertCount(count: number): void {
    const { only } = this.wanted;
    if (count > PAGES_MAX) throw evidenceErrors.tooManyPages(count, PAGES_MAX);
    if (only !== undefined && only > count) throw evidenceErrors.noPage();
  }

  private wait(): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.end(), PAGE_PATIENCE_MS);
  }

  private end(): void {
    clearTimeout(this.patience);
    void this.thread.terminate();
  }
}
