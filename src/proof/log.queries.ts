import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import type { Opening } from './leaf.rules';
import { VALUES_OF_LEAF } from './leaf-values.queries';
import {
  logStanding,
  type LogStanding,
  type SignedHead,
  signedHead,
  type WitnessSeen,
  witnessesOf,
} from './log-heads.queries';
import { withNodes } from './log-nodes.queries';
import { openingsOf, type StoredLeaf } from './openings.rules';
import { proofErrors } from './proof.errors';
import { consistencyProof, inclusionProof } from './tree.rules';

/** The log and its newest head, as everyone may see it. */
export interface LogOverview extends Omit<LogStanding, 'size'> {
  readonly head: SignedHead;
  readonly ageSeconds: number;
  readonly witnesses: readonly WitnessSeen[];
  /** Leaves that are not signed yet. */
  readonly unsigned: number;
}

/** One leaf with its way to a signed root. */
export interface LeafProof {
  readonly index: number;
  readonly hashes: readonly Buffer[];
  readonly head: SignedHead;
  readonly body: string;
  readonly openings: readonly Opening[];
}

export interface LeafPage {
  readonly items: readonly { readonly index: number; readonly body: string }[];
  /** Where the next page begins; null at the end of the log. */
  readonly next: number | null;
}

/** 存证: heads, proofs and leaves of a community's log. Proofs are given under signed heads only. */
@Injectable()
export class LogQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `signedHead`. */
  overview(communityId: number): Promise<LogOverview> {
    return this.reading.run(communityId, async (tx) => {
      const { size, ...standing } = await logStanding(tx, communityId);
      const head = await signedHead(tx, communityId);
      const age = Math.floor((this.clock.now().getTime() - head.signedAt.getTime()) / 1000);
      return {
        ...standing,
        head,
        ageSeconds: Math.max(0, age),
        witnesses: await witnessesOf(tx, communityId),
        unsigned: Math.max(0, size - head.size),
      };
    });
  }

  /** @throws DomainError as `signedHead`. */
  head(communityId: number): Promise<SignedHead> {
    return this.reading.run(communityId, (tx) => signedHead(tx, communityId));
  }

  /**
   * Audit path of a leaf in a tree that was signed, or in one below it.
   * @throws DomainError conflict `log.size-unsigned`; invalid `log.range-outside`; as `signedHead`.
   */
  inclusion(communityId: number, index: number, size: number): Promise<Buffer[]> {
    return this.reading.run(communityId, async (tx) => {
      await refuseUnsigned(tx, communityId, size);
      return withNodes(tx, communityId, (nodeAt) => inclusionProof(index, size, nodeAt));
    });
  }

  /**
   * That the log only grew between two sizes.
   * @throws DomainError conflict `log.size-unsigned`; invalid `log.range-outside`; as `signedHead`.
   */
  consistency(communityId: number, from: number, to: number): Promise<Buffer[]> {
    return this.reading.run(communityId, async (tx) => {
      await refuseUnsigned(tx, communityId, to);
      return withNodes(tx, communityId, (nodeAt) => consistencyProof(from, to, nodeAt));
    });
  }

  /** Leaves from `from` on, in their order, those not yet signed included. */
  leaves(communityId: number, from: number, limit: number): Promise<LeafPage> {
    return this.reading.run(communityId, async (tx) => {
      const rows: { index: string; body: string }[] = await tx.query(
        `select l.leaf_index as index, l.body from log_leaf l
         where l.community_id = $1 and l.leaf_index >= $2 order by l.leaf_index limit $3`,
        [communityId, from, limit + 1],
      );
      const items = rows.slice(0, limit).map(({ index, body }) => ({ index: Number(index), body }));
      return { items, next: rows.length > limit ? Number(rows[limit]?.index) : null };
    });
  }

  /**
   * The proof that an entry is in the books as it is shown.
   * @param maySee which private columns the reader may see, by path.
   * @throws DomainError notFound `log.not-signed-yet` for one of the last seconds; as `signedHead`.
   */
  entryProof(
    communityId: number,
    seq: string,
    maySee: (path: string) => boolean,
  ): Promise<LeafProof> {
    return this.reading.run(communityId, async (tx) => {
      const [row]: (StoredLeaf & { index: string })[] = await tx.query(LEAF_OF_ENTRY, [
        communityId,
        seq,
      ]);
      if (!row) throw proofErrors.treeBroken();
      const place = await placeOf(tx, communityId, row.index);
      return { ...place, body: row.body, openings: openingsOf(row, maySee) };
    });
  }

  /**
   * The proof that a row of record is in the log as its last leaf says, with nothing private of it shown.
   * @param subject its primary key without the community, joined by `/`.
   * @throws DomainError as `entryProof`.
   */
  rowProof(communityId: number, table: string, subject: string): Promise<LeafProof> {
    return this.reading.run(communityId, async (tx) => {
      const [row]: { index: string; body: string }[] = await tx.query(
        `select l.leaf_index as index, l.body from log_leaf l
         where l.community_id = $1 and l.kind = $2 and l.subject = $3
         order by l.leaf_index desc limit 1`,
        [communityId, table, subject],
      );
      if (!row) throw proofErrors.treeBroken();
      const place = await placeOf(tx, communityId, row.index);
      return { ...place, body: row.body, openings: [] };
    });
  }
}

/** Where a leaf stands under the newest signed head. */
async function placeOf(tx: EntityManager, communityId: number, at: string) {
  const index = Number(at);
  const head = await signedHead(tx, communityId, index + 1);
  const hashes = await withNodes(tx, communityId, (nodeAt) =>
    inclusionProof(index, head.size, nodeAt),
  );
  return { index, hashes, head };
}

const LEAF_OF_ENTRY = `
  select l.leaf_index as index, l.body, l.salt, ${VALUES_OF_LEAF} as values
  from entry n join log_leaf l on l.community_id = $1 and l.leaf_index = n.leaf_index
  where n.community_id = $1 and n.seq = $2`;

/** What is not signed may still be lost with its server: nobody is told it cannot change. */
async function refuseUnsigned(tx: EntityManager, communityId: number, size: number): Promise<void> {
  const head = await signedHead(tx, communityId);
  if (size > head.size) throw proofErrors.sizeUnsigned(head.size);
}
