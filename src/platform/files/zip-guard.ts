import { fromBufferPromise, getFileNameLowLevel, validateFileName } from 'yauzl';
import { DomainError } from '../../shared/domain-error';
import { fileErrors } from './files.errors';
import type { Entry, ZipFile } from 'yauzl';

export const ZIP_LIMITS = { entries: 200, inflatedBytes: 50 * 1024 * 1024, ratio: 100 } as const;

// Tiny parts of a real workbook compress absurdly well; only a large result can do harm.
const RATIO_MATTERS_FROM = 1024 * 1024;
const ENCRYPTED_FLAG = 0x1;
const SYMLINK = 0o120000;
const FILE_TYPE_MASK = 0o170000;
const NESTED_NAME =
  /\.(?:zip|jar|war|apk|7z|rar|gz|tgz|bz2|xz|cab|iso|xls[xmb]?|doc[xm]?|ppt[xm]?|ofd)$/i;
const NESTED_STARTS = ['PK\x03\x04', '7z\xbc\xaf', 'Rar!', '\x1f\x8b'];
const ENTITY_DEFINITION = /<!(?:DOCTYPE|ENTITY)/;
const CARRIED_LENGTH = 16;

/** What has been met so far in one archive. */
interface Tally {
  readonly names: Set<string>;
  compressed: number;
  inflated: number;
}

/**
 * Refuses an archive (XLSX, OFD) that would hurt whoever unpacks it: too many parts, too much once
 * inflated, paths that climb out, links, archives within, passwords, XML that defines entities. The
 * directory is checked first and then, since it may lie, every part is inflated and counted without
 * being kept.
 * @returns the names of the parts
 * @throws DomainError `file.zip-…` or `file.macro`
 */
export async function assertSafeZip(bytes: Buffer): Promise<readonly string[]> {
  const tally: Tally = { names: new Set(), compressed: 0, inflated: 0 };
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false });
    if (zip.entryCount > ZIP_LIMITS.entries) throw fileErrors.zipBomb();
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      assertSafeEntry(entry, tally, bytes.length);
      entries.push(entry);
    }
    for (const entry of entries) await assertSafeContent(zip, entry);
  } catch (error) {
    // The library's complaints are all about the archive, and none is fit for a person to read.
    throw error instanceof DomainError ? error : fileErrors.zipDamaged();
  }
  return [...tally.names];
}

function assertSafeEntry(entry: Entry, tally: Tally, archiveLength: number): void {
  const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = entry;
  const name = getFileNameLowLevel(flags, fileNameRaw, extraFields, true);
  const isLink = ((entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK) === SYMLINK;
  if (isLink || name.includes('\0') || validateFileName(name) !== null) throw fileErrors.zipPath();
  if ((flags & ENCRYPTED_FLAG) !== 0) throw fileErrors.zipEncrypted();
  if (NESTED_NAME.test(name)) throw fileErrors.zipNested();
  // Two parts of one name: which of them is read depends on the reader.
  if (tally.names.has(name)) throw fileErrors.zipDamaged();
  tally.names.add(name);
  tally.compressed += entry.compressedSize;
  tally.inflated += entry.uncompressedSize;
  // Parts that together need more room than the archive has share their bytes: a bomb without nesting.
  if (tally.compressed > archiveLength) throw fileErrors.zipBomb();
  assertInflatedSize(tally.inflated, tally.compressed);
}

/** Inflates and counts. The directory's sizes have passed, so no part may turn out larger than it says. */
async function assertSafeContent(zip: ZipFile, entry: Entry): Promise<void> {
  let length = 0;
  let carried = '';
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    const text = carried + chunk.toString('latin1');
    if (length === 0 && startsAsArchive(text)) throw fileErrors.zipNested();
    if (ENTITY_DEFINITION.test(text)) throw fileErrors.macro();
    carried = text.slice(-CARRIED_LENGTH);
    length += chunk.length;
    if (length > entry.uncompressedSize) throw fileErrors.zipBomb();
  }
  if (length !== entry.uncompressedSize) throw fileErrors.zipDamaged();
}

function startsAsArchive(text: string): boolean {
  return NESTED_STARTS.some((start) => text.startsWith(start));
}

function assertInflatedSize(inflated: number, compressed: number): void {
  if (inflated > ZIP_LIMITS.inflatedBytes) throw fileErrors.zipBomb();
  const ratio = inflated / Math.max(1, compressed);
  if (inflated > RATIO_MATTERS_FROM && ratio > ZIP_LIMITS.ratio) throw fileErrors.zipBomb();
}
