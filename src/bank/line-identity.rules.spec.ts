import fc from 'fast-check';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { identitiesOf } from './line-identity.rules';
import type { StatementLine } from './statement.rules';

const line = (change: Partial<StatementLine> = {}): StatementLine => ({
  line: 2,
  bookedOn: day('2025-01-05'),
  time: '09:00:00',
  amount: Money.yuan('5.00'),
  balance: null,
  serial: '',
  counterparty: { name: '王某', account: '6217' },
  memo: '3-2-501',
  fee: 0n,
  ...change,
});

it('tells equal movements of one day apart, and finds each again', () => {
  const twice = identitiesOf('a', [line(), line({ line: 3 })]);
  expect(new Set(twice).size).toBe(2);
  expect(identitiesOf('a', [line({ line: 900 }), line()])).toEqual(twice);
});

it.each<Partial<StatementLine>>([
  { amount: Money.yuan('5.01') },
  { bookedOn: day('2025-01-06') },
  { memo: '3-2-502' },
  { balance: Money.yuan('5.00') },
  { serial: 'X1' },
])('another movement has another identity: %j', (change) => {
  expect(identitiesOf('a', [line(change)])).not.toEqual(identitiesOf('a', [line()]));
});

it('goes by the serial where there is one, whatever else the other export says', () => {
  const [here] = identitiesOf('a', [line({ serial: 'X1', memo: '物业费' })]);
  expect(identitiesOf('a', [line({ serial: 'X1', memo: '', time: '' })])).toEqual([here]);
  expect(identitiesOf('b', [line({ serial: 'X1' })])).not.toEqual([here]);
});

it('gives the same lines the same identities wherever the file begins', () => {
  const days = fc.integer({ min: 1, max: 9 }).map((n) => day(`2025-01-0${n}`));
  const lines = fc.array(fc.record({ bookedOn: days, fen: fc.bigInt({ min: 1n, max: 3n }) }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 9 }), (moves, from) => {
      const all = moves
        .toSorted((a, b) => (a.bookedOn < b.bookedOn ? -1 : 1))
        .map(({ bookedOn, fen }) => line({ bookedOn, amount: Money.fen(fen) }));
      const later = all.filter(({ bookedOn }) => bookedOn >= `2025-01-0${from}`);
      const known = new Set(identitiesOf('a', all));
      expect(known.size).toBe(all.length);
      for (const identity of identitiesOf('a', later)) expect(known).toContain(identity);
    }),
  );
});
