import fc from 'fast-check';
import { CompactRange, leafHash } from '../tree.rules';
import { type Doubt, doubts } from './doubts.rules';
import {
  comparedWaypoint,
  parseComparedHead,
  Rebuild,
  signedWaypoint,
  type StoredLeaf,
} from './rebuild.rules';

const leavesOf = (bodies: readonly string[]): StoredLeaf[] =>
  bodies.map((body, index) => ({ index, hash: leafHash(Buffer.from(body, 'utf8')), body }));

function grown(leaves: readonly StoredLeaf[]): CompactRange {
  const tree = CompactRange.empty();
  for (const { hash } of leaves) tree.append(hash);
  return tree;
}

const headOf = (tree: CompactRange) => ({ size: tree.size, frontier: tree.toFrontier() });

/** The first doubt on the way, or at the end. */
function firstDoubt(
  rebuild: Rebuild,
  leaves: readonly StoredLeaf[],
  head = headOf(grown(leaves)),
): Doubt | null {
  for (const leaf of leaves.slice(rebuild.size)) {
    const doubt = rebuild.add(leaf);
    if (doubt) return doubt;
  }
  return rebuild.finish(head);
}

const doubtOf = (rebuild: Rebuild, leaves: readonly StoredLeaf[]) =>
  firstDoubt(rebuild, leaves)?.code ?? null;

const bodies = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 40 });
const cut = fc.nat();

describe('an honest log', () => {
  it('raises no doubt, from whatever head it is gone on with, and gives the same tree', () => {
    fc.assert(
      fc.property(bodies, cut, (texts, at) => {
        const leaves = leavesOf(texts);
        const kept = grown(leaves.slice(0, at % (leaves.length + 1)));
        const rebuild = new Rebuild(CompactRange.fromFrontier(kept.size, kept.toFrontier()));
        expect(doubtOf(rebuild, leaves)).toBeNull();
        expect(rebuild.result().root()).toEqual(grown(leaves).root());
      }),
    );
  });
});

describe('a changed log', () => {
  type Change = (leaves: StoredLeaf[], at: number) => StoredLeaf[];
  it.each<[string, Change, (at: number) => Doubt]>([
    [
      'another text under the same hash',
      (leaves, at) => leaves.with(at, { ...leaves[at]!, body: `${leaves[at]!.body}·` }),
      doubts.leafChanged,
    ],
    [
      'another hash over the same text',
      (leaves, at) => leaves.with(at, { ...leaves[at]!, hash: Buffer.alloc(32, 1) }),
      doubts.leafChanged,
    ],
    ['a leaf left out', (leaves, at) => leaves.toSpliced(at, 1), doubts.gap],
    [
      'a leaf twice',
      (leaves, at) => leaves.toSpliced(at, 0, leaves[at]!),
      (at) => doubts.gap(at + 1),
    ],
  ])('with %s is doubted, and where', (_what, change, doubt) => {
    fc.assert(
      fc.property(bodies, cut, (texts, place) => {
        const leaves = leavesOf(texts);
        const at = place % leaves.length;
        const rebuild = new Rebuild(CompactRange.empty());
        const found = firstDoubt(rebuild, change([...leaves], at), headOf(grown(leaves)));
        expect(found).toEqual(doubt(at));
      }),
    );
  });

  it('in which every hash was made anew no longer goes on from the head that was kept', () => {
    fc.assert(
      fc.property(bodies, cut, (texts, at) => {
        const leaves = leavesOf(texts);
        const kept = grown(leaves);
        const index = at % leaves.length;
        const forged = leavesOf([...texts.with(index, `${texts[index]}·`), 'one more']);
        const rebuild = new Rebuild(CompactRange.fromFrontier(kept.size, kept.toFrontier()));
        expect(doubtOf(rebuild, forged)).toBe('head-wrong');
      }),
    );
  });
});

describe('a head vouched for elsewhere', () => {
  const leaves = leavesOf(['甲', '乙', '丙', '丁', '戊']);
  const rootAt = (size: number) => grown(leaves.slice(0, size)).root();
  const compared = (size: number, rootStart: string) =>
    comparedWaypoint({ communityId: 1, size, rootStart });

  it.each([1, 2, 3, 4, 5])('is passed at %s leaves', (size) => {
    const start = rootAt(size).toString('hex').slice(0, 16);
    const waypoints = [compared(size, start), signedWaypoint({ size, root: rootAt(size) })];
    expect(doubtOf(new Rebuild(CompactRange.empty(), waypoints), leaves)).toBeNull();
  });

  it.each([
    ['that a person compared', compared(3, '0123456789abcdef'), 'not-the-head-compared'],
    ['that was signed', signedWaypoint({ size: 3, root: rootAt(2) }), 'history-changed'],
    ['beyond the end', signedWaypoint({ size: 6, root: rootAt(5) }), 'smaller'],
  ])('%s and not passed is a doubt', (_what, waypoint, code) => {
    expect(doubtOf(new Rebuild(CompactRange.empty(), [waypoint]), leaves)).toBe(code);
  });
});

describe('the text of a compared head', () => {
  it('is community, size and at least sixteen digits of the root', () => {
    expect(parseComparedHead('7:1234:8F2C91aa03bd4e5f')).toEqual({
      communityId: 7,
      size: 1234,
      rootStart: '8f2c91aa03bd4e5f',
    });
  });

  it.each([
    '',
    '7',
    '7:12',
    '7:12:8f2c91aa03bd4e5',
    '0:12:8f2c91aa03bd4e5f',
    '7:0:8f2c91aa03bd4e5f',
    '7:12:8f2c91aa03bd4e5f ',
    '7:1e3:8f2c91aa03bd4e5f',
    `7:12:${'a'.repeat(65)}`,
  ])('is not %j', (text) => expect(parseComparedHead(text)).toBeNull());
});

it('every doubt is a sentence of its own', () => {
  const root = Buffer.alloc(32);
  const all = [
    doubts.gone(1),
    doubts.smaller(1, 2),
    doubts.gap(1),
    doubts.leafChanged(1),
    doubts.historyChanged(1),
    doubts.headWrong(1),
    doubts.signedElsewhere(1),
    doubts.stateMissing(1),
    doubts.stateBehind(1, 2),
    doubts.stateDamaged(),
    doubts.notTheHeadCompared(1, root),
  ];
  expect(new Set(all.map(({ code }) => code)).size).toBe(Object.keys(doubts).length);
  expect(new Set(all.map(({ sentence }) => sentence)).size).toBe(all.length);
});
