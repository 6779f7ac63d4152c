import { goldenText, sampleText } from '../samples/golden';
import { sampleYear } from '../samples/trust-report-facts';
import { annualTrusteeReport } from './content.rules';

describe('年度受托报告', () => {
  it('says what the golden sample says', async () => {
    const text = await sampleText('annual-trustee-report', annualTrusteeReport(sampleYear));
    expect(text).toBe(goldenText('annual-trustee-report'));
  });

  it('names beside the months what else was booked as the reward', () => {
    const part = annualTrusteeReport(sampleYear).parts.find(
      ({ heading }) => heading === '受托人报酬',
    );
    expect(JSON.stringify(part)).toContain(
      '["加：计提于其他年度、本年入账","","400.00","见凭证目录"]',
    );
  });

  it('is never printed where payees, accounts or flows are not all the money', () => {
    const wrong = [
      { payees: sampleYear.payees.slice(1) },
      { places: sampleYear.places.slice(1) },
      { books: sampleYear.books.slice(1) },
    ];
    for (const each of wrong) {
      expect(() => annualTrusteeReport({ ...sampleYear, ...each })).toThrow(/ is not /);
    }
  });
});
