import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { digestOfLine, rowOf, type TextRow } from './canonical-text.rules';
import {
  contentFile,
  type Manifest,
  MANIFEST,
  MANIFEST_DIGEST,
  parseManifest,
  type Part,
  partsOf,
} from './manifest.rules';
import { digestFile } from './package-archive';
import { hashOfRepacked } from './package-repacked';
import { packageErrors } from './package.errors';

const LINE_FEED = 0x0a;

/** A package on the disk. Nothing of it is believed before `check` has read all of it. */
export class PackageReader {
  private stated: Manifest | null = null;

  private constructor(
    private readonly path: string,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws DomainError invalid `exchange.package-broken`. */
  static async open(path: string): Promise<PackageReader> {
    let zip: ZipFile | null = null;
    try {
      zip = await openPromise(path, { autoClose: false, strictFileNames: true });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new PackageReader(path, zip, entries);
    } catch (error) {
      zip?.close();
      throw packageErrors.broken(error instanceof Error ? error.message : '');
    }
  }

  close(): void {
    this.zip.close();
  }

  /** Only after `check`. */
  get manifest(): Manifest {
    if (!this.stated) throw new Error('the package has not been checked');
    return this.stated;
  }

  /** SHA-256 of the manifest, hex: one number for the whole package. */
  async digest(): Promise<string> {
    return (await this.textOf(MANIFEST_DIGEST)).trimEnd();
  }

  /**
   * Every byte: the manifest, every line of every part, every stored content, and the envelope.
   * @throws DomainError invalid `exchange.package-…` naming the first file and line that is not as written.
   */
  async check(): Promise<void> {
    const manifest = await this.checkManifest();
    this.assertParts([MANIFEST, digestFile(MANIFEST), MANIFEST_DIGEST], 'these');
    for (const { file, digests } of partsOf(manifest)) this.assertParts([file, digests], 'these');
    for (const part of partsOf(manifest)) await this.checkPart(part, part.file);
    this.stated = manifest;
    const contents = await this.checkContents(manifest.files);
    const parts = partsOf(manifest).flatMap(({ file, digests }) => [file, digests]);
    const known = [MANIFEST, digestFile(MANIFEST), MANIFEST_DIGEST, ...parts, ...contents];
    this.assertParts(known, 'no others');
    await this.checkEnvelope();
  }

  /** The rows of a part with their line numbers, from 1. */
  async *rows(part: Part): AsyncGenerator<{ row: TextRow; line: number }, void, undefined> {
    let line = 0;
    for await (const bytes of linesOf(await this.open(part.file))) {
      line += 1;
      const row = rowOf(bytes.toString('utf8'));
      if (!row) throw packageErrors.changed(part.file, line);
      yield { row, line };
    }
  }

  /** Stored content, one after the other. */
  async *contents(): AsyncGenerator<{ sha256: string; bytes: Buffer }, void, undefined> {
    for await (const { row } of this.rows(this.manifest.files)) {
      const { sha256 = '' } = row;
      if (row['bytes'] === '') continue;
      yield { sha256, bytes: await buffer(await this.open(contentFile(sha256))) };
    }
  }

  private async checkManifest(): Promise<Manifest> {
    this.assertParts([MANIFEST, digestFile(MANIFEST), MANIFEST_DIGEST], 'these');
    const digests = digestFile(MANIFEST);
    const [text, sha256] = [await this.textOf(MANIFEST), await this.digest()];
    const own = { file: MANIFEST, digests, sha256, rows: '', bytes: '' };
    await this.checkPart(own, MANIFEST_DIGEST);
    if ((await this.textOf(MANIFEST_DIGEST)) !== `${sha256}\n`) {
      throw packageErrors.changed(MANIFEST_DIGEST);
    }
    const manifest = parseManifest(text);
    if (!manifest) throw packageErrors.broken('清单不是这一版本的格式');
    return manifest;
  }

  /** @param statedIn the file that holds the part's hash: named where all lines are as written. */
  private async checkPart({ file, digests, sha256 }: Part, statedIn: string): Promise<void> {
    const hash = createHash('sha256');
    const expected = digestsOf(await this.textOf(digests));
    const changed = await firstDifference(await this.open(file), expected, hash);
    const whole = hash.digest('hex') === sha256;
    if (changed !== null) throw packageErrors.changed(whole ? digests : file, changed);
    if (!whole) throw packageErrors.changed(statedIn);
    if ((await this.textOf(digests)) !== expected.map((digest) => `${digest}\n`).join('')) {
      throw packageErrors.changed(digests);
    }
  }

  private async checkContents(list: Part): Promise<string[]> {
    const files: string[] = [];
    for await (const { row } of this.rows(list)) {
      const { sha256 = '', bytes } = row;
      if (bytes === '') continue;
      const file = contentFile(sha256);
      this.assertParts([file], 'these');
      const hash = createHash('sha256');
      for await (const chunk of await this.open(file)) hash.update(chunk as Buffer);
      if (hash.digest('hex') !== sha256) throw packageErrors.changed(file);
      files.push(file);
    }
    return files;
  }

  private assertParts(files: readonly string[], what: 'these' | 'no others'): void {
    if (what === 'these') {
      const missing = files.find((file) => !this.entries.has(file));
      if (missing !== undefined) throw packageErrors.parts(missing, '缺少');
      return;
    }
    const known = new Set(files);
    const more = [...this.entries.keys()].find((file) => !known.has(file));
    if (more !== undefined) throw packageErrors.parts(more, '多出');
  }

  /** Headers and directory: packed again from its contents, it must be the same file. */
  private async checkEnvelope(): Promise<void> {
    const own = createHash('sha256');
    for await (const chunk of createReadStream(this.path)) own.update(chunk as Buffer);
    const again = await hashOfRepacked([...this.entries.keys()], (file) => this.open(file));
    if (own.digest('hex') !== again) throw packageErrors.envelope();
  }

  private async textOf(file: string): Promise<string> {
    return (await buffer(await this.open(file))).toString('utf8');
  }

  private async open(file: string): Promise<Readable> {
    const entry = this.entries.get(file);
    if (!entry) throw packageErrors.parts(file, '缺少');
    try {
      return await this.zip.openReadStreamPromise(entry);
    } catch {
      throw packageErrors.changed(file);
    }
  }
}

function digestsOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

/** The number of the first line that has another digest than expected, or that is missing or too many. */
async function firstDifference(
  stream: Readable,
  expected: readonly string[],
  hash: Hash,
): Promise<number | null> {
  let [line, changed]: [number, number | null] = [0, null];
  for await (const bytes of linesOf(stream, hash)) {
    if (changed === null && digestOfLine(bytes) !== expected[line]) changed = line + 1;
    line += 1;
  }
  return changed ?? (line === expected.length ? null : line + 1);
}

/** Lines as bytes, without their line feed; what follows the last one counts as a line of its own. */
async function* linesOf(stream: Readable, hash?: Hash): AsyncGenerator<Buffer, void, undefined> {
  let rest: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash?.update(chunk);
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]);
      [rest, from] = [[], at + 1];
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}
