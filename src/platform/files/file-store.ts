import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { isMissing, syncFolder, writeDurably } from './durable';

/** SHA-256 of the content, 64 hex digits in lower case: name, address and proof at once. */
export type Sha256 = string;

const SHA256_PATTERN = /^[0-9a-f]{64}$/;

/** The address under which content is or will be kept. */
export function sha256Of(bytes: Buffer): Sha256 {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Keeps bytes under their own hash. An abstract class, so that Nest can inject it by this name. Small
 * on purpose: an S3-compatible store (put unless present, get, head) fits behind it when it is needed.
 * Nothing is ever changed or removed, so the same content may be put twice and leftovers are harmless.
 */
export abstract class FileStore {
  /** Durable when it returns. */
  abstract put(bytes: Buffer): Promise<Sha256>;
  /** Rejects before the first byte where there is no such content. */
  abstract get(sha: Sha256): Promise<Readable>;
  abstract has(sha: Sha256): Promise<boolean>;
  /** In bytes, or null where there is no such content. */
  abstract size(sha: Sha256): Promise<number | null>;
  /** Reads all of it and tells whether it still is what its address says. */
  abstract verify(sha: Sha256): Promise<boolean>;
}

/** `<directory>/ab/cd/abcd…`: at most 256 folders on each level. */
export class DiskFileStore extends FileStore {
  constructor(private readonly directory: string) {
    super();
  }

  async put(bytes: Buffer): Promise<Sha256> {
    const sha = sha256Of(bytes);
    // A file of the wrong length (disk once full, copied back by hand) is written again.
    if ((await this.size(sha)) !== bytes.length) await this.write(sha, bytes);
    return sha;
  }

  async get(sha: Sha256): Promise<Readable> {
    const file = await open(this.pathOf(sha), constants.O_RDONLY | constants.O_NOFOLLOW);
    return file.createReadStream();
  }

  async has(sha: Sha256): Promise<boolean> {
    return (await this.size(sha)) !== null;
  }

  async size(sha: Sha256): Promise<number | null> {
    try {
      return (await stat(this.pathOf(sha))).size;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async verify(sha: Sha256): Promise<boolean> {
    if (!(await this.has(sha))) return false;
    const hash = createHash('sha256');
    for await (const chunk of (await this.get(sha)) as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest('hex') === sha;
  }

  /** Whole or not at all: a crash leaves a stray file in `tmp`, never half a document at its address. */
  private async write(sha: Sha256, bytes: Buffer): Promise<void> {
    const target = this.pathOf(sha);
    const temporary = path.join(this.directory, 'tmp', randomUUID());
    await mkdir(path.dirname(temporary), { recursive: true, mode: 0o700 });
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    try {
      await writeDurably(temporary, bytes, 0o400);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(target));
  }

  /** The only way to a path: what is not a hash can never name a file. */
  private pathOf(sha: Sha256): string {
    if (!SHA256_PATTERN.test(sha)) throw new Error('A file is addressed by its SHA-256 only');
    return path.join(this.directory, sha.slice(0, 2), sha.slice(2, 4), sha);
  }
}
