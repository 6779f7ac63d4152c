import fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import {
  type BankMovement,
  type BookMovement,
  type Knowledge,
  roomCodeOf,
  roomCodesIn,
  type Settlement,
  suggestionsOf,
} from './matching.rules';

const nothing: Knowledge = { homesOfPayer: new Map(), settlements: [] };
const today = day('2026-03-05');

const line = (change: Partial<BankMovement> = {}): BankMovement => ({
  id: 'l1',
  bookedOn: today,
  amount: Money.yuan('85.63'),
  serial: '',
  memo: '',
  otherHash: null,
  ...change,
});
const settled = (change: Partial<Settlement> = {}): Settlement => ({
  day: today,
  net: Money.yuan('85.63'),
  fee: Money.yuan('0.33'),
  gross: Money.yuan('85.96'),
  channelId: 'c1',
  channelCode: '101201',
  isDue: false,
  ...change,
});
const entry = (change: Partial<BookMovement> = {}): BookMovement => ({
  seq: '1',
  bookedOn: today,
  amount: Money.yuan('85.63'),
  reference: '',
  payeeHash: null,
  homes: [],
  ...change,
});

it.each<[string, Partial<BankMovement>, Partial<BookMovement>, Partial<Knowledge>, string]>([
  [
    '流水号',
    { serial: 'A1001' },
    { reference: 'A1001' },
    {},
    '流水号 A1001 与付款单一致，金额相等',
  ],
  ['付款单', { otherHash: 'h' }, { payeeHash: 'h' }, {}, '收款账号与付款单一致，金额相等'],
  [
    '房号',
    { memo: '3-2-501物业费' },
    { homes: ['3栋2单元501'] },
    {},
    '附言写明房号 3栋2单元501，金额相等',
  ],
  [
    '老付款人',
    { otherHash: 'h' },
    { homes: ['3栋2单元501'] },
    { homesOfPayer: new Map([['h', ['3栋2单元501']]]) },
    '这个付款账号以前为 3栋2单元501 缴过费，金额相等',
  ],
  [
    '支付机构结算',
    { bookedOn: plusDays(today, 1) },
    {},
    { settlements: [settled()] },
    '等于支付机构 2026年3月5日 账单的收款净额（已扣手续费 0.33）',
  ],
  ['金额', { bookedOn: plusDays(today, 2) }, {}, {}, '金额相等，相差 2 天，只有这一笔'],
])('matches by %s and says so', (_rule, ofLine, ofEntry, known, reason) => {
  const [found] = suggestionsOf([line(ofLine)], [entry(ofEntry)], { ...nothing, ...known });
  expect(found?.reason).toBe(reason);
});

it.each<[string, Partial<BankMovement>, Partial<BookMovement>]>([
  ['another amount', { serial: 'A1001' }, { reference: 'A1001', amount: Money.yuan('85.64') }],
  ['the other direction', {}, { amount: Money.yuan('-85.63') }],
  ['a day long ago', { serial: 'A1001', bookedOn: plusDays(today, 46) }, { reference: 'A1001' }],
  ['only an amount, six days apart', { bookedOn: plusDays(today, 6) }, {}],
])('does not match %s', (_what, ofLine, ofEntry) => {
  expect(suggestionsOf([line(ofLine)], [entry(ofEntry)], nothing)).toEqual([]);
});

describe('a settlement that is in the books of nobody yet', () => {
  const due = { ...nothing, settlements: [settled({ isDue: true })] };
  const next = { bookedOn: plusDays(today, 1) };

  it('is suggested with what it came to and what the firm kept', () => {
    const [found, ...more] = suggestionsOf([line(next)], [], due);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      entrySeq: null,
      rule: 'settlement',
      reason: '支付机构结算：2026年3月5日 收款 85.96，扣手续费 0.33；确认后手续费一并入账',
      split: { day: today, channelCode: '101201' },
    });
  });

  it.each<[string, readonly BankMovement[], Knowledge]>([
    ['orders are not in the books', [line(next)], { ...nothing, settlements: [settled()] }],
    ['the line is five days later', [line({ bookedOn: plusDays(today, 5) })], due],
    ['the line came before', [line({ bookedOn: plusDays(today, -1) })], due],
    ['the amount is another', [line({ ...next, amount: Money.yuan('85.64') })], due],
    ['two lines are alike', [line(next), line({ ...next, id: 'l2' })], due],
    [
      'two days came to the same',
      [line({ bookedOn: plusDays(today, 2) })],
      {
        ...nothing,
        settlements: [settled({ isDue: true }), settled({ isDue: true, day: plusDays(today, 1) })],
      },
    ],
  ])('is not where %s', (_why, lines, known) => {
    expect(suggestionsOf(lines, [], known)).toEqual([]);
  });
});

it('leaves it to a person where two payments look the same', () => {
  const lines = [line(), line({ id: 'l2' })];
  expect(suggestionsOf(lines, [entry()], nothing)).toEqual([]);
  expect(suggestionsOf([line()], [entry(), entry({ seq: '2' })], nothing)).toEqual([]);
});

it('lets a surer sign settle one of two that look the same, and so the other', () => {
  const lines = [line({ memo: '1-1-101' }), line({ id: 'l2' })];
  const entries = [entry({ homes: ['1栋1单元102'] }), entry({ seq: '2', homes: ['1栋1单元101'] })];
  const found = suggestionsOf(lines, entries, nothing);
  expect(found.map(({ lineId, entrySeq, rule }) => [lineId, entrySeq, rule])).toEqual([
    ['l1', '2', 'room'],
    ['l2', '1', 'amount'],
  ]);
});

it('never gives a line or an entry away twice, and never unequal amounts', () => {
  const fen = fc.bigInt({ min: 1n, max: 4n });
  const lines = fc.array(fen, { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (bank, books) => {
      const ofBank = bank.map((one, n) => line({ id: `l${n}`, amount: Money.fen(one) }));
      const ofBooks = books.map((one, n) => entry({ seq: `${n}`, amount: Money.fen(one) }));
      const found = suggestionsOf(ofBank, ofBooks, nothing);
      expect(new Set(found.map(({ lineId }) => lineId)).size).toBe(found.length);
      expect(new Set(found.map(({ entrySeq }) => entrySeq)).size).toBe(found.length);
      for (const { lineId, entrySeq } of found) {
        const pair = [
          ofBank.find(({ id }) => id === lineId),
          ofBooks.find(({ seq }) => seq === entrySeq),
        ];
        expect(pair[0]?.amount.equals(pair[1]?.amount)).toBe(true);
      }
    }),
  );
});

it('reads rooms as people write them', () => {
  expect(roomCodeOf('3栋2单元501')).toBe('3-2-501');
  expect(roomCodesIn('３栋２单元５０１室 物业费')).toEqual(['3-2-501']);
  expect(roomCodesIn('3#2-501')).toEqual(['3-2-501']);
  expect(roomCodesIn('3-2-501、3-2-502')).toEqual(['3-2-501', '3-2-502']);
  expect(roomCodesIn('物业费')).toEqual([]);
});
