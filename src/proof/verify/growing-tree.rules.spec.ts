import fc from 'fast-check';
import { CompactRange, leafHash, rootOf } from '../tree.rules';
import { frontierOf, GrowingTree, piecesOf } from './growing-tree.rules';

const LEAVES = Array.from({ length: 66_000 }, (_, i) => leafHash(Buffer.from(String(i))));

function grown(size: number) {
  const tree = new GrowingTree();
  const nodes = LEAVES.slice(0, size).flatMap((leaf) => tree.append(leaf));
  return { tree, nodes };
}

function frontierBySteps(size: number): Buffer {
  const range = CompactRange.empty();
  for (const leaf of LEAVES.slice(0, size)) range.append(leaf);
  return range.toFrontier();
}

describe('a tree that grows level by level', () => {
  it.each([0, 1, 2, 255, 256, 257, 511, 512, 1000])('of %i leaves is the RFC 6962 tree', (size) => {
    const { tree } = grown(size);
    expect(tree.size).toBe(size);
    expect(tree.root()).toEqual(rootOf(LEAVES.slice(0, size)));
    expect(tree.toFrontier()).toEqual(frontierBySteps(size));
  });

  it('tells of every full subtree of 2^8 and 2^16 leaves when it is full', () => {
    const { tree, nodes } = grown(66_000);
    expect(nodes.filter(({ level }) => level === 8).map(({ index }) => index)).toEqual(
      Array.from({ length: 257 }, (_, i) => i),
    );
    expect(nodes.filter(({ level }) => level === 16)).toEqual([
      { level: 16, index: 0, hash: rootOf(LEAVES.slice(0, 65_536)) },
    ]);
    expect(nodes[7]).toEqual({ level: 8, index: 7, hash: rootOf(LEAVES.slice(7 * 256, 8 * 256)) });
    expect(tree.root()).toEqual(rootOf(LEAVES));
  });

  it('is made again from the kept nodes and the leaves after them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (size) => {
        const hashes = piecesOf(size).map(({ level, from, to }) =>
          Array.from({ length: to - from }, (_, i) =>
            rootOf(LEAVES.slice((from + i) * 2 ** level, (from + i + 1) * 2 ** level)),
          ),
        );
        expect(frontierOf(hashes)).toEqual(frontierBySteps(size));
      }),
      { numRuns: 40 },
    );
  });

  it('needs few hashes, however long the log is', () => {
    const count = piecesOf(2 ** 40 - 1).reduce((sum, { from, to }) => sum + to - from, 0);
    expect(count).toBe(5 * 255);
  });
});
