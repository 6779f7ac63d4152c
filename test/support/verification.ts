import { VerificationQueries, type Verification } from '../../src/ledger/verification.queries';
import { VerifyBooksQueries } from '../../src/ledger/verify-books.queries';
import type { Config } from '../../src/platform/config';
import { DiskFileStore } from '../../src/platform/files/file-store';
import { VerifyFilesQueries } from '../../src/platform/files/verify-files.queries';
import type { Fault } from '../../src/proof/verify/fault.rules';
import type { KeptHead } from '../../src/proof/verify/heads.rules';
import '../../src/handover/handover.module';
import '../../src/queryable-account/my-money/my-money.module';
import '../../src/resolutions/resolutions.module';
import type { DatabaseInTest } from './fresh-database';

/** Where an installation under test keeps what lies outside its database; nowhere, unless told. */
export interface Outside {
  readonly filesDir?: string;
  readonly signerDir?: string;
  readonly witnesses?: readonly { url: string; vkey: string }[];
}

/** Verification as the command and the background have it, on the database under test. */
export function verificationOf(db: DatabaseInTest, outside: Outside = {}): VerificationQueries {
  const { filesDir = '/nowhere', signerDir: dir = '/nowhere', witnesses = [] } = outside;
  const files = new VerifyFilesQueries(db.reading, new DiskFileStore(filesDir));
  const secretKey = 'only for tests: 0123456789abcdef';
  const config = { secretKey, signer: { mode: 'off', dir, witnesses } } as unknown as Config;
  return new VerificationQueries(db.reading, new VerifyBooksQueries(db.reading), files, config);
}

/** What a full verification finds wrong, with nothing known but the database. */
export async function faultsIn(
  db: DatabaseInTest,
  communityId: number,
  kept: readonly KeptHead[] = [],
): Promise<readonly Fault[]> {
  return (await fullyVerified(db, communityId, kept)).faults;
}

export function fullyVerified(
  db: DatabaseInTest,
  communityId: number,
  kept: readonly KeptHead[] = [],
): Promise<Verification> {
  return verificationOf(db).verify(communityId, { quick: false, files: false, kept });
}
