import type { Writable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import type { FileStore } from '../../platform/files/file-store';
import { booksState } from './books-state.queries';
import { canonicalText, lineOf } from './canonical-text.rules';
import {
  contentFile,
  type Manifest,
  MANIFEST,
  MANIFEST_DIGEST,
  manifestText,
  PACKAGE_FORMAT,
  type Part,
  type TablePart,
} from './manifest.rules';
import { PackageArchive } from './package-archive';
import { eachContent, eachOpening } from './package-contents.queries';
import { PACKED_TABLES } from './packed-tables';
import {
  eachTableRow,
  namedPersons,
  packedColumns,
  type Packing,
  settleText,
  tableShapes,
} from './table-rows.queries';

/** What goes along. */
export interface PackageWishes {
  readonly communityId: number;
  readonly withPersonalData: boolean;
  /** What single leaves commit to, for who may see it (`log.leaves`). */
  readonly withOpenings: boolean;
  readonly contents: 'none' | 'public' | 'all';
  /** `keyCheckOf` of this installation; only where personal data go along. */
  readonly sealedUnder: string;
  /** Newest migration of this program. */
  readonly schema: string;
}

/** Where a package is read from: one moment of one community, and the stored contents. */
export interface PackageSource {
  readonly tx: EntityManager;
  readonly store: FileStore;
}

/**
 * Writes the books of one community as one package: every row of every table as JSON Lines, the log, the
 * signed heads, the files, and a manifest of it all. The same books make the same bytes.
 * @param out gets a ZIP of stored parts; ended when this returns.
 * @throws DomainError notFound `exchange.no-books`, before anything is written.
 */
export async function writeBooksPackage(
  out: Writable,
  { tx, store }: PackageSource,
  wishes: PackageWishes,
): Promise<Manifest> {
  await settleText(tx);
  const state = await booksState(tx, wishes.communityId, wishes.schema);
  const archive = new PackageArchive(out);
  const tables = await writeTables(archive, tx, wishes);
  const openings: Part | '' = wishes.withOpenings
    ? await archive.addLines('openings.jsonl', (emit) => eachOpening(tx, wishes.communityId, emit))
    : '';
  const files = await writeContents(archive, { tx, store }, wishes);
  const manifest: Manifest = {
    ...state,
    format: PACKAGE_FORMAT,
    personalData: wishes.withPersonalData ? 'with' : 'without',
    sealedUnder: wishes.withPersonalData ? wishes.sealedUnder : '',
    tables,
    openings,
    files,
  };
  const { sha256 } = await archive.addLines(MANIFEST, async (emit) => {
    for (const line of manifestText(manifest).trimEnd().split('\n')) await emit(line);
  });
  await archive.addText(MANIFEST_DIGEST, `${sha256}\n`);
  await archive.end();
  return manifest;
}

async function writeTables(
  archive: PackageArchive,
  tx: EntityManager,
  { communityId, withPersonalData }: PackageWishes,
): Promise<TablePart[]> {
  const packed = PACKED_TABLES.filter(({ personal }) => withPersonalData || !personal);
  const shapes = await tableShapes(tx);
  const persons = withPersonalData ? await namedPersons(tx, packed) : '';
  const packing: Packing = { communityId, withPersonalData, persons };
  const parts: TablePart[] = [];
  for (const table of packed) {
    const shape = shapes.get(table.table);
    if (!shape) throw new Error(`no such table: ${table.table}`);
    const part = await archive.addLines(table.file, (emit) =>
      eachTableRow(tx, { table, shape, packing }, (row) => emit(lineOf(row))),
    );
    const columns = packedColumns(table, shape, withPersonalData);
    parts.push({ ...part, table: table.table, columns });
  }
  return parts;
}

async function writeContents(
  archive: PackageArchive,
  { tx, store }: PackageSource,
  { communityId, contents }: PackageWishes,
): Promise<Manifest['files']> {
  const there: string[] = [];
  const list = await archive.addLines('files.jsonl', async (emit) => {
    if (contents === 'none') return;
    await eachContent(tx, { communityId, which: contents, store }, async ({ sha256, bytes }) => {
      if (bytes !== '') there.push(sha256);
      await emit(canonicalText({ bytes, sha256 }));
    });
  });
  for (const sha256 of there)
    await archive.addContent(contentFile(sha256), await store.get(sha256));
  return { ...list, included: contents };
}
