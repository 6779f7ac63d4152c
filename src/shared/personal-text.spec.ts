import fc from 'fast-check';
import { isCardNumber, isIdentityNumber, personalPartsOf } from './personal-text';

const kindsIn = (text: string) => personalPartsOf(text).map(({ kind, text: part }) => [kind, part]);

describe('personal data in a text', () => {
  it.each([
    ['请打 13800138000 找我', 'phone', '13800138000'],
    ['电话138 0013 8000。', 'phone', '138 0013 8000'],
    ['座机 028-85551234', 'phone', '028-85551234'],
    ['身份证11010519491231002X', 'id-number', '11010519491231002X'],
    ['身份证号 110105 19491231 002x，谢谢', 'id-number', '110105 19491231 002x'],
    ['川A12345 的车', 'plate', '川A12345'],
    ['那辆粤B·D12345是谁的', 'plate', '粤B·D12345'],
    ['转到 6222 0212 3456 7890 128', 'bank-account', '6222 0212 3456 7890 128'],
  ])('is found: %s', (text, kind, part) => {
    expect(kindsIn(text)).toEqual([[kind, part]]);
  });

  it.each([
    ['an amount', '2026年3月付电梯维保费 5,670.00 元，对不对？'],
    ['a voucher', '2026-03 记-12号 与 问-2026-001'],
    ['a month with its sums', '合同金额 138001380.00 元'],
    ['an identity number whose check digit is another', '110105194912310021'],
    ['a card whose check digit is another', '6222021234567890127'],
    ['a long reference', '流水号 20260305123456789012345'],
    ['a tower', '川A栋 与 3-2-101'],
  ])('is not %s', (_what, text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it('is told by its place, in the order of the text', () => {
    const parts = personalPartsOf('川A12345，13800138000');
    expect(parts.map(({ start, end }) => [start, end])).toEqual([
      [0, 7],
      [8, 19],
    ]);
  });

  it('has a check digit that no single wrong digit passes', () => {
    const card = '6222021234567890128';
    const identity = '11010519491231002X';
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const wrong = (text: string) =>
          text.slice(0, at) + String((Number(text[at]) + by) % 10) + text.slice(at + 1);
        return !isCardNumber(wrong(card)) && !isIdentityNumber(wrong(identity));
      }),
    );
    expect([isCardNumber(card), isIdentityNumber(identity)]).toEqual([true, true]);
  });

  it('never overlaps and never crashes, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) =>
        personalPartsOf(text).every(
          ({ start, end, text: part }, at, all) =>
            text.slice(start, end) === part && (all[at + 1]?.start ?? end) >= end,
        ),
      ),
    );
  });
});
