import * as fs from 'node:fs';
import * as path from 'node:path';
import { flowOf } from '../../src/queryable-account/flow.rules';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { decoded } from '../samples/decoded';
import { goldenText } from '../samples/golden';
import { type MonthCardFacts, monthCardOf } from './content.rules';
import { CARD_HEIGHT, CARD_WIDTH, drawMonthCard, monthCardSvg } from './draw';

const MARCH = period('2026-03');
const moved = (side: 'source' | 'use', accountCode: string, amount: string) => ({
  period: MARCH,
  fund: 'F1',
  side,
  accountCode,
  amount: Money.yuan(amount),
});
const flow = flowOf(
  Money.yuan('812345.67'),
  [MARCH],
  [
    moved('source', '4101', '98765.43'),
    moved('source', '4301', '12000.00'),
    moved('use', '5101', '46800.00'),
    moved('use', '510301', '5670.00'),
    moved('use', '5104', '18321.09'),
    moved('use', '5105', '1200.00'),
    moved('use', '5114', '59.26'),
  ],
);
const facts: MonthCardFacts = {
  communityName: '锦和苑',
  period: MARCH,
  isClosed: true,
  flow,
  bank: { agrees: true, sentence: '已与银行对账至2026年3月31日，差额 0.00' },
  url: 'https://books.example.cn/c/1/flow?period=2026-03',
};

describe('月度收支卡片', () => {
  it('says what the golden sample says, and everything it says is also text', () => {
    const card = monthCardOf(facts);
    expect(`${card.lines.join('\n')}\n`).toBe(goldenText('month-card'));
    const svg = monthCardSvg(card);
    for (const words of ['110,765.43', '72,050.35', '851,060.75', '人员工资', '46,800.00']) {
      expect(svg).toContain(`>${words}</text>`);
    }
  });

  it('adds up: in, out and left with what there was, and the uses to what went out', () => {
    const { income, expense, left, largest, others } = monthCardOf(facts);
    expect(flow.opening.plus(income).minus(expense).equals(left)).toBe(true);
    const told = Money.sum([...largest.map(({ amount }) => amount), others.amount]);
    expect([told.toString(), others.count]).toEqual([expense.toString(), 2]);
  });

  it('is a PNG of 1080 × 1440, the same bytes each time, whose code a telephone reads', async () => {
    const card = monthCardOf(facts);
    const [png, again] = await Promise.all([drawMonthCard(card), drawMonthCard(card)]);
    keepForLooking('month-card', png);
    expect(png.equals(again)).toBe(true);
    // WeCom takes two megabytes at most
    expect(png.length).toBeLessThan(500_000);
    const { width, height, qrText } = await decoded(png);
    expect([width, height, qrText]).toEqual([CARD_WIDTH, CARD_HEIGHT, facts.url]);
  });

  it('has room for a long name, huge sums, a month without spending and a bank that differs', async () => {
    const quiet = monthCardOf({
      ...facts,
      communityName: '一个名字长得放不下一行的花园小区一期二期三期四期及其附属商业街区',
      isClosed: false,
      flow: flowOf(Money.yuan('-9999999999.99'), [MARCH], [moved('source', '4101', '0.01')]),
      bank: {
        agrees: false,
        sentence:
          '已与银行对账至2026年3月31日，差额 1,234.56；12 笔未达账项，有 3 项超过 5 天仍未查明',
      },
    });
    expect(quiet.lines).toContain('本月没有支出');
    expect(quiet.lines).toContain('本月尚未结账，数字还会变');
    const png = await drawMonthCard(quiet);
    keepForLooking('month-card-quiet', png);
    expect((await decoded(png)).qrText).toBe(facts.url);
  });
});

function keepForLooking(name: string, png: Buffer): void {
  const folder = path.join(__dirname, '../out');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${name}.png`), png);
}
