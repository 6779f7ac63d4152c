import { Money } from '../../src/shared/money';
import { goldenText, sampleText } from '../samples/golden';
import { sampleQuarter } from '../samples/trust-report-facts';
import { quarterlyDisclosure } from './content.rules';

const fen = Money.yuan('0.01');
/** 民法典 943, in the law's own order. */
const HEADS = [
  '服务事项',
  '负责人员',
  '质量要求',
  '收费项目',
  '收费标准',
  '履行情况',
  '维修资金使用情况',
  '业主共有部分的经营与收益情况',
];

describe('季度信息公开表', () => {
  it('says what the golden sample says', async () => {
    const text = await sampleText('quarterly-disclosure', quarterlyDisclosure(sampleQuarter));
    expect(text).toBe(goldenText('quarterly-disclosure'));
  });

  it('has the eight heads of 民法典 943 also where nothing is known, and says who has to give it', () => {
    const { trust } = sampleQuarter;
    const bare = { trust: { ...trust, contract: null, posts: [] }, contracts: [], charges: null };
    const { parts } = quarterlyDisclosure({ ...sampleQuarter, ...bare });
    expect(parts.map(({ heading }) => heading).slice(0, 8)).toEqual(HEADS);
    for (const part of parts.slice(0, 6)) expect(JSON.stringify(part)).toMatch(/未登记，?.*由/);
  });

  it('marks what went to a related party of the trustee', () => {
    expect(JSON.stringify(quarterlyDisclosure(sampleQuarter).parts[0])).toContain(
      '示例园林有限公司（受托人关联方）',
    );
  });

  it('is never printed where money, accounts or receivables contradict', () => {
    const { places, flows, receivables } = sampleQuarter;
    const wrong = [
      { places: places.slice(1) },
      { flows: flows.slice(1) },
      { receivables: receivables.map((each) => ({ ...each, closing: each.closing.plus(fen) })) },
    ];
    for (const each of wrong) {
      expect(() => quarterlyDisclosure({ ...sampleQuarter, ...each })).toThrow(/ is not /);
    }
  });
});
