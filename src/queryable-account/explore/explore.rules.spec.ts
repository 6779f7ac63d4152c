import {
  array,
  assert,
  bigInt,
  constantFrom,
  property,
  record,
  shuffledSubarray,
} from 'fast-check';
import { Money } from '../../shared/money';
import { period } from '../../shared/period';
import {
  EXPLORE_BY,
  explored,
  type Marked,
  perHousehold,
  perSquareMetre,
  spanBefore,
  spanOfLastYear,
} from './explore.rules';

const span = (from: string, to: string) => ({ from: period(from), to: period(to) });

describe('what a span is compared with', () => {
  it.each([
    ['2026-03', '2026-03', '2026-02', '2026-02', '2025-03', '2025-03'],
    ['2026-01', '2026-03', '2025-10', '2025-12', '2025-01', '2025-03'],
    ['2026-01', '2026-12', '2025-01', '2025-12', '2025-01', '2025-12'],
  ])('%s to %s: %s to %s, and %s to %s', (from, to, a, b, c, d) => {
    expect(spanBefore(span(from, to))).toEqual(span(a, b));
    expect(spanOfLastYear(span(from, to))).toEqual(span(c, d));
  });
});

describe('for each home and square metre', () => {
  it('half up to the fen, red the same way', () => {
    expect(perHousehold(Money.yuan('100.00'), 3)?.toString()).toBe('33.33');
    expect(perHousehold(Money.yuan('-0.05'), 2)?.toString()).toBe('-0.03');
    expect(perSquareMetre(Money.yuan('65900.00'), 8_340_400n)?.toString()).toBe('0.79');
  });

  it('nothing is said while there are no homes', () => {
    expect([perHousehold(Money.yuan('1.00'), 0), perSquareMetre(Money.yuan('1.00'), 0n)]).toEqual([
      null,
      null,
    ]);
  });
});

const movements = array(
  record<Marked>({
    period: constantFrom('2026-01', '2026-02', '2026-03'),
    fund: constantFrom('F1', 'F2'),
    accountCode: constantFrom('5101', '510301', '2202', '112201', '4301'),
    side: constantFrom('source', 'use'),
    amount: bigInt({ min: -10_000n, max: 1_000_000n }).map((fen) => Money.fen(fen)),
    mark: constantFrom(null, 'a', 'b'),
  }),
  { maxLength: 20 },
);

describe('one side told apart', () => {
  const asked = {
    span: span('2026-02', '2026-03'),
    side: 'out',
    booksStart: period('2025-01'),
  } as const;

  it('adds up to what moved on that side, whichever way, in whatever order', () => {
    assert(
      property(movements, constantFrom(...EXPLORE_BY), (all, by) => {
        const own = all.filter((one) => one.side === 'use' && one.period >= '2026-02');
        const total = Money.sum(own.map(({ amount }) => amount)).toString();
        const found = explored(all, { ...asked, by });
        const items = Money.sum(found.items.map(({ amount }) => amount)).toString();
        expect([found.total.toString(), items]).toEqual([total, total]);
        expect(
          explored([...all].reverse(), { ...asked, by }).items.map(({ key, amount }) => [
            key,
            amount.toString(),
          ]),
        ).toEqual(found.items.map(({ key, amount }) => [key, amount.toString()]));
      }),
    );
  });

  it('a comparison has a total of its own, for what is gone since', () => {
    assert(
      property(shuffledSubarray(['5101', '2202'], { minLength: 1 }), ([gone = '5101']) => {
        const all: Marked[] = [
          {
            period: '2025-12',
            fund: 'F1',
            accountCode: gone,
            side: 'use',
            amount: Money.yuan('7.00'),
            mark: null,
          },
        ];
        const found = explored(all, { ...asked, by: 'use' });
        expect([found.items.length, found.lastSpan?.toString()]).toEqual([0, '7.00']);
      }),
    );
  });

  it('shares are parts of the whole with four decimals', () => {
    const line = (accountCode: string, amount: string): Marked => ({
      period: '2026-02',
      fund: 'F1',
      accountCode,
      side: 'use',
      amount: Money.yuan(amount),
      mark: null,
    });
    const found = explored([line('5101', '2.00'), line('510301', '1.00')], { ...asked, by: 'use' });
    expect(found.items.map(({ name, share }) => [name, share])).toEqual([
      ['人员工资', '0.6667'],
      ['电梯维保', '0.3333'],
    ]);
  });
});
