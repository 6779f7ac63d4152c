import { Money } from '../../src/shared/money';
import { goldenText, sampleText } from '../samples/golden';
import { sampleContracts } from '../samples/contract-report-facts';
import { contractsRegisterDocument } from './content.rules';

describe('合同台账', () => {
  it('says what the golden sample says', async () => {
    const document = contractsRegisterDocument(sampleContracts);
    expect(await sampleText('contracts-register', document)).toBe(goldenText('contracts-register'));
  });

  it('says that no trust contract is in force', () => {
    const document = contractsRegisterDocument({ ...sampleContracts, trust: null });
    expect(JSON.stringify(document.parts[0])).toContain('未登记');
  });

  it('is never printed where more is paid than promised', () => {
    const payments = sampleContracts.payments.map((each) => ({
      ...each,
      paid: each.amount.plus(Money.yuan('0.01')),
    }));
    expect(() => contractsRegisterDocument({ ...sampleContracts, payments })).toThrow(/is paid of/);
  });
});
