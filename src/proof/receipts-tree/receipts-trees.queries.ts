import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../../platform/database/reading';
import { day } from '../../shared/day';
import type { Day } from '../../shared/day';
import { Money } from '../../shared/money';
import { period } from '../../shared/period';
import type { Period } from '../../shared/period';
import { LogQueries } from '../log.queries';
import type { LeafProof } from '../log.queries';
import { proofErrors } from '../proof.errors';
import { ReceiptsTree, type ShareProof } from './receipts-tree.rules';

/** A month's tree as everyone may know it. */
export interface PublishedTree {
  readonly period: Period;
  /** Households that paid, and what they paid together. */
  readonly homes: number;
  readonly total: Money;
  readonly takenBack: Money;
  /** 64 hex digits. */
  readonly root: string;
  readonly madeAt: Date;
}

/** A receipt that counts for the month: taken in it, or cancelled in it. */
export interface CountedReceipt {
  readonly year: number;
  readonly no: number;
  readonly receivedOn: Day;
  /** Below zero: an earlier month's, cancelled in this one. */
  readonly amount: Money;
}

/** What one household needs to check the month for itself. */
export interface HomeProof {
  readonly tree: PublishedTree;
  readonly unitId: string;
  readonly receipts: readonly CountedReceipt[];
  readonly shares: readonly ShareProof[];
  /** That root and total are in the signed log. */
  readonly log: LeafProof;
}

interface TreeRow {
  period: string;
  homes: number;
  total: string;
  taken_back: string;
  root: string;
  made_at: Date;
  secret: Buffer;
}

const TREES = `
  select period, homes, total, taken_back, root, made_at, secret from receipts_tree
  where community_id = $1`;

/** The voucher by which a receipt was cancelled: it names the receipt, and is not the one that booked it. */
const CANCELLED_BY = `
  e.community_id = $1 and e.source_kind = 'receipt' and e.source_id = r.id and e.seq <> r.entry_seq`;

/** Cancelled in the month it was taken, it counts for nothing; later, it is taken back in that month. */
const COUNTED = `
  select r.year, r.no, r.received_on, r.amount from receipt r
  where r.community_id = $1 and r.unit_id = $3 and to_char(r.received_on, 'YYYY-MM') = $2
    and not exists (select from entry e where ${CANCELLED_BY} and e.period = $2)
  union all
  select r.year, r.no, r.received_on, -r.amount from receipt r
  join entry e on ${CANCELLED_BY} and e.period = $2
  where r.community_id = $1 and r.unit_id = $3 and to_char(r.received_on, 'YYYY-MM') <> $2
  order by 1, 2`;

/** 收款核对树, as it was made by the closing of its month. */
@Injectable()
export class ReceiptsTreesQueries {
  constructor(
    private readonly reading: Reading,
    private readonly log: LogQueries,
  ) {}

  /** All months, newest first. */
  list(communityId: number): Promise<PublishedTree[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<TreeRow[]>(`${TREES} order by period desc`, [communityId]);
      return rows.map(publishedOf);
    });
  }

  /** @throws DomainError notFound `log.receipts-tree-unknown`. */
  one(communityId: number, month: Period): Promise<PublishedTree> {
    return this.reading.run(communityId, async (tx) =>
      publishedOf(await treeOf(tx, communityId, month)),
    );
  }

  /**
   * A household's own shares with their ways to the root: to be given to that household and nobody else.
   * @throws DomainError notFound `log.receipts-tree-unknown`; as `LogQueries.rowProof`.
   */
  async proofFor(communityId: number, month: Period, unitId: string): Promise<HomeProof> {
    const found = await this.reading.run(communityId, async (tx) => {
      const row = await treeOf(tx, communityId, month);
      const tree = ReceiptsTree.of(
        { communityId, period: month, secret: row.secret },
        await homesOf(tx, communityId, month),
      );
      const receipts = await countedOf(tx, communityId, { month, unitId });
      return { tree: publishedOf(row), unitId, receipts, shares: tree.proofOf(unitId) };
    });
    return { ...found, log: await this.log.rowProof(communityId, 'receipts_tree', month) };
  }
}

async function treeOf(tx: EntityManager, communityId: number, month: Period): Promise<TreeRow> {
  const [row] = await tx.query<TreeRow[]>(`${TREES} and period = $2`, [communityId, month]);
  if (!row) throw proofErrors.receiptsTreeUnknown();
  return row;
}

async function homesOf(tx: EntityManager, communityId: number, month: Period) {
  const rows = await tx.query<{ unit_id: string; amount: string }[]>(
    `select unit_id, amount from receipts_tree_home where community_id = $1 and period = $2`,
    [communityId, month],
  );
  return rows.map(({ unit_id, amount }) => ({ unitId: unit_id, amount: Money.yuan(amount) }));
}

async function countedOf(
  tx: EntityManager,
  communityId: number,
  { month, unitId }: { month: Period; unitId: string },
): Promise<CountedReceipt[]> {
  const rows = await tx.query<{ year: number; no: number; received_on: string; amount: string }[]>(
    COUNTED,
    [communityId, month, unitId],
  );
  return rows.map(({ year, no, received_on, amount }) => ({
    year,
    no,
    receivedOn: day(received_on),
    amount: Money.yuan(amount),
  }));
}

function publishedOf(row: TreeRow): PublishedTree {
  return {
    period: period(row.period),
    homes: row.homes,
    total: Money.yuan(row.total),
    takenBack: Money.yuan(row.taken_back),
    root: row.root,
    madeAt: row.made_at,
  };
}
