import fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import { agreementOf, type StatedSides, unexplainedOf } from './agreement.rules';

const today = day('2026-04-02');
const item = (on: string, amount = '5.00') => ({
  id: on,
  on: day(on),
  amount: Money.yuan(amount),
  what: '',
  otherName: '',
});
const sides = (change: Partial<StatedSides> = {}): StatedSides => ({
  name: '信托专户',
  through: day('2026-03-31'),
  difference: Money.zero,
  bankOnly: [],
  bookOnly: [],
  ...change,
});
const off = (amount: string) => sides({ difference: Money.yuan(amount) });

it.each<[string, StatedSides[], string, string]>([
  ['nothing yet', [], 'none', '还没有导入银行对账单'],
  ['all agreed', [sides()], 'agreed', '已与银行对账至2026年3月31日，差额 0.00'],
  [
    'the earlier day of two accounts',
    [sides(), sides({ through: day('2026-02-28') })],
    'agreed',
    '已与银行对账至2026年2月28日，差额 0.00',
  ],
  [
    'a line of five days ago',
    [sides({ bankOnly: [item('2026-03-28')] })],
    'open',
    '已与银行对账至2026年3月31日，差额 0.00；1 笔未达账项',
  ],
  [
    'a line of six days ago',
    [sides({ bankOnly: [item('2026-03-27')] })],
    'differs',
    '已与银行对账至2026年3月31日，差额 0.00；1 笔未达账项，有 1 项超过 5 天仍未查明',
  ],
  [
    'a voucher five days before the statement ends',
    [sides({ bookOnly: [item('2026-03-26')] })],
    'open',
    '已与银行对账至2026年3月31日，差额 0.00；1 笔未达账项',
  ],
  [
    'a voucher six days before the statement ends',
    [sides({ bookOnly: [item('2026-03-25')] })],
    'differs',
    '已与银行对账至2026年3月31日，差额 0.00；1 笔未达账项，有 1 项超过 5 天仍未查明',
  ],
  ['a difference', [off('0.01')], 'differs', '已与银行对账至2026年3月31日，差额 0.01'],
  [
    'two differences that would cancel out',
    [off('0.01'), off('-0.01')],
    'differs',
    '已与银行对账至2026年3月31日，差额 0.02',
  ],
])('the badge: %s', (_what, of, state, sentence) => {
  expect(agreementOf(of, today)).toMatchObject({ state, sentence });
});

it.each<[string, StatedSides, string]>([
  ['agreed', sides(), 'agreed'],
  ['a young line', sides({ bankOnly: [item('2026-03-31')] }), 'agreed'],
  ['an old line', sides({ bankOnly: [item('2026-03-01')] }), 'different'],
  ['a difference of today', off('0.01'), 'different'],
  ['no statement for 35 days', sides({ through: day('2026-02-26') }), 'agreed'],
  ['no statement for 36 days', sides({ through: day('2026-02-25') }), 'late'],
])('one account: %s', (_what, one, state) => {
  expect(agreementOf([one], today).accounts).toEqual([
    { name: '信托专户', agreedTo: one.through, difference: one.difference, state },
  ]);
});

it.each<[string, StatedSides, string | null]>([
  ['nothing', sides(), null],
  ['a difference of yesterday', off('1.00'), null],
  ['a difference of six days', { ...off('1.00'), through: day('2026-03-27') }, '2026-03-27'],
  [
    'the older of two',
    sides({ bankOnly: [item('2026-03-20')], bookOnly: [item('2026-03-10')] }),
    '2026-03-10',
  ],
])('what stops new payments: %s', (_what, one, on) => {
  expect(unexplainedOf([one], today)[0]?.on ?? null).toBe(on);
});

it('what is unexplained is never agreed, and stays so however long nobody looks', () => {
  const days = fc.integer({ min: 0, max: 60 }).map((ago) => plusDays(today, -ago));
  const items = fc.array(days.map((on) => item(on)));
  fc.assert(
    fc.property(items, items, fc.nat({ max: 90 }), (bankOnly, bookOnly, later) => {
      const of = [sides({ bankOnly, bookOnly })];
      const old = unexplainedOf(of, today).length;
      if (old > 0) expect(agreementOf(of, today).state).toBe('differs');
      expect(unexplainedOf(of, plusDays(today, later)).length).toBeGreaterThanOrEqual(old);
    }),
  );
});
