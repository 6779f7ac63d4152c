import type { Sealing } from '../../platform/login/sealing';

/**
 * Tells one SECRET_KEY from another without telling anything of it: sealed columns and keyed hashes of a
 * package are of use only where this is the same.
 */
export function keyCheckOf(sealing: Pick<Sealing, 'keyedHash'>): string {
  return sealing.keyedHash('trust-ledger-books', 'exchange');
}
