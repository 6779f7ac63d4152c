import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMissing, syncFolder, writeDurably } from '../../platform/files/durable';
import type { SignedHead } from './signing.rules';

/** What one file holds. Size and root stand in the note; they are repeated for who looks at the file. */
interface HeadFile {
  size: number;
  root: string;
  frontier: string;
  note: string;
}

/** A head as it lies on the disk, not yet believed. */
export interface KeptText {
  note: string;
  frontier: Buffer;
}

/** The file was changed by someone else since it was read: another signer is at work. */
export class HeadMoved extends Error {
  constructor(communityId: number) {
    super(`the kept head of community ${communityId} was changed by another process`);
  }
}

/**
 * The last head signed in each community, one file each, outside the database on purpose: who can put
 * an older database in place must not be able to put an older memory in place with it.
 */
export class KeptHeads {
  constructor(private readonly dir: string) {}

  /** null where there is none. @throws SyntaxError where it cannot be read as a head. */
  async read(communityId: number): Promise<KeptText | null> {
    const text = await this.textOf(communityId);
    if (text === null) return null;
    const { note, frontier } = JSON.parse(text) as Partial<HeadFile>;
    if (typeof note !== 'string' || typeof frontier !== 'string') {
      throw new SyntaxError('a kept head has a note and a frontier');
    }
    return { note, frontier: Buffer.from(frontier, 'hex') };
  }

  /**
   * Durable when it returns, and before the database hears of it.
   * @param previous the note that was read, null for none: compared once more before it is replaced.
   * @throws HeadMoved where that is not the one on the disk any more.
   */
  async keep(communityId: number, previous: string | null, next: SignedHead): Promise<void> {
    await mkdir(this.dir, { recursive: true, mode: 0o700 });
    const draft = path.join(this.dir, `.${communityId}-${randomUUID()}`);
    try {
      await writeDurably(draft, textOfHead(next), 0o600);
      const now = await this.read(communityId).catch(() => null);
      if ((now?.note ?? null) !== previous) throw new HeadMoved(communityId);
      await rename(draft, this.fileOf(communityId));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(this.dir);
  }

  /** The communities that have a head here. */
  async communities(): Promise<number[]> {
    try {
      const names = await readdir(this.dir);
      return names.flatMap((name) => /^([1-9]\d*)\.json$/.exec(name)?.[1] ?? []).map(Number);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  private async textOf(communityId: number): Promise<string | null> {
    try {
      return await readFile(this.fileOf(communityId), 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  private fileOf(communityId: number): string {
    return path.join(this.dir, `${communityId}.json`);
  }
}

function textOfHead({ size, root, frontier, note }: SignedHead): string {
  const file: HeadFile = {
    size,
    root: root.toString('hex'),
    frontier: frontier.toString('hex'),
    note,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
