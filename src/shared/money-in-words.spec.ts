import fc from 'fast-check';
import Nzh from 'nzh';
import { Money } from './money';
import { moneyInWords } from './money-in-words';

const words = (text: string) => moneyInWords(Money.yuan(text));

/** nzh forgets 整 for "0.00": it gets the shortest text, as a person would type it. */
// nzh leaves out the 整 that 第五十二条(三) wants after 角
const nzhWords = (money: Money) =>
  Nzh.cn
    .toMoney(money.toString().replace(/(\.00|0)$/, ''), { outSymbol: false })
    .replace(/角$/, '角整');

describe('moneyInWords', () => {
  it.each([
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['0.55', '伍角伍分'],
    ['1', '壹元整'],
    ['1.05', '壹元零伍分'],
    ['10', '壹拾元整'],
    ['10.50', '壹拾元伍角整'],
    ['101', '壹佰零壹元整'],
    ['1200', '壹仟贰佰元整'],
    ['1002.30', '壹仟零贰元叁角整'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['10010.05', '壹万零壹拾元零伍分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['100000', '壹拾万元整'],
    ['102345', '壹拾万贰仟叁佰肆拾伍元整'],
    ['1000001', '壹佰万零壹元整'],
    ['10000000', '壹仟万元整'],
    ['100000000', '壹亿元整'],
    ['100010000', '壹亿零壹万元整'],
    ['100000001', '壹亿零壹元整'],
    ['1000000000000', '壹万亿元整'],
    ['1000000000001', '壹万亿零壹元整'],
    // nzh leaves the inner 零 out here; 第五十二条(五) asks for it.
    ['1000012340000', '壹万亿零壹仟贰佰叁拾肆万元整'],
    ['-56.7', '负伍拾陆元柒角整'],
    ['-0.01', '负壹分'],
    [
      '9999999999999999.99',
      '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分',
    ],
  ])('%s is %s', (text, expected) => expect(words(text)).toBe(expected));

  /** Amounts with many zeros, because zeros are where the rules are. */
  const anyAmount = (digits: number) =>
    fc
      .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })), {
        minLength: 1,
        maxLength: digits + 2,
      })
      .map((fen) => Money.fen(BigInt(fen.join(''))));

  // Up to 亿 the two must agree; beyond 万亿 nzh drops zeros the law asks for (see the table).
  it('agrees with nzh below 万亿', () => {
    fc.assert(
      fc.property(anyAmount(12), fc.boolean(), (size, owed) => {
        const money = owed ? size.negated() : size;
        const expected = nzhWords(money);
        expect(moneyInWords(money)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with nzh at any size once the zeros are put aside', () => {
    const withoutZeros = (text: string) => text.replaceAll('零', '');
    fc.assert(
      fc.property(anyAmount(16), (money) => {
        const expected = nzhWords(money);
        expect(withoutZeros(moneyInWords(money))).toBe(withoutZeros(expected));
      }),
      { numRuns: 1000 },
    );
  });

  it('never says two zeros running, nor one before a unit', () => {
    fc.assert(
      fc.property(anyAmount(16), (money) => {
        if (!money.isZero()) expect(moneyInWords(money)).not.toMatch(/零[零拾佰仟万亿元角]|^零/);
      }),
      { numRuns: 1000 },
    );
  });
});
