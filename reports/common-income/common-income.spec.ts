import { Money } from '../../src/shared/money';
import { sampleCommonIncome } from '../samples/fund-report-facts';
import { goldenText, sampleText } from '../samples/golden';
import { commonIncomeDocument } from './content.rules';

const fen = Money.yuan('0.01');

describe('公共收益明细表', () => {
  it('says what the golden sample says', async () => {
    const text = await sampleText('common-income', commonIncomeDocument(sampleCommonIncome));
    expect(text).toBe(goldenText('common-income'));
  });

  it('is gross, cost and net', () => {
    const { figures } = commonIncomeDocument(sampleCommonIncome);
    expect(figures.slice(0, 3)).toEqual([
      ['收入合计', '87,920.50'],
      ['经营成本', '3,600.00'],
      ['净收益', '84,320.50'],
    ]);
  });

  it('is never printed a fen apart: by kind, by account, or in the fund', () => {
    const { now, sources, flow } = sampleCommonIncome;
    const wrong = [
      { now: { ...now, income: now.income.plus(fen) } },
      { sources: sources.slice(1) },
      { costs: [] },
      { flow: { ...flow, closing: flow.closing.plus(fen) } },
    ];
    for (const each of wrong) {
      expect(() => commonIncomeDocument({ ...sampleCommonIncome, ...each })).toThrow(/is not/);
    }
  });
});
