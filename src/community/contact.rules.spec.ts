import * as fc from 'fast-check';
import { halfWidth, phone, phoneDigits, phoneTailOf } from './contact.rules';
import { maskedName, maskedPhone } from './masking.rules';

describe('telephone numbers', () => {
  it.each([
    ['13800001234', '13800001234'],
    ['138 0000 1234', '13800001234'],
    ['138-0000-1234', '13800001234'],
    ['+86 13800001234', '13800001234'],
    ['１３８００００１２３４', '13800001234'],
    ['028-85551234', '02885551234'],
    ['(028) 8555 1234', '02885551234'],
  ])('reads %s', (text, digits) => expect(phoneDigits(text)).toBe(digits));

  it.each(['', '1380000123', '138000012345', '12800001234', '85551234', '无', '1380000123a'])(
    'does not read %s',
    (text) => {
      expect(phoneDigits(text)).toBeNull();
      expect(() => phone(text)).toThrow(
        expect.objectContaining({ code: 'person.phone-malformed' }),
      );
    },
  );

  it('keeps four digits in the clear', () => expect(phoneTailOf('13800001234')).toBe('1234'));
});

describe('masking', () => {
  it.each([
    ['王小明', '王*明'],
    ['李四', '李*'],
    ['欧阳小华', '欧**华'],
    ['示例商贸有限公司', '示**司'],
    ['𠮷田', '𠮷*'],
    ['甲', '*'],
    ['', '*'],
  ])('shows %s as %s', (name, masked) => expect(maskedName(name)).toBe(masked));

  it('shows of a number its tail only', () => {
    expect(maskedPhone('5678')).toBe('****5678');
    expect(maskedPhone(null)).toBeNull();
  });

  it('never shows more than the first and the last letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 30 }), (name) => {
        const letters = Array.from(name);
        const shown = Array.from(maskedName(name)).filter((letter) => letter !== '*');
        return shown.every((letter) => letter === letters[0] || letter === letters.at(-1));
      }),
    );
  });
});

describe('halfWidth', () => {
  it('is the same twice as once', () => {
    fc.assert(fc.property(fc.string(), (text) => halfWidth(halfWidth(text)) === halfWidth(text)));
  });
});
