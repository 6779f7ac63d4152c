import fc from 'fast-check';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { chartOf, openingChart } from './chart.rules';
import { blockersOfEntry, moneyMovedBy } from './entry.rules';
import type { BookState, EntryDraft } from './entry.rules';
import type { Fund } from './funds.rules';
import { reversalOf } from './posting.rules';
import type { Posting } from './posting.rules';

const chart = chartOf(openingChart);
const state: BookState = {
  chart,
  booksStartOn: day('2026-01-01'),
  closedThrough: day('2026-02-28'),
  today: day('2026-06-30'),
};

const line = (accountCode: string, debit: string, credit: string, fund: Fund = 'F1'): Posting => ({
  accountCode,
  fund,
  debit: Money.yuan(debit),
  credit: Money.yuan(credit),
});

const draft = (change: Partial<EntryDraft> = {}): EntryDraft => ({
  key: 'spec-key-1',
  bookedOn: day('2026-03-05'),
  kind: 'general',
  summary: '计提电梯维保费',
  attachmentCount: 1,
  preparedBy: 'accountant',
  reviewedBy: 'reviewer',
  postedBy: 'reviewer',
  lines: [line('510301', '5670.00', '0'), line('2202', '0', '5670.00')],
  ...change,
});

const codesOf = (change: Partial<EntryDraft>) =>
  blockersOfEntry(draft(change), state).map(({ code }) => code.replace('ledger.', ''));

describe('an entry', () => {
  it('may be posted when nothing is wrong with it', () => {
    expect(blockersOfEntry(draft(), state)).toEqual([]);
  });

  it.each([
    ['no summary', { summary: ' ' }, ['summary']],
    ['a summary without end', { summary: '长'.repeat(201) }, ['summary']],
    ['half an attachment', { attachmentCount: 0.5 }, ['attachment-count']],
    ['a reversal of nothing', { kind: 'reversal' }, ['reversal-link']],
    ['a link without being a reversal', { reverses: 1n }, ['reversal-link']],
    ['the day before the books', { bookedOn: day('2025-12-31') }, ['before-books']],
    ['the last closed day', { bookedOn: day('2026-02-28') }, ['closed-period']],
    ['the first open day', { bookedOn: day('2026-03-01') }, []],
    ['today', { bookedOn: day('2026-06-30') }, []],
    ['tomorrow', { bookedOn: day('2026-07-01') }, ['day-to-come']],
    ['one person for both', { preparedBy: 'a', reviewedBy: 'a', postedBy: 'b' }, ['same-person']],
    ['posting what one prepared', { preparedBy: 'a', postedBy: 'a' }, ['same-person']],
    ['a cashier who prepares', { cashier: 'accountant' }, ['same-person']],
    ['a cashier who reviews', { cashier: 'reviewer' }, ['same-person']],
    ['a cashier of her own', { cashier: 'cashier' }, []],
    ['the system', { preparedBy: null, reviewedBy: null, postedBy: null }, []],
  ] as [string, Partial<EntryDraft>, string[]][])('with %s', (_what, change, expected) => {
    expect(codesOf(change)).toEqual(expected);
  });
});

describe('its lines', () => {
  it.each([
    ['one line', [line('510301', '0.01', '0')], ['too-few-lines', 'unbalanced', 'unbalanced-fund']],
    [
      'a fen apart',
      [line('510301', '1.00', '0'), line('2202', '0', '0.99')],
      ['unbalanced', 'unbalanced-fund'],
    ],
    [
      'balanced in total but not per fund',
      [line('510301', '1', '0', 'F1'), line('2202', '0', '1', 'F2')],
      ['unbalanced-fund', 'unbalanced-fund'],
    ],
    ['a zero line', [...draft().lines, line('5104', '0', '0')], ['zero-line']],
    [
      'two sides on one line',
      [line('510301', '1', '1'), line('2202', '1', '1')],
      ['two-sides', 'two-sides'],
    ],
    ['an unknown account', [line('9999', '1', '0'), line('2202', '0', '1')], ['unknown-account']],
    ['a parent', [line('5103', '1', '0'), line('2202', '0', '1')], ['not-a-leaf']],
    [
      'deposits as expense',
      [line('5104', '1', '0', 'F4'), line('224101', '0', '1', 'F4')],
      ['agency-fund'],
    ],
    [
      'deposits as income',
      [line('224101', '1', '0', 'F4'), line('4901', '0', '1', 'F4')],
      ['agency-fund'],
    ],
    [
      'a mirrored debt between funds',
      [
        line('3202', '5', '0', 'F2'),
        line('2301', '0', '5', 'F2'),
        line('1301', '5', '0', 'F3'),
        line('3103', '0', '5', 'F3'),
      ],
      [],
    ],
    [
      'a debt between funds without its mirror',
      [line('1301', '5', '0', 'F3'), line('3103', '0', '5', 'F3')],
      ['interfund-not-mirrored'],
    ],
    [
      'a fund that owes itself',
      [line('1301', '5', '0', 'F3'), line('2301', '0', '5', 'F3')],
      ['interfund-not-mirrored'],
    ],
    ['paying by hand', [line('2202', '5', '0'), line('100201', '0', '5')], ['money-out']],
    ['moving money', [line('100202', '5', '0'), line('100201', '0', '5')], []],
    ['a red receipt', [line('100201', '-5', '0'), line('410101', '0', '-5')], ['money-out']],
  ] as [string, Posting[], string[]][])('%s', (_what, lines, expected) => {
    expect(codesOf({ lines })).toEqual(expected);
  });

  it('are named by their number, so that a form can point at them', () => {
    const lines = [line('510301', '1', '0'), line('9999', '0', '1')];
    expect(blockersOfEntry(draft({ lines }), state)).toEqual([
      {
        code: 'ledger.unknown-account',
        message: '第 2 行：没有科目 9999，请从科目表中选择',
        line: 2,
      },
    ]);
  });

  it('may take money out as a payment, a reversal or an opening balance only', () => {
    const lines = [line('2202', '5', '0'), line('100201', '0', '5')];
    for (const kind of ['payment', 'opening', 'takeover'] as const) {
      expect(codesOf({ kind, lines })).toEqual([]);
    }
    expect(codesOf({ kind: 'reversal', reverses: 1n, lines })).toEqual([]);
    for (const kind of ['general', 'receipt', 'billing', 'closing'] as const) {
      expect(codesOf({ kind, lines })).toEqual(['money-out']);
    }
  });

  it('are all told at once', () => {
    expect(codesOf({ summary: '', lines: [] })).toEqual(['summary', 'too-few-lines']);
  });
});

describe('a reversal', () => {
  const leaves = openingChart.filter(({ isLeaf }) => isLeaf).map(({ code }) => code);
  const anyLines = fc
    .array(
      fc.record({
        from: fc.constantFrom(...leaves),
        to: fc.constantFrom(...leaves),
        fund: fc.constantFrom<Fund>('F1', 'F2', 'F3'),
        fen: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).filter((fen) => fen !== 0n),
      }),
      { minLength: 1, maxLength: 10 },
    )
    .map((moves) =>
      moves.flatMap(({ from, to, fund, fen }) => {
        const amount = Money.fen(fen).toString();
        return [line(from, amount, '0', fund), line(to, '0', amount, fund)];
      }),
    );

  it('and its entry are nothing, on every account, fund and side', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const sums = new Map<string, { debit: Money; credit: Money }>();
        for (const each of [...lines, ...reversalOf(lines)]) {
          const key = `${each.accountCode} ${each.fund}`;
          const sum = sums.get(key) ?? { debit: Money.zero, credit: Money.zero };
          sums.set(key, {
            debit: sum.debit.plus(each.debit),
            credit: sum.credit.plus(each.credit),
          });
        }
        for (const { debit, credit } of sums.values()) {
          expect([debit, credit]).toEqual([Money.zero, Money.zero]);
        }
      }),
    );
  });

  it('balances when its entry does, and moves money the other way', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const codes = blockersOfEntry(draft({ lines, kind: 'takeover' }), state);
        const back = { lines: reversalOf(lines), kind: 'takeover' } as const;
        expect(blockersOfEntry(draft(back), state).map(({ code }) => code)).toEqual(
          codes.map(({ code }) => code),
        );
        const moved = moneyMovedBy(lines, chart);
        expect(moneyMovedBy(reversalOf(lines), chart)).toEqual(moved.negated());
      }),
    );
  });
});
