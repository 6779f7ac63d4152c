import fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import {
  advanceAfterRefund,
  allocateAsChosen,
  allocateOldestFirst,
  useOfAdvance,
} from './allocation.rules';
import type { Allocation, OpenBill } from './allocation.rules';

const yuan = (text: string) => Money.yuan(text);
const bill = (id: string, dueOn: string, open: string): OpenBill => ({
  id,
  dueOn: day(dueOn),
  open: yuan(open),
});
const said = ({ parts, advance }: Allocation) => [
  ...parts.map(({ billId, amount }) => `${billId} ${amount.toString()}`),
  `advance ${advance.toString()}`,
];
const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });

const bills = [
  bill('march', '2026-03-20', '85.63'),
  bill('january', '2026-01-20', '85.63'),
  bill('february', '2026-02-20', '40.00'),
];

describe('oldest first', () => {
  it.each<[string, string[]]>([
    ['50', ['january 50.00', 'advance 0.00']],
    ['85.63', ['january 85.63', 'advance 0.00']],
    ['100', ['january 85.63', 'february 14.37', 'advance 0.00']],
    ['250', ['january 85.63', 'february 40.00', 'march 85.63', 'advance 38.74']],
  ])('%s pays %p', (amount, expected) => {
    expect(said(allocateOldestFirst(yuan(amount), bills))).toEqual(expected);
  });

  it.each(['0', '-5'])('nobody pays %s', (amount) => {
    expect(() => allocateOldestFirst(yuan(amount), bills)).toThrow(
      refusal('charges.amount-not-positive'),
    );
  });

  it('loses nothing, overpays nothing, and pays no bill before an older one is paid', () => {
    const anyBills = fc.array(fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 100_000 })), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), anyBills, (fen, rows) => {
        const amount = Money.fen(BigInt(fen));
        const open = rows.map(([late, left], at) => ({
          id: `b${at}`,
          dueOn: plusDays(day('2024-01-01'), late),
          open: Money.fen(BigInt(left)),
        }));
        const { parts, advance } = allocateOldestFirst(amount, open);
        const paid = new Map(parts.map((part) => [part.billId, part.amount]));
        expect(Money.sum([...paid.values(), advance]).equals(amount)).toBe(true);
        for (const [at, { id, dueOn, open: left }] of open.entries()) {
          const part = paid.get(id) ?? Money.zero;
          expect(part.isAtMost(left)).toBe(true);
          if (part.equals(left)) continue;
          expect(advance.isZero()).toBe(true);
          const newer = open.filter((other, place) => place !== at && other.dueOn > dueOn);
          expect(newer.every((other) => !paid.has(other.id))).toBe(true);
        }
      }),
    );
  });
});

describe('as chosen', () => {
  it('pays what was named and keeps the rest', () => {
    const chosen = [{ billId: 'march', amount: yuan('85.63') }];
    expect(said(allocateAsChosen(yuan('100'), chosen, bills))).toEqual([
      'march 85.63',
      'advance 14.37',
    ]);
    expect(said(allocateAsChosen(yuan('100'), [], bills))).toEqual(['advance 100.00']);
  });

  it.each<[string, [string, string][], string]>([
    ['an unknown bill', [['may', '1']], 'charges.bill-unknown'],
    ['more than is open', [['february', '40.01']], 'charges.more-than-open'],
    [
      'one bill twice',
      [
        ['march', '1'],
        ['march', '2'],
      ],
      'charges.bill-twice',
    ],
    [
      'more than was received',
      [
        ['march', '80'],
        ['january', '80'],
      ],
      'charges.more-than-received',
    ],
    ['nothing', [['march', '0']], 'charges.amount-not-positive'],
    [
      'less than nothing',
      [
        ['march', '-1'],
        ['january', '2'],
      ],
      'charges.amount-not-positive',
    ],
  ])('%s is refused', (_what, parts, code) => {
    const chosen = parts.map(([billId, amount]) => ({ billId, amount: yuan(amount) }));
    expect(() => allocateAsChosen(yuan('100'), chosen, bills)).toThrow(refusal(code));
  });
});

describe('an advance', () => {
  it('pays a year month by month (acceptance case 14)', () => {
    let advance = yuan('1027.56');
    for (const month of ['01', '02', '03', '04', '05']) {
      const used = useOfAdvance(advance, [bill(month, `2026-${month}-20`, '85.63')]);
      expect(said(used)[0]).toBe(`${month} 85.63`);
      ({ advance } = used);
    }
    // seven months of 85.63
    expect(advance.toString()).toBe('599.41');
  });

  it('of nothing pays nothing', () => {
    expect(said(useOfAdvance(Money.zero, bills))).toEqual(['advance 0.00']);
  });

  it('is given back at most once', () => {
    expect(advanceAfterRefund(yuan('599.41'), yuan('599.41')).isZero()).toBe(true);
    expect(() => advanceAfterRefund(yuan('599.41'), yuan('599.42'))).toThrow(
      refusal('charges.more-than-advance'),
    );
  });
});
