import { Money } from '../../src/shared/money';
import { goldenText, sampleText } from '../samples/golden';
import { sampleDeposits } from '../samples/month-report-facts';
import { depositsDocument } from './content.rules';

const fen = Money.yuan('0.01');

describe('押金与代收代付台账', () => {
  it('says what the golden sample says', async () => {
    const text = await sampleText('deposits', depositsDocument(sampleDeposits));
    expect(text).toBe(goldenText('deposits'));
  });

  it('says when the money of others is not all there', () => {
    expect(depositsDocument(sampleDeposits).finding).toContain('账上的钱比应退应付少 500.00 元');
  });

  it('is never printed where an account and its households contradict', () => {
    const { owed, held } = sampleDeposits;
    const wrong = [
      { owed: owed.map((each) => ({ ...each, closing: each.closing.plus(fen) })) },
      { held: held.slice(1).map((each) => ({ ...each, held: each.held.plus(fen) })) },
    ];
    for (const each of wrong) {
      expect(() => depositsDocument({ ...sampleDeposits, ...each })).toThrow(/is not/);
    }
  });
});
