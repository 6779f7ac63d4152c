import { createWriteStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
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
import { entities } from '../../src/entities';
import { DomainError } from '../../src/shared/domain-error';
import { newId } from '../../src/shared/ids';
import { openCommunity } from './books';
import { type DatabaseInTest, withDatabase } from './fresh-database';
import { everyRowOfRecord, type Kept } from './full-books';
import { SpendingInTest } from './spending';
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

/** Books in which every table of record has a row, and the package of them. */
export interface OldBooks extends Kept {
  db: DatabaseInTest;
  /** Of the test, gone after it. */
  dir: string;
  file: string;
  manifest: Manifest;
}

/** Call at the top of a test file; filled before its tests. */
export function withOldBooks(): OldBooks {
  const books = { db: withDatabase(entities) } as OldBooks;
  beforeAll(async () => {
    const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'books-moved-'));
    const filesDir = path.join(dir, 'old-files');
    const file = path.join(dir, 'books.zip');
    await openCommunity(books.db, '邻家苑');
    const kept = await everyRowOfRecord(books.db, new SpendingInTest(books.db), '锦和苑');
    await keepFile(books.db, { ...kept, filesDir });
    const { communityId } = kept;
    const manifest = await packed(books.db, { communityId, file, filesDir });
    Object.assign(books, { ...kept, dir, file, manifest });
  }, 60_000);
  afterAll(() => fs.rm(books.dir, { recursive: true, force: true }));
  return books;
}

/** One file of the books whose contents the store has: the others are rows without any. */
async function keepFile(
  { admin }: DatabaseInTest,
  { communityId, filesDir }: { communityId: number; filesDir: string },
): Promise<void> {
  const store = new DiskFileStore(filesDir);
  const original = await store.put(Buffer.from('原件'));
  const shown = await store.put(Buffer.from('副本'));
  await admin.query(
    `insert into file_object (community_id, id, name, media_type, size_bytes, sha256, public_sha256,
       public_media_type, purpose) values ($1, $2, '发票.jpg', 'image/jpeg', 6, $3, $4, 'image/jpeg', 'evidence')`,
    [communityId, newId(), original, shown],
  );
}

/** The refusal that a work ends in. */
export function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  return work.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => {
      if (error instanceof DomainError) return error;
      throw error;
    },
  );
}
