import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { paidUnder } from '../../../verifier/lib/sum-tree.mjs';
import { Money } from '../../shared/money';
import { period } from '../../shared/period';
import {
  ReceiptsTree,
  SHARES_PER_HOME,
  type HomePaid,
  shareHash,
  type ShareProof,
} from './receipts-tree.rules';

const key = (secret = 'a') => ({
  communityId: 7,
  period: period('2026-03'),
  secret: createHash('sha256').update(secret).digest(),
});
const home = (at: number, fen: bigint): HomePaid => ({
  unitId: `unit-${at}`,
  amount: Money.fen(fen),
});

const LARGEST_FEN = 10n ** 12n;
const anyHomes = fc
  .array(fc.bigInt({ min: 1n, max: LARGEST_FEN }), { minLength: 1, maxLength: 40 })
  .map((all) => all.map((fen, at) => home(at, fen)));
const anySecret = fc.string();

const published = (tree: ReceiptsTree) => ({
  communityId: 7,
  period: '2026-03',
  root: tree.root.toString('hex'),
  total: tree.total.toString(),
});
const shown = (proofs: readonly ShareProof[]) =>
  proofs.map(({ no, amount, salt, index, path }) => ({
    no,
    amount: amount.toString(),
    salt: salt.toString('hex'),
    index,
    path: path.map(({ hash, sum }) => ({ hash: hash.toString('base64'), sum: sum.toString() })),
  }));
/** As the household's browser does it: another implementation (verifier/lib). */
const foundBy = async (tree: ReceiptsTree, unitId: string, under = published(tree)) =>
  paidUnder(under, unitId, shown(tree.proofOf(unitId)));

describe('whoever has paid', () => {
  it('finds exactly that under the root, and the total is the sum of all', async () => {
    await fc.assert(
      fc.asyncProperty(anySecret, anyHomes, async (secret, homes) => {
        const tree = ReceiptsTree.of(key(secret), homes);
        const all = Money.sum(homes.map(({ amount }) => amount));
        expect(tree.total.toString()).toBe(all.toString());
        for (const { unitId, amount } of homes) {
          expect(await foundBy(tree, unitId)).toBe(amount.toFen());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is missed by herself alone when her payment is left out', async () => {
    const leaveOut = fc.tuple(anySecret, anyHomes, fc.nat());
    await fc.assert(
      fc.asyncProperty(leaveOut, async ([secret, homes, which]) => {
        const dropped = homes[which % homes.length];
        const tree = ReceiptsTree.of(
          key(secret),
          homes.filter((each) => each !== dropped),
        );
        const failing: string[] = [];
        for (const { unitId, amount } of homes) {
          if ((await foundBy(tree, unitId)) !== amount.toFen()) failing.push(unitId);
        }
        expect(failing).toEqual([dropped?.unitId]);
      }),
      { numRuns: 60 },
    );
  });

  it('sees it when a part of it is left out, and the others see nothing', async () => {
    const homes = [1000n, 2000n, 3000n].map((fen, at) => home(at, fen));
    const tree = ReceiptsTree.of(key(), [home(0, 1000n), home(1, 1999n), home(2, 3000n)]);
    const found = await Promise.all(homes.map(({ unitId }) => foundBy(tree, unitId)));
    expect(found).toEqual([1000n, 1999n, 3000n]);
  });
});

describe('a proof', () => {
  const tree = ReceiptsTree.of(key(), [home(0, 8563n), home(1, 12_000n), home(2, 1n)]);
  const [first, ...rest] = shown(tree.proofOf('unit-0'));
  const check = (share: Partial<(typeof rest)[0]>, under = {}) =>
    paidUnder({ ...published(tree), ...under }, 'unit-0', [{ ...first!, ...share }, ...rest]);

  it('holds as it is given', async () => {
    expect(await check({})).toBe(8563n);
  });

  it.each([
    ['a larger share', { amount: '9999.99' }],
    ['another salt', { salt: '00'.repeat(32) }],
    ['a salt of other length', { salt: '00' }],
    ['another place', { index: (first?.index ?? 0) ^ 1 }],
    ['a place outside', { index: 64 }],
    ['a place before the first', { index: -1 }],
    ['the number of another share', { no: 1 }],
    ['a shorter path', { path: first!.path.slice(1) }],
    ['a negative sum', { path: [{ ...first!.path[0]!, sum: '-0.01' }, ...first!.path.slice(1)] }],
    ['a larger sum', { path: [{ ...first!.path[0]!, sum: '900.00' }, ...first!.path.slice(1)] }],
    ['a sum that is none', { path: [{ ...first!.path[0]!, sum: '1' }, ...first!.path.slice(1)] }],
  ])('with %s does not', async (_what, change) => {
    expect(await check(change)).toBeNull();
  });

  it.each([
    ['root', { root: '00'.repeat(32) }],
    ['total', { total: '205.63' }],
    ['month', { period: '2026-04' }],
    ['community', { communityId: 8 }],
  ])('does not hold under another %s', async (_what, under) => {
    expect(await check({}, under)).toBeNull();
  });

  it('does not hold for another home', async () => {
    expect(await paidUnder(published(tree), 'unit-1', [first!, ...rest])).toBeNull();
  });

  it('cannot count a share twice', async () => {
    expect(await paidUnder(published(tree), 'unit-0', [first!, first!, ...rest])).toBeNull();
  });

  it('cannot make its total smaller by a neighbour of less than nothing', async () => {
    const mine = { no: 0, amount: '100.00', salt: '00'.repeat(32), index: 0 };
    const leaf = shareHash(key(), {
      unitId: 'unit-0',
      no: 0,
      fen: 10_000n,
      salt: Buffer.alloc(32),
    });
    const beside = Buffer.alloc(32, 1);
    const fen = (sum: bigint) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64BE(BigInt.asUintN(64, sum));
      return bytes;
    };
    const under = (sum: bigint) => ({
      communityId: 7,
      period: '2026-03',
      total: Money.fen(10_000n + sum).toString(),
      root: createHash('sha256')
        .update(Buffer.concat([Buffer.of(1), fen(10_000n), leaf, fen(sum), beside]))
        .digest('hex'),
    });
    const path = (sum: bigint) => [
      { hash: beside.toString('base64'), sum: Money.fen(sum).toString() },
    ];
    expect(await paidUnder(under(1n), 'unit-0', [{ ...mine, path: path(1n) }])).toBe(10_000n);
    expect(
      await paidUnder(under(-5_000n), 'unit-0', [{ ...mine, path: path(-5_000n) }]),
    ).toBeNull();
  });

  it('of a home that paid nothing is empty', () => {
    expect(tree.proofOf('unit-9')).toEqual([]);
  });
});

describe('what others learn', () => {
  const homes = Array.from({ length: 20 }, (_, at) => home(at, 8563n));

  it('is never a payment: no neighbour of a share is anybody’s whole amount', () => {
    const tree = ReceiptsTree.of(key(), homes);
    const neighbours = homes.flatMap(({ unitId }) =>
      tree.proofOf(unitId).map(({ path }) => path[0]?.sum.toString()),
    );
    expect(neighbours).toHaveLength(20 * SHARES_PER_HOME);
    expect(neighbours).not.toContain('85.63');
  });

  it('is not where a home stands: order, salts and cuts follow the secret', () => {
    const [one, other] = ['a', 'b'].map((secret) => ReceiptsTree.of(key(secret), homes));
    expect(one?.root.equals(other?.root ?? Buffer.of())).toBe(false);
    const placesOf = (tree?: ReceiptsTree) => tree?.proofOf('unit-3').map(({ index }) => index);
    expect(placesOf(one)).not.toEqual(placesOf(other));
    const salts = homes.flatMap(({ unitId }) => one?.proofOf(unitId) ?? []).map(({ salt }) => salt);
    expect(new Set(salts.map((salt) => salt.toString('hex'))).size).toBe(20 * SHARES_PER_HOME);
  });

  it('is not how many paid, but a power of two above it', () => {
    expect([0, 1, 2, 20].map((n) => ReceiptsTree.of(key(), homes.slice(0, n)).size)).toEqual([
      1, 4, 8, 128,
    ]);
  });
});

it('stands for a month without any payment too', () => {
  const tree = ReceiptsTree.of(key(), []);
  expect([tree.total.toString(), tree.root.length]).toEqual(['0.00', 32]);
});

it('takes no payment of nothing or less', () => {
  expect(() => ReceiptsTree.of(key(), [home(0, 0n)])).toThrow(/no payment of unit-0/);
  expect(() => ReceiptsTree.of(key(), [home(0, -1n)])).toThrow(/no payment of unit-0/);
});

it('has one way of being computed, for ever', () => {
  const tree = ReceiptsTree.of(key(), [home(0, 8563n), home(1, 12_000n)]);
  expect(tree.root.toString('hex')).toBe(
    '3b1c4e44d5e81384d24b1715775551b8603a38cfd5eaac81147c4b81a5826384',
  );
  expect(tree.proofOf('unit-0').map(({ amount }) => amount.toString())).toEqual([
    '7.72',
    '2.22',
    '39.64',
    '36.05',
  ]);
});
