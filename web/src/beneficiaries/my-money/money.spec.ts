import * as fc from 'fast-check';
import { fenOf, sumYuan, yuanOfFen } from '../../shared/format/yuan';
import {
  barOf,
  byPayee,
  changeFrom,
  entriesOfIncome,
  flowOfHome,
  foldedUses,
  monthsOfHome,
  namedApart,
  usedPart,
} from './money';
import type { MoneyEntry, MoneyUse, MyMoney } from '../../shared/api/types';

const use = (key: string, amount: string): MoneyUse => ({
  key,
  name: key,
  amount,
  whole: '0.00',
  fund: 'F1',
  budgetLineId: null,
  accountCode: '5101',
  shareOfUses: '0.0000',
  lastSpan: null,
  lastYear: null,
});

describe('the uses of one home', () => {
  it('stand largest first; none is lost in the fold', () => {
    const fen = fc.integer({ min: -500_00, max: 5_000_00 });
    fc.assert(
      fc.property(fc.array(fen, { maxLength: 40 }), (amounts) => {
        const uses = amounts.map((amount, index) => use(`u${index}`, yuanOfFen(amount)));
        const { shown, rest, restAmount } = foldedUses(uses);
        const all = [...shown, ...rest].map(({ amount }) => fenOf(amount));
        expect(all).toEqual([...amounts].sort((a, b) => b - a));
        expect(sumYuan([...shown.map(({ amount }) => amount), restAmount])).toBe(
          sumYuan(uses.map(({ amount }) => amount)),
        );
        expect(rest.length).not.toBe(1);
      }),
    );
  });

  it('have bars on one scale, and none for what was given back', () => {
    expect(barOf('50.00', '200.00')).toBe(25);
    expect(barOf('-5.00', '200.00')).toBe(0);
    expect(barOf('1.00', '0.00')).toBe(0);
  });

  it('are laid beside what is left', () => {
    expect(usedPart('25.00', '75.00')).toBe(25);
    expect(usedPart('25.00', '-5.00')).toBe(100);
    expect(usedPart('0.00', '0.00')).toBe(0);
  });

  it('are compared only with a time there is', () => {
    expect(changeFrom('12.00', '10.50')).toEqual({ how: 'more', by: '1.50' });
    expect(changeFrom('10.50', '12.00')).toEqual({ how: 'less', by: '1.50' });
    expect(changeFrom('0.00', '0.00')).toEqual({ how: 'same', by: '0.00' });
    expect(changeFrom('1.00', null)).toBeNull();
  });
});

describe('the picture of one home', () => {
  const money: Pick<MyMoney, 'opening' | 'held' | 'paid' | 'income' | 'uses'> = {
    opening: '10.00',
    paid: { total: '100.00', lines: [], receipts: [] },
    income: {
      total: '5.00',
      lines: [{ key: 'parking', name: '停车', amount: '5.00', whole: '4000.00' }],
    },
    uses: { total: '40.00', lines: [use('lift', '40.00')] },
    held: '75.00',
  };

  it('has what she paid beside her share of the rest, and loses nothing', () => {
    const flow = flowOfHome(money as MyMoney, '您家交的');
    expect(flow.sources.map(({ name, amount }) => [name, amount])).toEqual([
      ['您家交的', '100.00'],
      ['停车', '5.00'],
    ]);
    const into = fenOf(flow.opening) + flow.sources.reduce((sum, s) => sum + fenOf(s.amount), 0);
    const out = flow.uses.reduce((sum, s) => sum + fenOf(s.amount), 0) + fenOf(flow.closing);
    expect(into).toBe(out);
  });

  it('tells apart what bears one name in several funds', () => {
    const line = (key: string, name: string) => ({ key, name, amount: '1.00' });
    const names = namedApart(
      [line('F1-interest', '利息'), line('F3-interest', '利息'), line('F1-parking', '停车费')],
      (name, fund) => `${name}（${fund}）`,
    ).map(({ name }) => name);
    expect(names).toEqual(['利息（F1）', '利息（F3）', '停车费']);
  });

  it('draws lines of one name as one', () => {
    const interest = (key: string) => ({ key, name: '利息', amount: '1.50', whole: '100.00' });
    const income = { total: '3.00', lines: [interest('F1-interest'), interest('F3-interest')] };
    const { sources } = flowOfHome({ ...money, income } as MyMoney, '您家交的');
    expect(sources.map(({ name, amount }) => [name, amount])).toEqual([
      ['您家交的', '100.00'],
      ['利息', '3.00'],
    ]);
  });

  it('leaves out what is nothing', () => {
    const unpaid = { ...money, paid: { ...money.paid, total: '0.00' } };
    expect(flowOfHome(unpaid as MyMoney, '您家交的').sources).toHaveLength(1);
  });

  it('adds up what came month by month', () => {
    expect(
      monthsOfHome([
        { period: '2026-01', paid: '100.00', income: '5.50', uses: '40.00', held: '65.50' },
      ]),
    ).toEqual([{ period: '2026-01', in: '105.50', out: '40.00', closing: '65.50' }]);
  });
});

describe('the entries behind a line of income', () => {
  const year = { from: '2026-01', to: '2026-09' };

  it.each([
    ['F1-parking', '/statement?from=2026-01&to=2026-09&source=parking&fund=F1'],
    ['F2-common-income', '/statement?from=2026-01&to=2026-09&source=common-income&fund=F2'],
    ['F1-parking-0123456789ab', '/statement?from=2026-01&to=2026-09&source=parking&fund=F1'],
    ['all-between', '/statement?from=2026-01&to=2026-09&source=between'],
    ['nonsense', null],
  ])('%s', (key, to) => {
    expect(entriesOfIncome(key, year)).toBe(to);
  });
});

describe('the vouchers behind a use', () => {
  const paid = (seq: string, payeeName: string | null, share: string) =>
    ({ seq, payeeName, share, payeeKind: payeeName ? 'company' : null }) as MoneyEntry;

  it('stand by payee, who had most first, and add up to the share', () => {
    const groups = byPayee([
      paid('9', '安捷电梯', '1.00'),
      paid('8', null, '0.10'),
      paid('7', '文汇办公', '2.50'),
      paid('6', '安捷电梯', '2.00'),
    ]);
    expect(groups.map(({ payee, share, entries }) => [payee, share, entries.length])).toEqual([
      ['安捷电梯', '3.00', 2],
      ['文汇办公', '2.50', 1],
      [null, '0.10', 1],
    ]);
    expect(groups[0]?.kind).toBe('company');
  });
});
