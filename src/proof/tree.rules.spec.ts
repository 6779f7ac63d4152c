import { hash } from 'node:crypto';
import fc from 'fast-check';
import {
  CompactRange,
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  type NodeAt,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './tree.rules';

const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });
const hex = (bytes: Buffer) => bytes.toString('hex');

const LEAVES = Array.from({ length: 130 }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));

/** MTH(D[start:end]) of RFC 6962 §2.1, word for word: the definition that the code must agree with. */
const definedRoot = remembered((start: number, end: number): Buffer => {
  if (start === end) return hash('sha256', Buffer.alloc(0), 'buffer');
  if (end - start === 1) return LEAVES[start]!;
  const k = start + definedSplit(end - start);
  return nodeHash(definedRoot(start, k), definedRoot(k, end));
});

const definedSplit = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);

/** PATH(m, D[start:end]) of RFC 6962 §2.1.1. */
function definedPath(m: number, start: number, end: number): Buffer[] {
  if (end - start === 1) return [];
  const k = definedSplit(end - start);
  return m < k
    ? [...definedPath(m, start, start + k), definedRoot(start + k, end)]
    : [...definedPath(m - k, start + k, end), definedRoot(start, start + k)];
}

/** SUBPROOF(m, D[start:end], b) of RFC 6962 §2.1.2. */
function definedSubProof(m: number, [start, end]: [number, number], whole: boolean): Buffer[] {
  if (m === end - start) return whole ? [] : [definedRoot(start, end)];
  const k = definedSplit(end - start);
  return m <= k
    ? [...definedSubProof(m, [start, start + k], whole), definedRoot(start + k, end)]
    : [...definedSubProof(m - k, [start + k, end], false), definedRoot(start, start + k)];
}

/** As a store would answer, from the leaves alone. */
const nodeAt: NodeAt = remembered((level, index) =>
  rootOf(LEAVES.slice(index * 2 ** level, (index + 1) * 2 ** level)),
);

function remembered(find: (a: number, b: number) => Buffer): (a: number, b: number) => Buffer {
  const known = new Map<string, Buffer>();
  return (a, b) => {
    const key = `${a} ${b}`;
    const found = known.get(key) ?? find(a, b);
    known.set(key, found);
    return found;
  };
}

describe('the tree of RFC 6962', () => {
  // The eight leaves of Certificate Transparency's own tests and the roots of 0 to 8 of them.
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const roots = [
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

  it.each(roots.map((root, size) => [size, root]))('has at size %i the root %s', (size, root) => {
    const leaves = inputs
      .slice(0, Number(size))
      .map((input) => leafHash(Buffer.from(input, 'hex')));
    expect(hex(rootOf(leaves))).toBe(root);
  });

  it('never takes a node for a leaf', () => {
    const [left, right] = [LEAVES[0]!, LEAVES[1]!];
    expect(leafHash(Buffer.concat([left, right]))).not.toEqual(nodeHash(left, right));
  });

  it('is for every size what the definition says', () => {
    const range = CompactRange.empty();
    for (let size = 0; size <= LEAVES.length; size += 1) {
      const defined = definedRoot(0, size);
      expect({ size, root: range.root() }).toEqual({ size, root: defined });
      const again = CompactRange.fromFrontier(size, range.toFrontier());
      expect({ size, root: again.root() }).toEqual({ size, root: defined });
      if (size < LEAVES.length) range.append(LEAVES[size]!);
    }
  });
});

describe('CompactRange', () => {
  it('keeps the largest subtree first', () => {
    const range = CompactRange.empty();
    for (const leaf of LEAVES.slice(0, 7)) range.append(leaf);
    expect(range.size).toBe(7);
    expect(range.toFrontier()).toEqual(
      Buffer.concat([
        rootOf(LEAVES.slice(0, 4)),
        rootOf(LEAVES.slice(4, 6)),
        rootOf(LEAVES.slice(6, 7)),
      ]),
    );
  });

  it('goes on from what was stored, and leaves the stored bytes alone', () => {
    fc.assert(
      fc.property(fc.nat(120), fc.nat(9), (size, more) => {
        const range = CompactRange.empty();
        for (const leaf of LEAVES.slice(0, size)) range.append(leaf);
        const stored = range.toFrontier();
        const kept = Buffer.from(stored);
        const again = CompactRange.fromFrontier(size, stored);
        for (const leaf of LEAVES.slice(size, size + more)) again.append(leaf);
        expect(again.root()).toEqual(rootOf(LEAVES.slice(0, size + more)));
        expect(stored).toEqual(kept);
      }),
    );
  });

  it.each([
    [0, 1],
    [1, 0],
    [3, 1],
    [4, 2],
    [7, 2],
  ])('refuses a frontier of size %i with %i hashes', (size, hashes) => {
    expect(() => CompactRange.fromFrontier(size, Buffer.alloc(hashes * 32))).toThrow(
      refusal('log.frontier-malformed'),
    );
  });
});

describe('inclusion', () => {
  it('is proved for every leaf of every size, as the definition has it', () => {
    for (let size = 1; size <= LEAVES.length; size += 1) {
      const root = definedRoot(0, size);
      for (let index = 0; index < size; index += 1) {
        const hashes = inclusionProof(index, size, nodeAt);
        const proved = verifyInclusion({ index, size, leafHash: LEAVES[index]!, hashes, root });
        const defined = Buffer.concat(definedPath(index, 0, size));
        if (!proved || !defined.equals(Buffer.concat(hashes)))
          throw new Error(`${index} of ${size}`);
      }
    }
  });

  it.each([
    [0, 0],
    [3, 3],
    [-1, 3],
    [0.5, 3],
    [0, 2 ** 53],
  ])('of leaf %d in %d leaves is not asked', (index, size) => {
    expect(() => inclusionProof(index, size, nodeAt)).toThrow(refusal('log.range-outside'));
    expect(
      verifyInclusion({ index, size, leafHash: LEAVES[0]!, root: LEAVES[0]!, hashes: [] }),
    ).toBe(false);
  });

  it('fails for another place, size, leaf, root or path', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), fc.nat(), fc.nat(), (size, seed, other) => {
        const index = seed % size;
        const hashes = inclusionProof(index, size, nodeAt);
        const root = rootOf(LEAVES.slice(0, size));
        const claim = { index, size, leafHash: LEAVES[index]!, hashes, root };
        const wrongIndex = other % size;
        if (wrongIndex !== index) {
          expect(verifyInclusion({ ...claim, index: wrongIndex })).toBe(false);
          expect(verifyInclusion({ ...claim, leafHash: LEAVES[wrongIndex]! })).toBe(false);
        }
        expect(verifyInclusion({ ...claim, hashes: [...hashes, root] })).toBe(false);
        expect(verifyInclusion({ ...claim, hashes: hashes.slice(0, -1) })).toBe(size === 1);
        expect(verifyInclusion({ ...claim, root: LEAVES[0]! })).toBe(size === 1);
      }),
    );
  });

  it('is refused after the change of any one bit', () => {
    const [index, size] = [5, 11];
    const hashes = inclusionProof(index, size, nodeAt);
    const claim = { index, size, leafHash: LEAVES[index]!, root: rootOf(LEAVES.slice(0, size)) };
    expect(verifyInclusion({ ...claim, hashes })).toBe(true);
    for (const changed of everyBitOf(hashes)) {
      expect(verifyInclusion({ ...claim, hashes: changed })).toBe(false);
    }
  });

  it('is not shown by hashes that are too short or too long', () => {
    const leaf = LEAVES[0]!;
    const short = leaf.subarray(0, 31);
    const root = nodeHash(leaf, short);
    expect(verifyInclusion({ index: 0, size: 2, leafHash: leaf, hashes: [short], root })).toBe(
      false,
    );
  });
});

describe('consistency', () => {
  it('is proved from every size to every later one, as the definition has it', () => {
    for (let to = 1; to <= LEAVES.length; to += 1) {
      for (let from = 1; from <= to; from += 1) {
        const hashes = consistencyProof(from, to, nodeAt);
        const [fromRoot, toRoot] = [definedRoot(0, from), definedRoot(0, to)];
        const proved = verifyConsistency({ from, to, fromRoot, toRoot, hashes });
        const defined = Buffer.concat(definedSubProof(from, [0, to], true));
        if (!proved || !defined.equals(Buffer.concat(hashes))) throw new Error(`${from} to ${to}`);
      }
    }
  });

  it('begins with the tree without leaves, but only under its own root', () => {
    const claim = { from: 0, to: 5, fromRoot: emptyRoot(), toRoot: rootOf(LEAVES.slice(0, 5)) };
    expect(consistencyProof(0, 5, nodeAt)).toEqual([]);
    expect(verifyConsistency({ ...claim, hashes: [] })).toBe(true);
    expect(verifyConsistency({ ...claim, hashes: [LEAVES[0]!] })).toBe(false);
    expect(verifyConsistency({ ...claim, fromRoot: LEAVES[0]!, hashes: [] })).toBe(false);
  });

  it.each([
    [4, 3],
    [-1, 3],
    [0, 2 ** 53],
  ])('from %d to %d is not asked', (from, to) => {
    expect(() => consistencyProof(from, to, nodeAt)).toThrow(refusal('log.range-outside'));
    const claim = { from, to, fromRoot: LEAVES[0]!, toRoot: LEAVES[0]!, hashes: [] };
    expect(verifyConsistency(claim)).toBe(false);
  });

  it('fails where history was rewritten', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 129 }), fc.nat(), fc.nat(), (from, seed, place) => {
        const to = from + 1 + (seed % (130 - from));
        const rewritten = LEAVES.map((leaf, i) => (i === place % from ? leafHash(leaf) : leaf));
        const forged: NodeAt = (level, index) =>
          rootOf(rewritten.slice(index * 2 ** level, (index + 1) * 2 ** level));
        const claim = { from, to, fromRoot: rootOf(LEAVES.slice(0, from)) };
        const toRoot = rootOf(rewritten.slice(0, to));
        for (const hashes of [
          consistencyProof(from, to, forged),
          consistencyProof(from, to, nodeAt),
        ])
          expect(verifyConsistency({ ...claim, toRoot, hashes })).toBe(false);
      }),
    );
  });

  it.each([
    [6, 11],
    [4, 11],
    [8, 9],
  ])('from %i to %i is refused after the change of any one bit', (from, to) => {
    const hashes = consistencyProof(from, to, nodeAt);
    const [fromRoot, toRoot] = [from, to].map((size) => rootOf(LEAVES.slice(0, size)));
    const claim = { from, to, fromRoot: fromRoot!, toRoot: toRoot! };
    expect(verifyConsistency({ ...claim, hashes })).toBe(true);
    expect(verifyConsistency({ ...claim, hashes: [...hashes, fromRoot!] })).toBe(false);
    expect(verifyConsistency({ ...claim, hashes: hashes.slice(1) })).toBe(false);
    for (const changed of everyBitOf(hashes)) {
      expect(verifyConsistency({ ...claim, hashes: changed })).toBe(false);
    }
  });
});

/** The hashes with one bit turned, once for each bit. */
function everyBitOf(hashes: readonly Buffer[]): Buffer[][] {
  return hashes.flatMap((given, at) =>
    Array.from({ length: given.length * 8 }, (_, bit) => {
      const changed = Buffer.from(given);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      return hashes.map((each, i) => (i === at ? changed : each));
    }),
  );
}
