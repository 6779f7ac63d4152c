import { CompactRange, leafHash } from '../tree.rules';
import { beginning, type Known } from './examination.rules';
import { Rebuild } from './rebuild.rules';
import { signHead, signingLog } from './signing.rules';

const log = signingLog({ name: 'books.example.cn', seed: Buffer.alloc(32, 9) }, 7);

function headAt(leaves: number, fill = 0) {
  const tree = CompactRange.empty();
  for (let leaf = 0; leaf < leaves; leaf += 1) tree.append(Buffer.alloc(32, leaf + fill));
  return signHead(log, tree, new Date('2026-06-30T04:00:00Z'));
}

const five = headAt(5);
const compared = { communityId: 7, size: 3, rootStart: '0'.repeat(16) };

/** The code of a doubt, or from how many leaves the tree is grown. */
function answer(known: Partial<Known>): string | number {
  const all = { kept: null, signed: null, head: { size: 9 }, compared: undefined, ...known };
  const begun = beginning(all);
  return begun instanceof Rebuild ? begun.size : begun.code;
}

describe('where a tree is grown from', () => {
  it.each<[string, Partial<Known>, string | number]>([
    ['a log that was never signed', {}, 0],
    ['a log that goes on', { kept: five, signed: five }, 5],
    ['a log at rest', { kept: five, signed: five, head: { size: 5 } }, 5],
    ['a head whose row was lost in a crash', { kept: five, signed: headAt(4) }, 5],
    ['a head that no row has', { kept: five }, 5],
    ['a log that became shorter', { kept: five, signed: five, head: { size: 4 } }, 'smaller'],
    ['no memory of a signed log', { signed: five }, 'state-missing'],
    ['a memory older than the rows', { kept: headAt(4), signed: five }, 'state-behind'],
    ['a memory that cannot be read', { kept: 'damaged', signed: five }, 'state-damaged'],
    ['the same, of a log never signed', { kept: 'damaged' }, 'state-damaged'],
    ['another head signed in our name', { kept: five, signed: headAt(5, 1) }, 'signed-elsewhere'],
  ])('%s', (_what, known, expected) => {
    expect(answer(known)).toBe(expected);
  });

  it.each<[string, Partial<Known>]>([
    ['no memory', { signed: five }],
    ['an older memory', { kept: headAt(4), signed: five }],
    ['a memory that cannot be read', { kept: 'damaged', signed: five }],
  ])('the first leaf, where a person vouches for a head in place of %s', (_what, known) => {
    expect(answer({ ...known, compared })).toBe(0);
  });

  it('but a person’s word does not undo what is remembered', () => {
    expect(answer({ kept: five, signed: five, compared })).toBe(5);
    expect(answer({ kept: five, signed: five, head: { size: 4 }, compared })).toBe('smaller');
  });
});

describe('a tree that a person vouches for', () => {
  const bodies = ['甲', '乙', '丙', '丁', '戊'];
  const leaves = bodies.map((body, index) => ({ index, hash: leafHash(Buffer.from(body)), body }));
  const vouched = { ...compared, size: 1, rootStart: leaves[0]!.hash.toString('hex') };

  it.each<[string, Partial<Known>]>([
    ['in the database', { signed: five }],
    ['by this signer', { kept: headAt(4), signed: five }],
  ])('must still pass every head that was signed: %s', (_what, known) => {
    const all = { kept: null, signed: null, head: { size: 5 }, ...known, compared: vouched };
    const begun = beginning(all);
    const doubtsOf = begun instanceof Rebuild ? leaves.map((leaf) => begun.add(leaf)?.code) : [];
    expect(doubtsOf).toContain('history-changed');
  });
});
