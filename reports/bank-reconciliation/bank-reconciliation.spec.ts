import { Money } from '../../src/shared/money';
import { goldenText, sampleText } from '../samples/golden';
import { sampleReconciliation } from '../samples/month-report-facts';
import { bankReconciliationDocument } from './content.rules';

describe('银行存款余额调节表', () => {
  it('says what the golden sample says', async () => {
    const document = bankReconciliationDocument(sampleReconciliation);
    expect(await sampleText('bank-reconciliation', document)).toBe(
      goldenText('bank-reconciliation'),
    );
  });

  it('says in the first sentence that a statement is missing', () => {
    const { finding, state } = bankReconciliationDocument(sampleReconciliation);
    expect(finding).toContain('2 个银行账户中 1 个已与对账单核对');
    expect(state).toContain('对账单还没有导入');
  });

  it('is never printed where an item is missing, or an account', () => {
    const { places, total } = sampleReconciliation;
    const wrong = [
      { places: places.map((place) => ({ ...place, bookOnly: [] })) },
      { places: places.slice(1) },
      { total: total.plus(Money.yuan('0.01')) },
    ];
    for (const each of wrong) {
      expect(() => bankReconciliationDocument({ ...sampleReconciliation, ...each })).toThrow(
        /is not/,
      );
    }
  });
});
