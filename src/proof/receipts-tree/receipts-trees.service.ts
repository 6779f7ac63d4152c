import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';
import { creditedIn } from './paid-in-month';
import { ReceiptsTree, type HomePaid } from './receipts-tree.rules';

const SECRET_BYTES = 32;

/** 收款核对树: made once for each month, by its closing; nothing of the month moves afterwards. */
@Injectable()
export class ReceiptsTreesService {
  /**
   * The tree over what the books credit each home with from the month's receipts. What is left of a month in
   * which more was cancelled than paid is no payment: it stands in `taken_back`.
   */
  async make(tx: EntityManager, communityId: number, month: Period): Promise<void> {
    const credited = await creditedIn(tx, communityId, month);
    const homes = credited.filter(({ amount }) => amount.isPositive());
    const takenBack = Money.sum(
      credited.filter(({ amount }) => amount.isNegative()).map(({ amount }) => amount.negated()),
    );
    const secret = randomBytes(SECRET_BYTES);
    const tree = ReceiptsTree.of({ communityId, period: month, secret }, homes);
    await tx.query(
      `insert into receipts_tree (community_id, period, homes, total, taken_back, size, root, secret)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        communityId,
        month,
        homes.length,
        tree.total.toString(),
        takenBack.toString(),
        tree.size,
        tree.root.toString('hex'),
        secret,
      ],
    );
    await writeHomes(tx, { communityId, month, homes });
  }
}

async function writeHomes(
  tx: EntityManager,
  { communityId, month, homes }: { communityId: number; month: Period; homes: HomePaid[] },
): Promise<void> {
  await tx.query(
    `insert into receipts_tree_home (community_id, period, unit_id, amount)
     select $1, $2, h.unit_id, h.amount from unnest($3::uuid[], $4::numeric[]) as h(unit_id, amount)`,
    [
      communityId,
      month,
      homes.map(({ unitId }) => unitId),
      homes.map(({ amount }) => amount.toString()),
    ],
  );
}
