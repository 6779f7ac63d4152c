import { Money } from '../../src/shared/money';
import { pngOf } from '../layout/picture';
import { goldenText, keepForLooking, textOf } from '../samples/golden';
import { sampleMyMoney } from '../samples/my-money-facts';
import { myMoneyContent } from './content.rules';
import { drawMyMoney, PAPER_ROWS } from './draw-paper';
import { myMoneySvg, PICTURE_ROWS, PICTURE_WIDTH } from './draw-picture';

const madeAt = new Date('2026-04-08T02:30:00Z');
const named = { ...sampleMyMoney, home: '3栋2单元301' };

describe('我的钱去哪了 on paper', () => {
  it.each([
    ['my-money', sampleMyMoney],
    ['my-money-named', named],
  ])('%s says what the golden sample says, on one sheet', async (name, facts) => {
    const printed = await drawMyMoney(myMoneyContent(facts, PAPER_ROWS), madeAt);
    keepForLooking(name, printed);
    expect(printed.pages).toBe(1);
    expect(textOf(printed)).toBe(goldenText(name));
  });

  it('is the same file, byte for byte, and stays on one sheet with many uses', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      name: `用途${at + 1}`,
      amount: Money.yuan('1.00'),
      whole: Money.yuan('100.00'),
    }));
    const uses = Money.yuan('40.00');
    const held = named.opening.plus(named.paid).plus(named.income).minus(uses);
    const content = myMoneyContent({ ...named, useLines: many, uses, held }, PAPER_ROWS);
    expect(content.rows.at(-1)).toMatchObject({ name: '其他 25 项', amount: '25.00' });
    const [one, again] = [await drawMyMoney(content, madeAt), await drawMyMoney(content, madeAt)];
    expect(one.bytes.equals(again.bytes)).toBe(true);
    expect(one.pages).toBe(1);
  });

  it('names no home and no area unless the resident wants it', async () => {
    const bare = textOf(await drawMyMoney(myMoneyContent(sampleMyMoney, PAPER_ROWS), madeAt));
    expect(bare).not.toMatch(/3栋|89\.50/);
    const svg = myMoneySvg(myMoneyContent(sampleMyMoney, PICTURE_ROWS));
    expect(svg).not.toMatch(/3栋|89\.50/);
    expect(myMoneySvg(myMoneyContent(named, PICTURE_ROWS))).toContain('3栋2单元301');
  });

  it('is never drawn when its figures do not add up, and says when homes and books differ', () => {
    const off = sampleMyMoney.held.plus(Money.yuan('0.01'));
    expect(() => myMoneyContent({ ...sampleMyMoney, held: off }, 9)).toThrow('do not add up');
    const short = { ...sampleMyMoney, useLines: sampleMyMoney.useLines.slice(1) };
    expect(() => myMoneyContent(short, 9)).toThrow('do not add up');
    const differ = { ...sampleMyMoney, sum: Money.yuan('489500.01') };
    expect(myMoneyContent(differ, 9).check).toBe('注意：782 户合计与账本相差 0.01 元，正在核对');
  });

  it('is a picture of 1080 pixels, the same each time', async () => {
    const svg = myMoneySvg(myMoneyContent(sampleMyMoney, PICTURE_ROWS));
    const [one, again] = [await pngOf(svg, PICTURE_WIDTH), await pngOf(svg, PICTURE_WIDTH)];
    expect([one.readUInt32BE(16), one.readUInt32BE(20)]).toEqual([1080, 1440]);
    expect(one.equals(again)).toBe(true);
  });
});
