import { createHmac, hash } from 'node:crypto';
import type { Period } from '../../shared/period';
import { Money } from '../../shared/money';

/**
 * A Merkle sum tree over what households paid in one month: every node carries the sum of what is below
 * it, and its hash covers the sums of both its children, each by itself (over their total only, one of
 * them could be understated: Hu, Zhang, Guo, "Breaking the Binding", 2019). No sum is negative, so
 * whoever finds her own shares under the root knows that the published total contains them.
 *
 * The path of a leaf shows the sum next to it. So nobody's payment is one leaf: it is cut at random into
 * `SHARES_PER_HOME` shares, which lie at random places among all others and empty ones.
 */
export const SHARES_PER_HOME = 4;

const LEAF = Buffer.of(0);
const NODE = 1;
/** A byte, and twice a sum of eight bytes and a hash of thirty-two. */
const NODE_BYTES = 81;
const VERSION = 'receipts-tree/1';

/** Which month's tree, and the 32 random bytes that its order, its cuts and its salts follow from. */
export interface TreeKey {
  readonly communityId: number;
  readonly period: Period;
  readonly secret: Buffer;
}

/** What one household paid in the month; more than nothing. */
export interface HomePaid {
  readonly unitId: string;
  readonly amount: Money;
}

/** A hash and the sum of what is below it. */
export interface SumNode {
  readonly hash: Buffer;
  readonly sum: Money;
}

/** One share of a household with its way to the root, from the leaf's neighbour upwards. */
export interface ShareProof {
  /** From 0, within the household. */
  readonly no: number;
  readonly amount: Money;
  readonly salt: Buffer;
  /** Place in the lowest row: its bits say on which side each neighbour stands. */
  readonly index: number;
  readonly path: readonly SumNode[];
}

interface Node {
  readonly hash: Buffer;
  readonly fen: bigint;
}

interface Share {
  readonly unitId: string;
  readonly no: number;
  readonly fen: bigint;
  readonly salt: Buffer;
}

interface Leaf extends Node {
  readonly place: string;
  /** null: an empty place. */
  readonly share: Share | null;
}

/** SHA-256(0x00 ‖ salt ‖ text); the text names community, month, home, share and amount in yuan. */
export function shareHash(
  { communityId, period }: Omit<TreeKey, 'secret'>,
  { unitId, no, fen, salt }: Share,
): Buffer {
  const text = [VERSION, communityId, period, unitId, no, yuanOf(fen), ''].join('\n');
  return hash('sha256', Buffer.concat([LEAF, salt, Buffer.from(text, 'utf8')]), 'buffer');
}

/** SHA-256(0x01 ‖ left sum ‖ left hash ‖ right sum ‖ right hash); sums are fen, eight bytes, high first. */
export function sumNodeHash(left: Node, right: Node): Buffer {
  const bytes = Buffer.allocUnsafe(NODE_BYTES);
  bytes[0] = NODE;
  bytes.writeBigUInt64BE(left.fen, 1);
  left.hash.copy(bytes, 9);
  bytes.writeBigUInt64BE(right.fen, 41);
  right.hash.copy(bytes, 49);
  return hash('sha256', bytes, 'buffer');
}

/** The tree of one month; the same key and amounts give the same tree. */
export class ReceiptsTree {
  private constructor(
    private readonly leaves: readonly Leaf[],
    /** Lowest first. */
    private readonly rows: readonly (readonly Node[])[],
  ) {}

  static of(key: TreeKey, homes: readonly HomePaid[]): ReceiptsTree {
    const shares = homes.flatMap((home) => sharesOf(key, home));
    const size = 2 ** Math.ceil(Math.log2(Math.max(1, shares.length)));
    const empty = Array.from({ length: size - shares.length }, (_, at) => emptyLeaf(key, at));
    const leaves = [...shares, ...empty].sort((a, b) => (a.place < b.place ? -1 : 1));
    const rows: Node[][] = [leaves];
    for (let row = rows[0] ?? []; row.length > 1; row = rows.at(-1) ?? []) rows.push(above(row));
    return new ReceiptsTree(leaves, rows);
  }

  /** Leaves with the empty ones: a power of two. */
  get size(): number {
    return this.leaves.length;
  }

  get root(): Buffer {
    return this.top.hash;
  }

  get total(): Money {
    return Money.fen(this.top.fen);
  }

  /** The household's shares in their order; none when it has paid nothing. */
  proofOf(unitId: string): ShareProof[] {
    return this.leaves
      .flatMap(({ share }, index) => (share?.unitId === unitId ? [{ share, index }] : []))
      .map(({ share: { no, fen, salt }, index }) => ({
        no,
        amount: Money.fen(fen),
        salt,
        index,
        path: this.pathFrom(index),
      }))
      .sort((a, b) => a.no - b.no);
  }

  private get top(): Node {
    return nodeAt(this.rows.at(-1) ?? [], 0);
  }

  private pathFrom(index: number): SumNode[] {
    return this.rows.slice(0, -1).map((row, level) => {
      const neighbour = nodeAt(row, Math.floor(index / 2 ** level) ^ 1);
      return { hash: neighbour.hash, sum: Money.fen(neighbour.fen) };
    });
  }
}

function above(row: readonly Node[]): Node[] {
  return Array.from({ length: row.length / 2 }, (_, at) => {
    const [left, right] = [nodeAt(row, 2 * at), nodeAt(row, 2 * at + 1)];
    return { hash: sumNodeHash(left, right), fen: left.fen + right.fen };
  });
}

function nodeAt(row: readonly Node[], at: number): Node {
  const node = row[at];
  if (!node) throw new Error('a row of the receipts tree is too short');
  return node;
}

/** @throws Error for a household that paid nothing: sums only grow upwards. */
function sharesOf(key: TreeKey, { unitId, amount }: HomePaid): Leaf[] {
  if (!amount.isPositive())
    throw new Error(`no payment of ${unitId} to stand in the receipts tree`);
  return cutAtRandom(key, unitId, amount.toFen()).map((fen, no) => {
    const [salt, place] = halves(derived(key, `share/${unitId}/${no}`));
    const share = { unitId, no, fen, salt };
    return { hash: shareHash(key, share), fen, place: place.toString('hex'), share };
  });
}

function emptyLeaf(key: TreeKey, at: number): Leaf {
  const [noise, place] = halves(derived(key, `empty/${at}`));
  return { hash: noise, fen: 0n, place: place.toString('hex'), share: null };
}

/** Shares that sum to the amount, every way of cutting about as likely as another. */
function cutAtRandom(key: TreeKey, unitId: string, fen: bigint): bigint[] {
  const dice = derived(key, `cuts/${unitId}`);
  const cuts = Array.from({ length: SHARES_PER_HOME - 1 }, (_, at) => {
    return dice.readBigUInt64BE(8 * at) % (fen + 1n);
  }).sort((a, b) => (a < b ? -1 : 1));
  return [...cuts, fen].map((cut, at) => cut - (cuts[at - 1] ?? 0n));
}

const derived = ({ secret, communityId, period }: TreeKey, what: string): Buffer =>
  createHmac('sha512', secret).update(`${communityId}/${period}/${what}`).digest();

/** As Money writes it; there are many thousands to write. */
function yuanOf(fen: bigint): string {
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const halves = (bytes: Buffer): [Buffer, Buffer] => [bytes.subarray(0, 32), bytes.subarray(32)];
