import { auditFacts } from '../samples/audit-facts';
import { goldenText, sampleText } from '../samples/golden';
import { auditReportDocument } from './content.rules';

it('says what was looked at, what was found and answered, and how anybody draws again', async () => {
  expect(await sampleText('audit-report', auditReportDocument(auditFacts))).toBe(
    goldenText('audit-report'),
  );
});

it('is a draft until the opinion is given, and says so', () => {
  const document = auditReportDocument({ ...auditFacts, opinion: null, verification: null });
  expect(document.isFinal).toBe(false);
  expect(document.finding).toContain('意见尚未出具');
  expect(JSON.stringify(document.parts)).toContain('没有完成过整本账的核对');
});

it('tells of findings about persons that there are some, and no more', () => {
  const { parts, figures } = auditReportDocument({ ...auditFacts, findings: [], samples: [] });
  expect(JSON.stringify(parts)).toContain('另有 1 条发现涉及个人');
  expect(figures).toContainEqual(['审计发现', '1 条']);
});

it('is never printed where a sample does not add up to its header', () => {
  const [sample] = auditFacts.samples;
  const short = { card: sample!.card, items: sample!.items.slice(1) };
  expect(() => auditReportDocument({ ...auditFacts, samples: [short] })).toThrow('its header');
});
