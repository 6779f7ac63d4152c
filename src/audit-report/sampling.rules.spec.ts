import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { setSha256 } from '../../verifier/lib/bytes.mjs';
import { redraw, seedOf as seedAgain } from '../../verifier/lib/draw.mjs';
import { Money } from '../shared/money';
import {
  draw,
  type Drawable,
  intervalOf,
  itemsRoot,
  type Method,
  populationRoot,
  seedOf,
} from './sampling.rules';

const ROOT = Buffer.alloc(32, 7);
const SEED = seedOf(ROOT, '20260131');

const vouchers = (fen: readonly number[]): Drawable[] =>
  fen.map((each, index) => ({ seq: String(index * 2 + 1), amount: Money.fen(BigInt(each)) }));

const drawn = (method: Method, fen: readonly number[], size: number, drawNo = 1) =>
  draw(vouchers(fen), { method, size }, { seed: SEED, drawNo });

const someFen = fc.array(fc.integer({ min: 1, max: 90_000_000 }), { minLength: 1, maxLength: 60 });
const asked = {
  fen: someFen,
  size: fc.integer({ min: 1, max: 80 }),
  drawNo: fc.integer({ min: 1, max: 300 }),
  method: fc.constantFrom<Method>('monetary-unit', 'random'),
  number: fc.integer({ min: 100_000, max: 999_999_999 }).map(String),
};

beforeAll(() => setSha256((bytes) => createHash('sha256').update(bytes).digest()));

describe('a draw', () => {
  it('is what a second program draws from the published recipe', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(asked), async ({ fen, size, drawNo, method, number }) => {
        const seed = seedOf(ROOT, number);
        expect(Buffer.from(await seedAgain(ROOT, number))).toEqual(seed);
        const items = draw(vouchers(fen), { method, size }, { seed, drawNo });
        const again = await redraw(
          fen.map((each, index) => ({ seq: index * 2 + 1, fen: BigInt(each) })),
          { method, size, seed, drawNo },
        );
        expect(again.map(({ seq, hits }) => [String(seq), hits])).toEqual(
          items.map(({ seq, hits }) => [seq, hits]),
        );
      }),
    );
  });

  it('hits as often as asked, by money, and takes each once, by chance', () => {
    fc.assert(
      fc.property(fc.record(asked), ({ fen, size, drawNo, method }) => {
        const items = drawn(method, fen, size, drawNo);
        const hits = items.reduce((sum, each) => sum + each.hits, 0);
        expect(hits).toBe(method === 'random' ? Math.min(size, fen.length) : size);
        expect(new Set(items.map(({ seq }) => seq)).size).toBe(items.length);
        expect(items.map(({ no }) => no)).toEqual(items.map((_, index) => index + 1));
      }),
    );
  });

  it('never misses a voucher as large as the interval', () => {
    fc.assert(
      fc.property(fc.record(asked), ({ fen, size, drawNo }) => {
        const total = fen.reduce((sum, each) => sum + each, 0);
        const taken = new Set(drawn('monetary-unit', fen, size, drawNo).map(({ seq }) => seq));
        const large = vouchers(fen).filter(
          ({ amount }) => amount.toFen() * BigInt(size) >= BigInt(total),
        );
        expect(large.filter(({ seq }) => !taken.has(seq))).toEqual([]);
      }),
    );
  });

  it('is another at every turn, and the same at the same turn', () => {
    const fen = Array.from({ length: 500 }, (_, index) => 1000 + index);
    const first = drawn('random', fen, 20).map(({ seq }) => seq);
    expect(drawn('random', fen, 20).map(({ seq }) => seq)).toEqual(first);
    expect(drawn('random', fen, 20, 2).map(({ seq }) => seq)).not.toEqual(first);
  });

  it.each([
    ['monetary-unit', [100, 300, 600], [0.3, 0.9, 1.8]],
    ['random', [100, 300, 600, 1], [0.75, 0.75, 0.75, 0.75]],
  ] as const)('gives every fen, or every voucher, its chance (%s)', (method, fen, expected) => {
    const rounds = 4000;
    const hits = new Map<string, number>();
    for (let drawNo = 1; drawNo <= rounds; drawNo += 1) {
      for (const item of drawn(method, fen, 3, drawNo)) {
        hits.set(item.seq, (hits.get(item.seq) ?? 0) + item.hits);
      }
    }
    for (const [index, chance] of expected.entries()) {
      expect((hits.get(String(index * 2 + 1)) ?? 0) / rounds).toBeCloseTo(chance, 1);
    }
  });

  it('of nothing is nothing', () => {
    expect(drawn('monetary-unit', [], 5)).toEqual([]);
  });
});

it('is written down in lines that anybody can hash', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const population = vouchers([1, 12_345]);
  expect(populationRoot(population).toString('hex')).toBe(sha256('1 0.01\n3 123.45\n'));
  const [item] = population;
  expect(itemsRoot([{ ...item!, no: 1, hits: 2 }]).toString('hex')).toBe(sha256('1 1 0.01 2\n'));
  expect(intervalOf(Money.yuan('100.00'), 3).toString()).toBe('33.33');
  expect(SEED.toString('hex')).toBe(
    createHash('sha256').update(ROOT).update('20260131').digest('hex'),
  );
});
