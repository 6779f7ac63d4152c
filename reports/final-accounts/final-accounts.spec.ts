import { sampleFinalAccounts } from '../samples/budget-facts';
import { goldenText, keepForLooking, textOf } from '../samples/golden';
import { finalAccountsContent } from './content.rules';
import { drawFinalAccounts } from './draw';

describe('the printed final accounts', () => {
  it('say what the golden sample says', async () => {
    const printed = await drawFinalAccounts(sampleFinalAccounts());
    keepForLooking('final-accounts', printed);
    expect(textOf(printed)).toBe(goldenText('final-accounts'));
    expect(printed.pages).toBe(2);
  });

  it('name what stood in no budget, and say of what is not decided that it is not', () => {
    const content = finalAccountsContent(sampleFinalAccounts({ state: 'deciding', auditRef: '' }));
    expect(content).toMatchObject({ state: '待决定', isFinal: false });
    expect(content.reasons.map(([name]) => name)).toContain('赔付及理赔（预算外，科目 5117）');
    expect(content.notes).toContain('没有登记审计报告。');
  });
});
