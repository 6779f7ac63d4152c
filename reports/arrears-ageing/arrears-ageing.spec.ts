import { Money } from '../../src/shared/money';
import { goldenText, sampleText } from '../samples/golden';
import { sampleArrears } from '../samples/month-report-facts';
import { arrearsAgeingDocument } from './content.rules';

const fen = Money.yuan('0.01');

describe('应收账龄与收缴率表', () => {
  it('says what the golden sample says', async () => {
    const text = await sampleText('arrears-ageing', arrearsAgeingDocument(sampleArrears));
    expect(text).toBe(goldenText('arrears-ageing'));
  });

  it('shows of a small group neither its money nor its number', () => {
    const said = JSON.stringify(arrearsAgeingDocument(sampleArrears).parts);
    expect(said).toContain('["2栋","不单列","不单列","不单列"]');
    expect(said).toContain('["91–180天","不单列","不单列"]');
  });

  it('is never printed where bills and accounts, or an account in itself, contradict', () => {
    const { accounts, open } = sampleArrears;
    const wrong = [
      { open: open.plus(fen) },
      { open: fen },
      { accounts: accounts.map((each) => ({ ...each, opening: each.opening.plus(fen) })) },
    ];
    for (const each of wrong) {
      expect(() => arrearsAgeingDocument({ ...sampleArrears, ...each })).toThrow(/is not|more is/);
    }
  });
});
