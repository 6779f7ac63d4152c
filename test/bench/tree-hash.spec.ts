import { hash } from 'node:crypto';
import { frontierOf, treeHash } from './tree-hash';

const leaf = (hex: string) => hash('sha256', Buffer.from(`00${hex}`, 'hex'), 'hex');

/** The eight leaves that Certificate Transparency's own tests use. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(leaf);

describe('roots by the definition of RFC 6962', () => {
  it.each([
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('of the first %d public leaves', (size, root) => {
    expect(treeHash(LEAVES.slice(0, size))).toBe(root);
  });

  it.each([
    [1, [[0, 1]]],
    [
      6,
      [
        [0, 4],
        [4, 6],
      ],
    ],
    [
      7,
      [
        [0, 4],
        [4, 6],
        [6, 7],
      ],
    ],
    [8, [[0, 8]]],
  ])('a tree of %d falls into its perfect subtrees, largest first', (size, parts) => {
    const expected = parts.map(([from, to]) => treeHash(LEAVES.slice(from, to)));
    expect(frontierOf(LEAVES.slice(0, size))).toEqual(expected);
  });

  it('nothing has no subtrees', () => {
    expect(frontierOf([])).toEqual([]);
  });
});
