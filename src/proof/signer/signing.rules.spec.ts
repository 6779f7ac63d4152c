import fc from 'fast-check';
import { openCheckpoint } from '../checkpoint.rules';
import { cosignedAt } from '../cosignature.rules';
import { CompactRange } from '../tree.rules';
import { heartbeatDue, readHead, signHead, signingLog } from './signing.rules';

const key = { name: 'books.example.cn', seed: Buffer.alloc(32, 9) };
const log = signingLog(key, 7);

function treeOf(leaves: number): CompactRange {
  const tree = CompactRange.empty();
  for (let leaf = 0; leaf < leaves; leaf += 1) tree.append(Buffer.alloc(32, leaf % 256));
  return tree;
}

describe('a signed head', () => {
  it('is read back as what was signed, whatever the tree and the time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2096-01-01'), noInvalidDate: true }),
        (leaves, at) => {
          const tree = treeOf(leaves);
          const head = signHead(log, tree, at);
          expect(readHead(log, head)).toEqual(head);
          expect(openCheckpoint(head.note, log.verifier)).toEqual({
            origin: 'books.example.cn/c/7/log/1',
            size: leaves,
            root: tree.root(),
          });
          expect(cosignedAt(head.note, log.clockVerifier)).toBe(Math.floor(at.getTime() / 1000));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is of one log and one key', () => {
    const head = signHead(log, treeOf(5), new Date('2026-06-30T04:00:00Z'));
    const neighbour = signingLog(key, 8);
    const impostor = signingLog({ ...key, seed: Buffer.alloc(32, 8) }, 7);
    for (const other of [neighbour, impostor]) {
      expect(() => readHead(other, head)).toThrow();
      expect(other.vkey).not.toBe(log.vkey);
    }
  });

  it('is not believed with another frontier', () => {
    const head = signHead(log, treeOf(5), new Date('2026-06-30T04:00:00Z'));
    fc.assert(
      fc.property(fc.nat({ max: head.frontier.length * 8 - 1 }), (bit) => {
        const frontier = Buffer.from(head.frontier);
        frontier[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => readHead(log, { ...head, frontier })).toThrow();
      }),
    );
    expect(() => readHead(log, { ...head, frontier: treeOf(4).toFrontier() })).toThrow();
  });
});

describe('a heartbeat', () => {
  const head = signHead(log, treeOf(1), new Date('2026-06-30T04:00:00Z'));
  it.each([
    ['2026-06-30T04:00:00Z', false],
    ['2026-07-01T02:59:59Z', false],
    ['2026-07-01T03:00:00Z', true],
    ['2026-07-08T04:00:00Z', true],
    // a clock that was put back
    ['2026-06-29T04:00:00Z', false],
  ])('at %s: %s', (now, due) => {
    expect(heartbeatDue(head, new Date(now))).toBe(due);
  });
});
