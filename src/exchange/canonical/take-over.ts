import type { DataSource, EntityManager } from 'typeorm';
import type { VerificationQueries } from '../../ledger/verification.queries';
import { contextOf } from '../../platform/database/transactions';
import type { FileStore } from '../../platform/files/file-store';
import { parseVkey } from '../../proof/note.rules';
import { wordsOfFault } from '../../proof/verify/fault.rules';
import type { KeptHead } from '../../proof/verify/heads.rules';
import { assertFits, importContents, importRows, type Installation } from './books-import';
import { checkPackageLog } from './package-log';
import type { PackageReader } from './package-reader';
import { packageErrors } from './package.errors';

/** Who takes the books over, into what. */
export interface TakingOver {
  /** Log-in of the owner of the schema: nobody else may write rows past their triggers. */
  readonly owner: DataSource;
  readonly store: FileStore;
  readonly verification: Pick<VerificationQueries, 'verifyWithin'>;
  readonly here: Installation;
  /** Person of the operator. */
  readonly movedBy: string;
  /** C2SP verifier key by which the log's heads are signed from now on. */
  toVkey(communityId: number): Promise<string>;
  /** Heads that somebody kept elsewhere: the package must contain their trees. */
  readonly kept: readonly KeptHead[];
}

/** What was taken over, for who did it. */
export interface TakenOver {
  readonly communityId: number;
  readonly name: string;
  /** Of the log as it arrived; the transfer's own leaf comes after it. */
  readonly size: number;
  readonly root: string;
  readonly entries: number;
  readonly contents: number;
}

/**
 * Takes the books of one community over into this installation: checks every byte of the package, writes
 * its rows, verifies all of it as `verify` does, and says so in the log. Commits only what verifies clean
 * and comes to the same size, root and trial balance as the package states; else nothing of it stays.
 * @throws DomainError `exchange.…`, `log.key-malformed`, in words for the operator.
 */
export async function takeOver(reader: PackageReader, by: TakingOver): Promise<TakenOver> {
  await checkPackage(reader);
  assertFits(reader.manifest, by.here);
  const { community, log } = reader.manifest;
  const communityId = Number(community.id);
  const toVkey = await by.toVkey(communityId);
  parseVkey(toVkey);
  const contents = await importContents(reader, by.store);
  const entries = await by.owner.transaction(async (tx) => {
    await tx.query(contextOf(communityId));
    await importRows(tx, reader, by.here);
    const found = await verified(tx, communityId, by);
    await logTransfer(tx, reader, { toVkey, movedBy: by.movedBy });
    return found;
  });
  return {
    communityId,
    name: community.name,
    size: Number(log.size),
    root: log.root,
    entries,
    contents,
  };
}

/**
 * Everything that can be told of a package without a database.
 * @throws DomainError invalid `exchange.package-…`, `exchange.leaf-changed`, `exchange.root-differs`,
 * `exchange.head-wrong`.
 */
export async function checkPackage(reader: PackageReader): Promise<void> {
  await reader.check();
  await checkPackageLog(reader);
}

async function verified(
  tx: EntityManager,
  communityId: number,
  { verification, kept }: TakingOver,
): Promise<number> {
  const verdict = await verification.verifyWithin(tx, communityId, { quick: false, kept });
  const [first, ...more] = verdict.faults;
  if (first) throw packageErrors.faults(wordsOfFault(first), more.length);
  return verdict.entries;
}

/** The first leaf of the books in their new house: by whose key they go on. */
async function logTransfer(
  tx: EntityManager,
  reader: PackageReader,
  { toVkey, movedBy }: { toVkey: string; movedBy: string },
): Promise<void> {
  const { community, log, head } = reader.manifest;
  await tx.query(
    `insert into books_transfer (community_id, size, root, from_vkey, to_vkey, package_sha256, moved_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      community.id,
      log.size,
      log.root,
      head === '' ? null : head.vkey,
      toVkey,
      await reader.digest(),
      movedBy,
    ],
  );
}
