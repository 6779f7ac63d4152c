import { Money } from '../../src/shared/money';
import { percentOf } from '../parts/percent.rules';
import { sampleBudget } from '../samples/budget-facts';
import { goldenText, sampleText } from '../samples/golden';
import { annualBudget } from './content.rules';

describe('the published budget', () => {
  it.each<[string, Parameters<typeof sampleBudget>[0]]>([
    ['annual-budget', {}],
    [
      'annual-budget-supplement',
      {
        version: 3,
        kind: 'supplement',
        state: 'comment',
        reason: '单元门禁整体更换，原预算只有维保',
        commentEndsOn: '2026-07-20',
        decision: null,
      },
    ],
  ])('%s says what the golden sample says', async (name, change) => {
    expect(await sampleText(name, annualBudget(sampleBudget(change)))).toBe(goldenText(name));
  });

  it('comes to the sums of the demonstration (domain: 4.4)', () => {
    const { figures, finding } = annualBudget(sampleBudget());
    expect(figures).toEqual([
      ['收入合计', '1,485,936.19'],
      ['支出合计', '1,399,170.90'],
      ['收支相抵', '86,765.29'],
      ['版本', '第 2 版'],
    ]);
    expect(finding).toContain('计划结余 86,765.29 元');
  });

  it('says that it draws on what there is, and never that a draft holds', () => {
    const lines = sampleBudget().lines.map((line) =>
      line.side === 'income' ? { ...line, amount: Money.yuan('1') } : line,
    );
    const document = annualBudget(sampleBudget({ lines, state: 'superseded' }));
    expect(document.finding).toContain('动用结余 1,399,161.90 元');
    expect(document).toMatchObject({ isFinal: false, state: '已被后来的版本替代，仅供查阅' });
  });

  it.each([
    ['0.92', '92%'],
    ['0.925', '92.5%'],
    ['1', '100%'],
    ['1.00', '100%'],
    ['0.05', '5%'],
    ['0.0005', '0.05%'],
    ['0', '0%'],
  ])('writes the rate %s as %s', (rate, percent) => {
    expect(percentOf(rate)).toBe(percent);
  });
});
