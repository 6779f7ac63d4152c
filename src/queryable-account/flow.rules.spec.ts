import fc from 'fast-check';
import { Money } from '../shared/money';
import {
  type CashMovement,
  type CounterLine,
  flowOf,
  movementsOf,
  settledInCash,
} from './flow.rules';

const yuan = (text: string) => Money.yuan(text);
const debit = (accountCode: string, amount: string): CounterLine => ({
  accountCode,
  debit: yuan(amount),
  credit: Money.zero,
});
const credit = (accountCode: string, amount: string): CounterLine => ({
  accountCode,
  debit: Money.zero,
  credit: yuan(amount),
});
const shown = (lines: readonly CounterLine[]) =>
  lines.map((line) => `${line.accountCode} ${line.debit.toString()} ${line.credit.toString()}`);

describe('what of an entry was settled in cash', () => {
  it('a payment to a supplier is its whole use', () => {
    expect(shown(settledInCash([debit('510301', '5670.00')]))).toEqual(['510301 5670.00 0.00']);
  });

  it('a channel that keeps its fee received the whole and spent the fee', () => {
    const lines = [credit('112201', '100.00'), debit('5114', '0.38')];
    expect(shown(settledInCash(lines))).toEqual(['112201 0.00 100.00', '5114 0.38 0.00']);
  });

  it('an expense partly on credit used only what was paid', () => {
    const lines = [debit('5104', '1000.00'), credit('2202', '800.00')];
    expect(shown(settledInCash(lines))).toEqual(['5104 200.00 0.00', '2202 0.00 0.00']);
  });

  it('two expenses partly on credit share what was paid, to the fen', () => {
    const lines = [debit('5104', '200.00'), debit('5105', '100.00'), credit('2202', '200.00')];
    expect(shown(settledInCash(lines))).toEqual([
      '5104 66.67 0.00',
      '5105 33.33 0.00',
      '2202 0.00 0.00',
    ]);
  });

  it('a refund booked red on income lowers the source', () => {
    expect(shown(settledInCash([credit('410101', '-248.05')]))).toEqual(['410101 0.00 -248.05']);
  });

  it('a reversal undoes exactly what its entry did', () => {
    const lines = [debit('5104', '1000.00'), credit('2202', '800.00')];
    const red = [debit('5104', '-1000.00'), credit('2202', '-800.00')];
    const both = [...settledInCash(lines), ...settledInCash(red)];
    expect(Money.sum(both.map((line) => line.debit)).toString()).toBe('0.00');
    expect(Money.sum(both.map((line) => line.credit)).toString()).toBe('0.00');
  });
});

const fen = fc.bigInt({ min: -99_999_999n, max: 99_999_999n }).filter((amount) => amount !== 0n);
const code = fc.constantFrom(
  '510301',
  '5105',
  '2202',
  '112201',
  '410101',
  '1301',
  '2301',
  '224101',
);
const counterLines = fc.array(
  fc
    .record({ accountCode: code, fen, isDebit: fc.boolean() })
    .map(({ accountCode, fen: amount, isDebit }): CounterLine => ({
      accountCode,
      debit: isDebit ? Money.fen(amount) : Money.zero,
      credit: isDebit ? Money.zero : Money.fen(amount),
    })),
  { minLength: 1, maxLength: 6 },
);
const changeOf = (lines: readonly CounterLine[]) =>
  Money.sum(lines.map((line) => line.credit.minus(line.debit)));

describe('laws of the flow', () => {
  it('settling changes the words, never the change of cash', () => {
    fc.assert(
      fc.property(counterLines, (lines) => {
        expect(changeOf(settledInCash(lines)).toString()).toBe(changeOf(lines).toString());
      }),
    );
  });

  const periods = ['2026-01', '2026-02', '2026-03'];
  const entries = fc.array(
    fc.record({
      period: fc.constantFrom(...periods),
      fund: fc.constantFrom('F1', 'F2'),
      lines: counterLines,
    }),
    { maxLength: 12 },
  );

  it('opening + sources − uses = closing, to the fen, whole and by month', () => {
    fc.assert(
      fc.property(entries, fen, (given, opening) => {
        const movements = given.flatMap((entry) => movementsOf(entry, settledInCash(entry.lines)));
        const flow = flowOf(Money.fen(opening), periods, movements);
        const change = Money.sum(given.map((entry) => changeOf(entry.lines)));
        expect(flow.closing.minus(flow.opening).toString()).toBe(change.toString());
        const net = sumOf(flow.sources).minus(sumOf(flow.uses));
        expect(net.toString()).toBe(change.toString());
        const months = Money.sum(flow.byMonth.map((month) => month.in.minus(month.out)));
        expect(months.toString()).toBe(change.toString());
      }),
    );
  });

  it('each line is the sum of its accounts', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const flow = flowOf(
          Money.zero,
          periods,
          given.flatMap((entry) => movementsOf(entry, settledInCash(entry.lines))),
        );
        for (const line of [...flow.sources, ...flow.uses]) {
          expect(sumOf(line.accounts).toString()).toBe(line.amount.toString());
        }
      }),
    );
  });
});

const sumOf = (lines: readonly { amount: Money }[]) => Money.sum(lines.map((line) => line.amount));

describe('between the trust’s own funds', () => {
  const leg = (period: string, fund: string, side: CashMovement['side']): CashMovement => ({
    period,
    fund,
    accountCode: side === 'use' ? '1301' : '2301',
    side,
    amount: yuan('500.00'),
  });

  it('is neither source nor use of the whole', () => {
    const legs = [leg('2026-01', 'F1', 'use'), leg('2026-01', 'F2', 'source')];
    const flow = flowOf(yuan('900.00'), ['2026-01'], legs);
    expect([flow.sources, flow.uses, flow.closing.toString()]).toEqual([[], [], '900.00']);
  });

  it('is a use of the one fund that gave', () => {
    const flow = flowOf(yuan('900.00'), ['2026-01'], [leg('2026-01', 'F1', 'use')]);
    expect(flow.uses.map((line) => line.name)).toEqual(['划给其他资金']);
    expect(flow.closing.toString()).toBe('400.00');
  });

  it('keeps the difference while one leg is still on its way', () => {
    const legs = [leg('2026-01', 'F1', 'use'), leg('2026-02', 'F2', 'source')];
    const flow = flowOf(yuan('900.00'), ['2026-01', '2026-02'], legs);
    expect(flow.byMonth.map((month) => month.closing.toString())).toEqual(['400.00', '900.00']);
  });
});

it('orders by amount and names the same uses the same way', () => {
  const at = { period: '2026-03', fund: 'F1' };
  const flow = flowOf(
    Money.zero,
    ['2026-03'],
    [
      ...movementsOf(at, [debit('510301', '5670.00')]),
      ...movementsOf(at, [debit('2211', '62000.00'), debit('510101', '3000.00')]),
      ...movementsOf(at, [credit('112201', '1000.00'), credit('220301', '500.00')]),
    ],
  );
  expect(flow.uses.map((line) => `${line.name} ${line.amount.toString()}`)).toEqual([
    '人员工资 65000.00',
    '电梯维保 5670.00',
  ]);
  expect(flow.sources.map((line) => `${line.name} ${line.amount.toString()}`)).toEqual([
    '物业费 1500.00',
  ]);
});
