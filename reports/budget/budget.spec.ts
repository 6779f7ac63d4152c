import { Money } from '../../src/shared/money';
import { sampleBudget } from '../samples/budget-facts';
import { goldenText, keepForLooking, textOf } from '../samples/golden';
import { budgetContent, percentOf } from './content.rules';
import { drawBudget } from './draw';

describe('the published budget', () => {
  it.each<[string, Parameters<typeof sampleBudget>[0]]>([
    ['budget', {}],
    [
      'budget-supplement',
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
    const printed = await drawBudget(sampleBudget(change));
    keepForLooking(name, printed);
    expect(textOf(printed)).toBe(goldenText(name));
    expect(printed.pages).toBe(2);
  });

  it('is the same file whenever it is drawn', async () => {
    const [one, other] = [await drawBudget(sampleBudget()), await drawBudget(sampleBudget())];
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  it('comes to the sums of the demonstration (domain: 4.4)', () => {
    const { incomeTotal, expenseTotal, finding } = budgetContent(sampleBudget());
    expect([incomeTotal[2], expenseTotal[2]]).toEqual(['1,485,936.19', '1,399,170.90']);
    expect(finding).toContain('计划结余 86,765.29 元');
  });

  it('says that it draws on what there is, and never that a draft holds', () => {
    const lines = sampleBudget().lines.map((line) =>
      line.side === 'income' ? { ...line, amount: Money.yuan('1') } : line,
    );
    const content = budgetContent(sampleBudget({ lines, state: 'superseded' }));
    expect(content.finding).toContain('动用结余 1,399,161.90 元');
    expect(content).toMatchObject({ isFinal: false, state: '已被后来的版本替代，仅供查阅' });
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
