import { EntryProofView, entryProofViewOf } from '../log.view';
import type { ShareProof } from './receipts-tree.rules';
import type { CountedReceipt, HomeProof, PublishedTree } from './receipts-trees.queries';

/** 收款核对树 of a closed month: what everyone may know of it. */
export class ReceiptsTreeView {
  period: string;
  /** Households that paid in the month. */
  homes: number;
  /** What they paid together, yuan: the credits that the books give homes for the month's receipts. */
  total: string;
  /** Of earlier months' receipts cancelled in this one, yuan; not in the total. */
  takenBack: string;
  /** SHA-256, 64 hex digits. */
  root: string;
  madeAt: string;
}

export class ReceiptsTreesView {
  /** Newest month first. */
  items: ReceiptsTreeView[];
}

/** A neighbour on the way up: its hash in base64 and the sum below it, yuan. */
export class TreeStepView {
  hash: string;
  sum: string;
}

/** One share of what the household paid, with its way to the root. */
export class TreeShareView {
  /** From 0. */
  no: number;
  /** Yuan. */
  amount: string;
  /** 64 hex digits. */
  salt: string;
  /** Place in the lowest row; its bits say on which side each neighbour stands. */
  index: number;
  path: TreeStepView[];
}

/** A receipt of the household that counts for the month. */
export class CountedReceiptView {
  /** SJ2026-000012. */
  number: string;
  receivedOn: string;
  /** Yuan; below zero: an earlier month's, cancelled in this one. */
  amount: string;
}

/** What a household checks the month with, by itself: shares → root and total → signed log. */
export class MyReceiptsTreeView {
  communityId: number;
  unitId: string;
  tree: ReceiptsTreeView;
  receipts: CountedReceiptView[];
  /** Empty: the tree has no payment of this household. */
  shares: TreeShareView[];
  /** That root and total stand in the signed log; nothing private of the row is shown. */
  log: EntryProofView;
}

export function receiptsTreeViewOf(tree: PublishedTree): ReceiptsTreeView {
  return {
    period: tree.period,
    homes: tree.homes,
    total: tree.total.toString(),
    takenBack: tree.takenBack.toString(),
    root: tree.root,
    madeAt: tree.madeAt.toISOString(),
  };
}

/** @param numberOf how receipts are numbered on paper. */
export function myReceiptsTreeViewOf(
  communityId: number,
  { tree, unitId, receipts, shares, log }: HomeProof,
  numberOf: (receipt: CountedReceipt) => string,
): MyReceiptsTreeView {
  return {
    communityId,
    unitId,
    tree: receiptsTreeViewOf(tree),
    receipts: receipts.map((receipt) => ({
      number: numberOf(receipt),
      receivedOn: receipt.receivedOn,
      amount: receipt.amount.toString(),
    })),
    shares: shares.map(shareViewOf),
    log: entryProofViewOf(log),
  };
}

function shareViewOf({ no, amount, salt, index, path }: ShareProof): TreeShareView {
  return {
    no,
    amount: amount.toString(),
    salt: salt.toString('hex'),
    index,
    path: path.map(({ hash, sum }) => ({ hash: hash.toString('base64'), sum: sum.toString() })),
  };
}
