import { chartOf, childAccount, isSameOrUnder, openingChart, parentCodeOf } from './chart.rules';
import { fund, fundName, FUNDS } from './funds.rules';

const chart = chartOf(openingChart);

describe('the opening chart', () => {
  it('has every account once, and every parent of each', () => {
    expect(chart.size).toBe(openingChart.length);
    for (const { parentCode } of openingChart) {
      if (parentCode !== null) expect(chart.get(parentCode)?.isLeaf).toBe(false);
    }
  });

  it.each([
    ['1001', 'asset', 'debit', true, true],
    ['1002', 'asset', 'debit', true, false],
    ['100203', 'asset', 'debit', true, true],
    ['101201', 'asset', 'debit', true, true],
    ['1231', 'asset', 'credit', false, true],
    ['1602', 'asset', 'credit', false, true],
    ['2202', 'liability', 'credit', false, true],
    ['3202', 'net-assets', 'debit', false, true],
    ['410101', 'income', 'credit', false, true],
    ['510301', 'expense', 'debit', false, true],
  ] as const)('%s is %s, grows on %s', (code, kind, side, isCash, isLeaf) => {
    expect(chart.get(code)).toMatchObject({ kind, side, isCash, isLeaf, active: true });
  });

  it('knows the parents of codes', () => {
    expect(parentCodeOf('1001')).toBeNull();
    expect(parentCodeOf('100201')).toBe('1002');
    expect(parentCodeOf('10020105')).toBe('100201');
  });
});

it.each([
  ['100201', '100201', true],
  ['100201', '1002', true],
  ['10020199', '1002', true],
  ['1002', '100201', false],
  ['100201', '100', false],
  ['100201', '10020', false],
  ['1012', '1002', false],
])('%s under %s: %s', (code, ancestor, expected) => {
  expect(isSameOrUnder(code, ancestor)).toBe(expected);
});

describe('a sub-account', () => {
  it('takes kind, side and money from its parent', () => {
    expect(childAccount(chart, { parentCode: '1002', code: '100204', name: '定期存款' })).toEqual({
      code: '100204',
      name: '定期存款',
      english: '',
      kind: 'asset',
      side: 'debit',
      isCash: true,
      isLeaf: true,
      active: true,
      parentCode: '1002',
    });
  });

  it.each([
    ['under nothing', '9999', '999901', 'ledger.account-unknown-parent'],
    ['with another beginning', '5104', '510501', 'ledger.account-code-must-extend'],
    ['a digit too short', '5104', '51041', 'ledger.account-code-must-extend'],
    ['two levels down', '5104', '51040101', 'ledger.account-code-must-extend'],
    ['of letters', '5104', '5104ab', 'ledger.account-code-must-extend'],
    ['that exists', '5103', '510301', 'ledger.account-exists'],
  ])('%s is refused', (_what, parentCode, code, refusal) => {
    expect(() => childAccount(chart, { parentCode, code, name: '电' })).toThrow(
      expect.objectContaining({ code: refusal }),
    );
  });
});

it('knows five funds and no sixth', () => {
  expect(FUNDS.map((each) => each.fund)).toEqual(['F1', 'F2', 'F3', 'F4', 'F5']);
  expect(fundName(fund('F3'))).toBe('专项维修资金');
  expect(() => fund('F6')).toThrow(expect.objectContaining({ code: 'ledger.unknown-fund' }));
});
