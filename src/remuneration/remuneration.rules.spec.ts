import { day } from '../shared/day';
import { Money } from '../shared/money';
import { blockersOfFormula, blockersOfVersion, remunerationOf } from './remuneration.rules';
import type { RemunerationFormula, SpentLine } from './remuneration.rules';

const spent = (account: string, name: string, amount: string): SpentLine => ({
  account,
  name,
  amount: Money.yuan(amount),
});

/** 天然居, October 2018: what was paid from the joint account (domain: 4.1). */
const october: SpentLine[] = [
  spent('5105', '清洁', '67500'),
  spent('5105', '垃圾清运', '8550'),
  spent('5106', '绿化', '10300'),
  spent('510301', '电梯维保', '19800'),
  spent('5105', '消杀', '4800'),
  spent('5101', '薪酬', '261467.06'),
  spent('5101', '餐补', '18270'),
  spent('2221', '三季度增值税', '33589.09'),
  spent('224101', '退装修押金', '10000'),
  // the other lines of 零星费用: 120,097.33 less tax and deposits
  spent('5109', '其余零星费用', '76508.24'),
  spent('5112', '业委会秘书工资及津贴', '3600'),
];
const naive: RemunerationFormula = {
  effectiveOn: day('2018-01-01'),
  kind: 'rate',
  basis: 'paid',
  fund: 'F1',
  rate: '0.09',
  sum: null,
  base: ['5', '2221', '2241'],
  exclusions: [],
  resolutionRef: '物业服务合同第二十条',
};
const careful: RemunerationFormula = {
  ...naive,
  exclusions: [
    { account: '2221', because: '税金不是服务支出' },
    { account: '2241', because: '押金是业主的钱，不是支出' },
  ],
};

describe('the reward of the trustee (acceptance case 4)', () => {
  it('is 46,294.60 when tax and deposits stay in the base', () => {
    const { base, amount } = remunerationOf(naive, october);
    expect([base, amount].map(String)).toEqual(['514384.39', '46294.60']);
  });

  it('is 42,371.58 without them, and says of each line why', () => {
    const { base, amount, lines } = remunerationOf(careful, october);
    expect([base, amount].map(String)).toEqual(['470795.30', '42371.58']);
    expect(
      lines.filter(({ counts }) => !counts).map(({ name, because }) => [name, because]),
    ).toEqual([
      ['三季度增值税', '税金不是服务支出'],
      ['退装修押金', '押金是业主的钱，不是支出'],
    ]);
  });

  it('never counts an account nobody named', () => {
    const { base } = remunerationOf({ ...careful, base: ['5101'] }, october);
    expect(base.toString()).toBe('279737.06');
  });

  it('lets the closer rule decide, and of two alike the exclusion', () => {
    const formula = {
      ...naive,
      base: ['5', '510301'],
      exclusions: [{ account: '5103', because: '维保另计' }],
    };
    const lines = [spent('510301', '电梯', '100'), spent('510302', '消防', '10')];
    expect(remunerationOf(formula, lines).base.toString()).toBe('100.00');
    const alike = { ...formula, exclusions: [{ account: '510301', because: '电梯另计' }] };
    expect(remunerationOf(alike, lines).base.toString()).toBe('10.00');
  });

  it('is no base of itself, and a month that took back more than it moved earns none', () => {
    const lines = [spent('5201', '受托人报酬', '900'), spent('5101', '工资', '-100')];
    const { base, amount, lines: judged } = remunerationOf(naive, lines);
    expect([base, amount].map(String)).toEqual(['-100.00', '0.00']);
    expect(judged[0]).toMatchObject({ counts: false, because: '受托人报酬本身不再计提报酬' });
  });

  it('may be a sum a month, whatever was spent', () => {
    const fixed = { ...naive, kind: 'sum', rate: null, sum: '8000' } as const;
    expect(remunerationOf(fixed, october).amount.toString()).toBe('8000.00');
  });
});

describe('the payments of that month (acceptance case 7)', () => {
  const sum = (amounts: readonly string[]) =>
    Money.sum(amounts.map((text) => Money.yuan(text))).toString();

  it('are eight lines of 619,839.63 together, the reward as computed among them', () => {
    const contracts = sum(['67500', '8550', '10300', '19800', '4800']);
    const wages = sum(['232532.03', '5382.05', '18110.34', '792', '4650.64']);
    const sundries = sum([
      '33589.09',
      '14710',
      '945',
      '620',
      '2036.90',
      '2823.60',
      '1504.80',
      '700',
      '1190',
      '3200',
      '10000',
      '897.10',
      '4680',
      '11170',
      '5820',
      '13260',
      '4580',
      '6161.30',
      '400',
      '1809.54',
    ]);
    const reward = remunerationOf(naive, october).amount.toString();
    const lines = [contracts, wages, '18270', sundries, '3600', reward, '3160.64', '56000'];
    expect(lines.slice(0, 4)).toEqual(['110950.00', '261467.06', '18270', '120097.33']);
    expect(sum(lines)).toBe('619839.63');
  });
});

describe('a formula', () => {
  it.each<[string, Partial<RemunerationFormula>, string[]]>([
    ['as it should be', {}, []],
    ['without a resolution', { resolutionRef: '' }, ['resolutionRef']],
    ['without a rate', { rate: null }, ['rate']],
    ['of more than all', { rate: '1.5' }, ['rate']],
    ['with both', { sum: '8000' }, ['sum']],
    ['without a base', { base: [] }, ['base']],
    ['of half an account', { base: ['510'] }, ['base']],
    ['from the middle of a month', { effectiveOn: day('2018-01-15') }, ['effectiveOn']],
    [
      'with an exclusion nobody explains',
      { exclusions: [{ account: '2221', because: '' }] },
      ['exclusions'],
    ],
    ['of a sum', { kind: 'sum', rate: null, sum: '8000' }, []],
  ])('%s', (_what, change, fields) => {
    expect(blockersOfFormula({ ...naive, ...change }).map(({ field }) => field)).toEqual(fields);
  });
});

describe('a version', () => {
  const from = {
    effectiveOn: day('2018-03-01'),
    earlier: [day('2018-01-01')],
    postedThrough: null,
  };
  it.each<[string, Partial<typeof from> | { postedThrough: string }, string[]]>([
    ['after the last', {}, []],
    [
      'on the day of another',
      { effectiveOn: day('2018-01-01') },
      ['remuneration.version-not-later'],
    ],
    ['for a month that is posted', { postedThrough: '2018-03' }, ['remuneration.posted-already']],
    ['for the month after', { postedThrough: '2018-02' }, []],
  ])('%s', (_what, change, codes) => {
    expect(blockersOfVersion({ ...from, ...change }).map(({ code }) => code)).toEqual(codes);
  });
});
