import { day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import { checklistOf, mayClose } from './closing.rules';
import type { ClosingFacts } from './closing.rules';

const fine: ClosingFacts = {
  period: period('2026-03'),
  today: day('2026-04-01'),
  nextToClose: period('2026-03'),
  openDrafts: 0,
  entries: 12,
  lastVoucherNo: 12,
  overhangs: [{ fund: 'F1', overhang: Money.zero }],
  driftedAccounts: [],
  overdrawn: [],
  interfund: Money.zero,
};

it('lets a month close when all is well, and says what was found', () => {
  const items = checklistOf(fine);
  expect(mayClose(items)).toBe(true);
  expect(items.find(({ key }) => key === 'numbers-whole')?.detail).toBe(
    '记-1 至 记-12，共 12 张，无断号',
  );
});

it.each([
  ['previous-closed', { nextToClose: period('2026-02') }, '应先结 2026年2月'],
  ['previous-closed', { nextToClose: null }, '账簿还没有启用'],
  ['period-ended', { today: day('2026-03-31') }, '请在 2026-03-31 之后'],
  ['drafts-posted', { openDrafts: 2 }, '还有 2 张'],
  ['numbers-whole', { lastVoucherNo: 13 }, '最大号是 记-13'],
  [
    'funds-balanced',
    { overhangs: [{ fund: 'F2', overhang: Money.yuan('0.01') }] },
    '公共收益基金 差 ¥0.01',
  ],
  ['sums-hold', { driftedAccounts: ['5104'] }, '科目 5104'],
  [
    'money-not-negative',
    {
      overdrawn: [
        { accountCode: '100201', accountName: '信托专户', fund: 'F1', balance: Money.yuan('-5') },
      ],
    },
    '100201 信托专户 在物业服务信托基金下为 −¥5.00',
  ],
  ['interfund-mirrored', { interfund: Money.yuan('3') }, '相差 ¥3.00'],
] as [string, Partial<ClosingFacts>, string][])('%s stops it', (key, change, says) => {
  const items = checklistOf({ ...fine, ...change });
  expect(items.filter(({ ok }) => !ok)).toMatchObject([
    { key, detail: expect.stringContaining(says) as string },
  ]);
  expect(mayClose(items)).toBe(false);
});
