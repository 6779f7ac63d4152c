import { Money } from '../../src/shared/money';
import { goldenText, sampleText } from '../samples/golden';
import { sampleExecution } from '../samples/trust-report-facts';
import { budgetExecution } from './content.rules';

describe('预算执行表', () => {
  it('says what the golden sample says', async () => {
    const text = await sampleText('budget-execution', budgetExecution(sampleExecution));
    expect(text).toBe(goldenText('budget-execution'));
  });

  it('asks for the reason of what is over, nearly used, beside the budget or behind, and of nothing else', () => {
    const part = budgetExecution(sampleExecution).parts.at(-2);
    const [table] = part?.blocks ?? [];
    const rows = table?.kind === 'table' ? table.rows.map(({ cells }) => cells) : [];
    expect(rows.map(([name, why]) => [name, why])).toEqual([
      ['物业费', '收入落后于时间'],
      ['电梯维保', '超支'],
      ['垃圾清运', '已用九成'],
      ['受托人报酬', '预算外支出'],
    ]);
    expect(rows[1]?.at(-1)).toBe('调剂：加装电梯后维保台数增加');
    expect(rows[2]?.at(-1)).toBe('未登记，由受托人书面说明或提请调整预算');
  });

  it('is never printed where its lines are not the ledger', () => {
    const [budget] = sampleExecution.budgets;
    const ledger = { ...budget!.ledger, expense: budget!.ledger.expense.plus(Money.yuan('0.01')) };
    const facts = { ...sampleExecution, budgets: [{ ...budget!, ledger }] };
    expect(() => budgetExecution(facts)).toThrow('expenses of 2026年度物业服务预算');
  });
});
