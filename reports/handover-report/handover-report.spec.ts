import { Money } from '../../src/shared/money';
import { goldenText, sampleText } from '../samples/golden';
import { sampleHandover } from '../samples/handover-facts';
import { handoverDocument } from './content.rules';

describe('交接报告', () => {
  it('says what the golden sample says', async () => {
    const document = handoverDocument(sampleHandover);
    expect(await sampleText('handover-report', document)).toBe(goldenText('handover-report'));
  });

  it('is a 清算报告 where nobody follows, and says whose the rest is', () => {
    const document = handoverDocument({ ...sampleHandover, nextFirm: null });
    expect(document.title).toBe('清算报告');
    expect(JSON.stringify(document.parts)).toContain('信托法第五十四条');
  });

  it('is never printed where the lines do not come to what was sealed', () => {
    const [balances, ...rest] = sampleHandover.lists;
    const broken = { ...balances!, total: Money.yuan('0.01') };
    expect(() => handoverDocument({ ...sampleHandover, lists: [broken, ...rest] })).toThrow(
      /balances/,
    );
  });
});
