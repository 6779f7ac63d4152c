import fc from 'fast-check';
import type { Household, HouseholdBill, HouseholdReceipt } from '../../shared/api/types';
import { fenOf, yuanOfFen } from '../../shared/format/yuan';
import { keptOf, leftOf, openBills, settledMonths, statementOf } from './household';

const bill = (given: Partial<HouseholdBill>): HouseholdBill => ({
  id: `${given.period}-${given.feeName ?? '物业费'}`,
  period: '2026-03',
  feeName: '物业费',
  payer: 'owner',
  dueOn: `${given.period ?? '2026-03'}-20`,
  amount: '128.95',
  settled: '0.00',
  explanation: '',
  limitationEndsOn: null,
  limitation: null,
  ...given,
});

const receipt = (given: Partial<HouseholdReceipt>): HouseholdReceipt => ({
  id: given.number ?? 'r',
  number: 'SJ2026-000001',
  receivedOn: '2026-03-20',
  kind: 'payment',
  method: '现金',
  amount: '128.95',
  advance: '0.00',
  cancelled: false,
  ...given,
});

const home = (given: Partial<Household>): Household => ({
  unitId: 'u',
  label: '3栋2单元301',
  owed: '0.00',
  bills: [],
  receipts: [],
  kept: [],
  ...given,
});

describe('what a household still has to pay', () => {
  it('is what is left of its own bills, the oldest first', () => {
    const household = home({
      bills: [
        bill({ period: '2026-04' }),
        bill({ period: '2026-03', settled: '100.00' }),
        bill({ period: '2026-02', settled: '128.95' }),
        bill({ period: '2026-01', payer: 'developer' }),
      ],
    });
    const open = openBills(household);
    expect(open.map(({ period }) => period)).toEqual(['2026-03', '2026-04']);
    expect(open.map(leftOf)).toEqual(['28.95', '128.95']);
  });

  it('and the rest stands month by month, the newest first', () => {
    const household = home({
      bills: [
        bill({ period: '2026-01', settled: '128.95' }),
        bill({ period: '2026-02', settled: '128.95' }),
        bill({ period: '2026-02', feeName: '电梯电费公摊', amount: '4.15', settled: '4.15' }),
        bill({ period: '2026-03' }),
      ],
    });
    const months = settledMonths(household);
    expect(months.map(({ period, amount }) => [period, amount])).toEqual([
      ['2026-02', '133.10'],
      ['2026-01', '128.95'],
    ]);
  });
});

describe('the statement of a household', () => {
  it('runs from the oldest, without deposits and what was taken back', () => {
    const household = home({
      owed: '28.95',
      kept: [{ account: '224101', name: '装修押金', kind: 'deposit', amount: '2000.00' }],
      bills: [bill({ period: '2026-04', settled: '100.00' }), bill({ period: '2026-03' })],
      receipts: [
        receipt({ number: 'C', receivedOn: '2026-04-02', amount: '228.95' }),
        receipt({ number: 'B', kind: 'deposit', amount: '2000.00' }),
        receipt({ number: 'A', cancelled: true }),
      ],
    });
    const { rows, ...sums } = statementOf(household);
    expect(rows.map(({ key, balance }) => [key, balance])).toEqual([
      ['2026-03-物业费', '128.95'],
      ['2026-04-物业费', '257.90'],
      ['C', '28.95'],
    ]);
    expect(sums).toEqual({ billed: '257.90', paid: '228.95', other: '0.00', balance: '28.95' });
    expect(keptOf(household, 'deposit')).toBe('2000.00');
  });

  it('names what bills and receipts do not explain', () => {
    const household = home({ bills: [bill({ settled: '128.95' })] });
    expect(statementOf(household)).toMatchObject({ other: '-128.95', balance: '0.00' });
  });

  it('always ends at what is owed less what is kept: billed − paid + other = balance', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 99_999_999 }), { maxLength: 8 });
    fc.assert(
      fc.property(amounts, amounts, fc.nat(99_999), fc.nat(99_999), (billed, paid, owed, kept) => {
        const statement = statementOf(
          home({
            owed: yuanOfFen(owed),
            kept: [{ account: '220301', name: '', kind: 'advance', amount: yuanOfFen(kept) }],
            bills: billed.map((fen) => bill({ amount: yuanOfFen(fen) })),
            receipts: paid.map((fen) => receipt({ amount: yuanOfFen(fen) })),
          }),
        );
        const { billed: due, paid: received, other, balance } = statement;
        expect(fenOf(due) - fenOf(received) + fenOf(other)).toBe(fenOf(balance));
        expect(fenOf(balance)).toBe(owed - kept);
        const last = statement.rows[statement.rows.length - 1]?.balance ?? '0.00';
        expect(fenOf(last) + fenOf(other)).toBe(fenOf(balance));
      }),
    );
  });
});
