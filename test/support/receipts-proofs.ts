import { checkReceiptsProof } from '../../verifier/lib/receipts-proof.mjs';
import { receiptNumberOf } from '../../src/charges/receipt.rules';
import { LogQueries } from '../../src/proof/log.queries';
import { ReceiptsTreesQueries } from '../../src/proof/receipts-tree/receipts-trees.queries';
import { myReceiptsTreeViewOf } from '../../src/proof/receipts-tree/receipts-trees.view';
import { period } from '../../src/shared/period';
import type { DatabaseInTest } from './fresh-database';
import { TestClock } from './test-clock';

/** What a household is given to check a month with, and what it finds by the independent verifier. */
export class ReceiptsProofs {
  readonly trees: ReceiptsTreesQueries;

  constructor(db: DatabaseInTest) {
    const log = new LogQueries(db.reading, new TestClock('2026-06-30'));
    this.trees = new ReceiptsTreesQueries(db.reading, log);
  }

  async given(communityId: number, month: string, unitId: string) {
    const proof = await this.trees.proofFor(communityId, period(month), unitId);
    return myReceiptsTreeViewOf(communityId, proof, receiptNumberOf);
  }

  /** '85.63' as fen, or the code of what does not hold. */
  async found(communityId: number, month: string, unitId: string): Promise<string> {
    const given = await this.given(communityId, month, unitId);
    try {
      return String((await checkReceiptsProof(given, given.log.vkey)).paid);
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  }
}
