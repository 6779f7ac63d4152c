import { createWriteStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { type PackageWishes, writeBooksPackage } from '../../src/exchange/canonical/books-package';
import {
  type Manifest,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestText,
  type Part,
} from '../../src/exchange/canonical/manifest.rules';
import { PackageArchive } from '../../src/exchange/canonical/package-archive';
import { PackageReader } from '../../src/exchange/canonical/package-reader';
import { takeOver, type TakenOver, type TakingOver } from '../../src/exchange/canonical/take-over';
import { ownerDataSource } from '../../src/platform/database/data-source';
import { migrationNames } from '../../src/platform/database/migrate';
import { contextOf } from '../../src/platform/database/transactions';
import { DiskFileStore } from '../../src/platform/files/file-store';
import type { DatabaseInTest } from './fresh-database';
import { unzipped } from './unzip';

export const SCHEMA = migrationNames().at(-1) ?? '';

/** A package of the community's books, whole unless wished otherwise, written as the owner has it written. */
export async function packed(
  { urls }: Pick<DatabaseInTest, 'urls'>,
  { file, filesDir, ...wishes }: Partial<PackageWishes> & PackedWhere,
): Promise<Manifest> {
  const source = await ownerDataSource(urls.ownerUrl, []).initialize();
  try {
    return await source.transaction('REPEATABLE READ', async (tx) => {
      await tx.query(contextOf(wishes.communityId));
      const store = new DiskFileStore(filesDir);
      return writeBooksPackage(
        createWriteStream(file),
        { tx, store },
        {
          withPersonalData: true,
          withOpenings: false,
          contents: 'all',
          sealedUnder: 'the same key',
          schema: SCHEMA,
          ...wishes,
        },
      );
    });
  } finally {
    await source.destroy();
  }
}

interface PackedWhere {
  readonly communityId: number;
  readonly file: string;
  readonly filesDir: string;
}

/** The package taken over; its reader is closed however it ends. */
export async function takenOver(file: string, by: TakingOver): Promise<TakenOver> {
  const reader = await PackageReader.open(file);
  try {
    return await takeOver(reader, by);
  } finally {
    reader.close();
  }
}

/** Sees the package through from its first byte to its last. */
export async function checked(file: string): Promise<void> {
  const reader = await PackageReader.open(file);
  try {
    await reader.check();
  } finally {
    reader.close();
  }
}

/** What a forger does to the lines of one file, and to what the manifest says. */
export interface Forgery {
  readonly lines?: Readonly<Record<string, (lines: string[]) => string[]>>;
  readonly manifest?: (manifest: Manifest) => Manifest;
}

/** The package written anew by someone who knows how: every hash and every digest made to fit. */
export async function forged(file: string, to: string, forgery: Forgery): Promise<void> {
  const files = await unzipped(await fs.readFile(file));
  const textOf = (name: string) => files.get(name)?.toString('utf8') ?? '';
  const manifest = JSON.parse(textOf(MANIFEST)) as Manifest;
  const archive = new PackageArchive(createWriteStream(to));
  const again = async <P extends Part>(part: P): Promise<P> => {
    const lines = textOf(part.file).split('\n').slice(0, -1);
    const made = await archive.addLines(part.file, async (emit) => {
      for (const line of (forgery.lines?.[part.file] ?? ((all) => all))(lines)) await emit(line);
    });
    return { ...part, ...made };
  };
  const tables = [];
  for (const part of manifest.tables) tables.push(await again(part));
  const list = await again(manifest.files);
  for (const [name, bytes] of files) {
    if (name.startsWith('files/')) await archive.addContent(name, Readable.from([bytes]));
  }
  const stated = (forgery.manifest ?? ((as) => as))({ ...manifest, tables, files: list });
  const { sha256 } = await archive.addLines(MANIFEST, async (emit) => {
    for (const line of manifestText(stated).trimEnd().split('\n')) await emit(line);
  });
  await archive.addText(MANIFEST_DIGEST, `${sha256}\n`);
  await archive.end();
}

/** An empty folder's installation: what its operator brings to a taking over. */
export function takingOver(
  owner: DataSource,
  dir: string,
  rest: Pick<TakingOver, 'verification' | 'movedBy' | 'toVkey' | 'kept'>,
): TakingOver {
  return {
    owner,
    store: new DiskFileStore(path.join(dir, 'young-files')),
    here: { schema: SCHEMA, sealedUnder: 'the same key', lockedPassword: 'locked' },
    ...rest,
  };
}
