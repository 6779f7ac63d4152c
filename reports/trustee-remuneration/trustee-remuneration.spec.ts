import { Money } from '../../src/shared/money';
import { goldenText, sampleText } from '../samples/golden';
import { sampleRemuneration } from '../samples/contract-report-facts';
import { trusteeRemunerationDocument } from './content.rules';

const fen = Money.yuan('0.01');

describe('受托人报酬计算表', () => {
  it('says what the golden sample says', async () => {
    const document = trusteeRemunerationDocument(sampleRemuneration);
    expect(await sampleText('trustee-remuneration', document)).toBe(
      goldenText('trustee-remuneration'),
    );
  });

  it('says what the exclusions saved the owners (domain: 1.6)', () => {
    const said = JSON.stringify(trusteeRemunerationDocument(sampleRemuneration));
    expect(said).toContain('报酬会是 46,294.60 元');
    expect(said).toContain('业主少付 3,923.02 元');
  });

  it('warns when the books now give another amount', () => {
    const again = sampleRemuneration.month.amount.plus(fen);
    const said = JSON.stringify(trusteeRemunerationDocument({ ...sampleRemuneration, again }));
    expect(said).toContain('受托人须说明原因');
  });

  it('says that nothing was agreed where nothing is registered', () => {
    const month = { ...sampleRemuneration.month, base: Money.zero, amount: Money.zero };
    const none = { ...month, state: 'none' as const };
    const facts = { ...sampleRemuneration, month: none, formula: null, lines: [], year: [none] };
    expect(JSON.stringify(trusteeRemunerationDocument(facts))).toContain('未登记');
  });

  it('is never printed where the lines are not the base, or the base is not the amount', () => {
    const { month, lines } = sampleRemuneration;
    const wrong = [
      { lines: lines.slice(1) },
      { month: { ...month, amount: month.amount.plus(fen) } },
      { owed: { ...sampleRemuneration.owed, paid: fen } },
    ];
    for (const each of wrong) {
      expect(() => trusteeRemunerationDocument({ ...sampleRemuneration, ...each })).toThrow(
        /is not/,
      );
    }
  });
});
