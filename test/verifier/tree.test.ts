import { createHash } from 'node:crypto';
import {
  EMPTY_ROOT,
  GrowingTree,
  leafHash,
  nodeHash,
  rootFromInclusion,
  verifyConsistency,
  verifyInclusion,
} from '../../verifier/lib/tree.mjs';
import { fromHex, setSha256, toHex } from '../../verifier/lib/bytes.mjs';
import { consistencyPath, inclusionPath, treeHash } from './support/reference-tree';

/** Leaves of the eight-leaf set every RFC 6962 implementation is tried on. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const SIZES = 130;
/** Every proof of every tree up to this size. */
const SIZES_PROVEN = 66;

let leaves: Uint8Array[];
beforeAll(async () => {
  leaves = await Promise.all(
    Array.from({ length: SIZES }, (_, i) => leafHash(Uint8Array.of(i, i >> 4))),
  );
});

const grown = async (hashes: readonly Uint8Array[]) => {
  const tree = new GrowingTree();
  await tree.append([...hashes]);
  return toHex(await tree.root());
};
const flipped = (hash: Uint8Array, bit: number) =>
  hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('the tree of RFC 6962', () => {
  it('has the published roots of the eight-leaf set', async () => {
    const hashes = await Promise.all(LEAVES.map((hex) => leafHash(fromHex(hex))));
    const roots = await Promise.all(ROOTS.map((_, size) => grown(hashes.slice(0, size))));
    expect(roots).toEqual(ROOTS);
    expect(toHex(EMPTY_ROOT)).toBe(ROOTS[0]);
  });

  it('grows to the root the recursive definition gives, for all sizes, in whatever portions', async () => {
    const single = new GrowingTree();
    const byThrees = new GrowingTree();
    for (const [i, leaf] of leaves.entries()) {
      await single.append([leaf]);
      expect(toHex(await single.root())).toBe(toHex(treeHash(leaves.slice(0, i + 1))));
      if (i % 3 === 2) await byThrees.append(leaves.slice(i - 2, i + 1));
      if (i % 3 === 2) expect(await byThrees.root()).toEqual(await single.root());
    }
  });

  it('accepts the proofs of the recursive definition, for all sizes', async () => {
    for (let size = 1; size <= SIZES_PROVEN; size++) {
      const tree = leaves.slice(0, size);
      const root = treeHash(tree);
      for (let index = 0; index < size; index++) {
        const hashes = inclusionPath(index, tree);
        expect(await verifyInclusion({ index, size, leafHash: tree[index]!, root, hashes })).toBe(
          true,
        );
      }
      for (let from = 0; from <= size; from++) {
        const fromRoot = treeHash(tree.slice(0, from));
        const hashes = consistencyPath(from, tree);
        expect(await verifyConsistency({ from, to: size, fromRoot, toRoot: root, hashes })).toBe(
          true,
        );
      }
    }
  });
});

describe('a server that lies', () => {
  beforeAll(() => setSha256((bytes) => createHash('sha256').update(bytes).digest()));

  const size = 100;
  const index = 37;
  const proofOf = (at = index, of = size) => ({
    index: at,
    size: of,
    leafHash: leaves[at]!,
    root: treeHash(leaves.slice(0, of)),
    hashes: inclusionPath(at, leaves.slice(0, of)),
  });

  it('cannot pass off the proof of another index, another tree or a longer proof', async () => {
    const good = proofOf();
    const lies = [
      ...Array.from({ length: size }, (_, at) => ({ ...good, index: at })).filter(
        (p) => p.index !== index,
      ),
      ...Array.from({ length: SIZES }, (_, of) => ({ ...good, size: of })).filter(
        (p) => p.size <= 64,
      ),
      { ...good, leafHash: leaves[index + 1]! },
      { ...good, root: treeHash(leaves.slice(0, size - 1)) },
      { ...good, hashes: [...good.hashes, leaves[0]!] },
      { ...good, hashes: [leaves[0]!, ...good.hashes] },
      { ...good, hashes: good.hashes.slice(1) },
      { ...good, hashes: good.hashes.slice(0, -1) },
      { ...good, hashes: [] },
      // an inner node passed off as a leaf
      {
        ...proofOf(),
        leafHash: await nodeHash(leaves[36]!, leaves[37]!),
        hashes: good.hashes.slice(1),
      },
    ];
    expect(await verifyInclusion(good)).toBe(true);
    expect(await Promise.all(lies.map(verifyInclusion))).toEqual(lies.map(() => false));
  });

  it('cannot confuse with sizes that are none', async () => {
    const good = proofOf();
    for (const wrong of [0, -1, 0.5, NaN, Infinity, 2 ** 53, 2 ** 60, Number.MAX_VALUE]) {
      expect(await verifyInclusion({ ...good, size: wrong })).toBe(false);
      expect(await verifyInclusion({ ...good, index: wrong, size: 2 ** 53 })).toBe(false);
    }
    expect(
      await rootFromInclusion({ index: 0, size: 0, leafHash: leaves[0]!, hashes: [] }),
    ).toBeNull();
    const huge = {
      index: 2 ** 53 - 2,
      size: 2 ** 53 - 1,
      leafHash: leaves[0]!,
      hashes: good.hashes,
    };
    expect(await rootFromInclusion(huge)).toBeNull();
  });

  it('cannot change one bit of a proof', async () => {
    const good = proofOf();
    const last = { ...proofOf(size - 1) };
    for (const proof of [good, last]) {
      for (const [i, hash] of proof.hashes.entries()) {
        for (let bit = 0; bit < 256; bit++) {
          const hashes = proof.hashes.with(i, flipped(hash, bit));
          expect(await verifyInclusion({ ...proof, hashes })).toBe(false);
        }
      }
    }
  });

  it('cannot pass off a tree that did not grow from the one seen before', async () => {
    const rewritten = leaves.with(11, leaves[12]!);
    for (const from of [12, 13, 16, 31, 32, 64, 99]) {
      const good = {
        from,
        to: size,
        fromRoot: treeHash(leaves.slice(0, from)),
        toRoot: treeHash(leaves.slice(0, size)),
        hashes: consistencyPath(from, leaves.slice(0, size)),
      };
      const forged = {
        ...good,
        toRoot: treeHash(rewritten.slice(0, size)),
        hashes: consistencyPath(from, rewritten.slice(0, size)),
      };
      const lies = [
        forged,
        { ...forged, hashes: good.hashes },
        { ...good, from: from - 1 },
        // (the root does not name its size: that the checkpoint does, and its signature)
        { ...good, to: 2 * size },
        { ...good, from: size, to: from },
        { ...good, from: 0 },
        { ...good, hashes: [] },
        { ...good, hashes: [...good.hashes, leaves[0]!] },
        { ...good, hashes: good.hashes.slice(0, -1) },
        { ...good, to: 2 ** 53 },
        ...good.hashes.map((hash, i) => ({
          ...good,
          hashes: good.hashes.with(i, flipped(hash, from)),
        })),
      ];
      expect(await verifyConsistency(good)).toBe(true);
      expect(await Promise.all(lies.map(verifyConsistency))).toEqual(lies.map(() => false));
    }
  });

  it('cannot show two roots for one size, nor a root for the empty tree', async () => {
    const [one, other] = [treeHash(leaves.slice(0, 7)), treeHash(leaves.slice(1, 8))];
    const same = { from: 7, to: 7, fromRoot: one, hashes: [] };
    expect(await verifyConsistency({ ...same, toRoot: one })).toBe(true);
    expect(await verifyConsistency({ ...same, toRoot: other })).toBe(false);
    expect(await verifyConsistency({ ...same, from: 0, toRoot: one })).toBe(false);
    const empty = { from: 0, fromRoot: EMPTY_ROOT, hashes: [] };
    expect(await verifyConsistency({ ...empty, to: 7, toRoot: one })).toBe(true);
    expect(await verifyConsistency({ ...empty, to: 7, toRoot: one, hashes: [one] })).toBe(false);
  });
});
