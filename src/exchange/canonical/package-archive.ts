import { createHash } from 'node:crypto';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { writeOut } from '../../platform/http/write-out';
import { digestOfLine } from './canonical-text.rules';
import type { Part } from './manifest.rules';

/**
 * Stored, not deflated, and of no time: zlib does not write the same bytes on every machine, and the same
 * books must make the same package everywhere. Noon, so that no time zone makes it the day before.
 */
export const STORED = {
  compress: false,
  forceDosTimestamp: true,
  mtime: new Date(1980, 0, 1, 12),
  mode: 0o100644,
};

/** Writes lines of one part. */
export type EmitLine = (line: string) => Promise<void>;

/** The package while it is written: one part after the other, as rows are read. */
export class PackageArchive {
  private readonly zip = new ZipFile();
  private readonly sent: Promise<void>;
  private writing: PassThrough | null = null;

  constructor(out: Writable) {
    this.sent = finished(this.zip.outputStream.pipe(out));
    // Whoever goes away is noticed where the next part is written.
    this.sent.catch(() => undefined);
    out.once('close', () => this.writing?.destroy());
  }

  /** JSON Lines, and beside them a short digest of each: a changed line is found by its number. */
  async addLines(file: string, each: (emit: EmitLine) => Promise<void>): Promise<Part> {
    const hash = createHash('sha256');
    const digests: string[] = [];
    let bytes = 0;
    const stream = this.open(file);
    await each(async (line) => {
      const chunk = Buffer.from(`${line}\n`, 'utf8');
      hash.update(chunk);
      bytes += chunk.length;
      digests.push(digestOfLine(chunk.subarray(0, -1)));
      await writeOut(stream, chunk);
    });
    stream.end();
    const beside = digestFile(file);
    await this.addText(beside, digests.map((digest) => `${digest}\n`).join(''));
    const sha256 = hash.digest('hex');
    return { file, digests: beside, rows: `${digests.length}`, bytes: `${bytes}`, sha256 };
  }

  async addText(file: string, text: string): Promise<void> {
    const stream = this.open(file);
    await writeOut(stream, text);
    stream.end();
  }

  async addContent(file: string, content: Readable): Promise<void> {
    await pipeline(content, this.open(file));
  }

  /** Returns when all of it has been written. */
  async end(): Promise<void> {
    this.zip.end();
    await this.sent;
  }

  private open(file: string): PassThrough {
    const stream = new PassThrough();
    this.writing = stream;
    this.zip.addReadStream(stream, file, STORED);
    return stream;
  }
}

/** Where the digests of a part's lines lie. */
export function digestFile(file: string): string {
  return `digests/${file.replaceAll('/', '-')}.txt`;
}
