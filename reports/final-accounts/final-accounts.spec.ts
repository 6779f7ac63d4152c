import { Money } from '../../src/shared/money';
import { sampleFinalAccounts } from '../samples/budget-facts';
import { goldenText, sampleText } from '../samples/golden';
import { finalAccounts } from './content.rules';

describe('the printed final accounts', () => {
  it('say what the golden sample says', async () => {
    const text = await sampleText('final-accounts', finalAccounts(sampleFinalAccounts()));
    expect(text).toBe(goldenText('final-accounts'));
  });

  it('name what stood in no budget, and say of what is not decided that it is not', () => {
    const document = finalAccounts(sampleFinalAccounts({ state: 'deciding', auditRef: '' }));
    expect(document).toMatchObject({ state: '待决定', isFinal: false });
    const said = JSON.stringify(document.parts);
    expect(said).toContain('赔付及理赔（预算外，科目 5117）');
    expect(said).toContain('没有登记审计报告。');
  });

  it('are never printed beside the books', () => {
    const paper = sampleFinalAccounts();
    const ledgerSurplus = paper.ledgerSurplus.plus(Money.yuan('0.01'));
    expect(() => finalAccounts({ ...paper, ledgerSurplus })).toThrow('final accounts');
  });
});
