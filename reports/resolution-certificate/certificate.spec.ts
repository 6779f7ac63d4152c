import { sampleCertificate } from '../samples/certificate-facts';
import { goldenText, keepForLooking, textOf } from '../samples/golden';
import { certificateContent } from './content.rules';
import { drawCertificate } from './draw';

describe('the 表决结果证书', () => {
  it('says what the golden sample says', async () => {
    const printed = await drawCertificate(certificateContent(sampleCertificate()));
    keepForLooking('certificate', printed);
    expect(textOf(printed)).toBe(goldenText('certificate'));
  });

  it('runs over as many pages as the text takes, and tears nothing apart', async () => {
    const text = `${'关于电梯更换的说明。'.repeat(90)}\n`.repeat(6);
    const printed = await drawCertificate(certificateContent(sampleCertificate({ text })));
    keepForLooking('certificate-long', printed);
    expect(printed.pages).toBeGreaterThan(2);
    const ends = printed.said.filter(({ text: said }) => /监票人|扫码查我的票/.test(said));
    expect(new Set(ends.map(({ page }) => page)).size).toBe(1);
  });

  it.each<[string, Parameters<typeof sampleCertificate>[0], string, string]>([
    [
      'special: three quarters are asked',
      { kind: 'special', matter: 6, outcome: 'failed' },
      '表决未通过',
      '4 × 401 ≥ 3 × 529',
    ],
    [
      'advisory: the official result is waited for',
      { mode: 'advisory', outcome: null },
      '本系统计票供参考（表决通过），以官方系统结果为准',
      '2 × 401 ＞ 1 × 529',
    ],
  ])('%s', (_name, change, outcome, test) => {
    const content = certificateContent(sampleCertificate(change));
    expect(content.outcome).toBe(outcome);
    expect(content.tests.map(([, reckoned]) => reckoned)).toContain(test);
  });
});
