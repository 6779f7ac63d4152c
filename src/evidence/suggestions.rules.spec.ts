import fc from 'fast-check';
import { suggestionsOn, type PlacedWords } from './suggestions.rules';

const words = (text: string, change: Partial<PlacedWords> = {}): PlacedWords => ({
  text,
  x: 100,
  y: 200,
  width: 400,
  height: 30,
  level: true,
  widths: null,
  ...change,
});

const found = (...line: PlacedWords[]) =>
  suggestionsOn(1, line).map(({ kind, text }) => `${kind} ${text}`);

it.each([
  ['联系电话：13812345678', ['phone 13812345678']],
  ['手机 138-1234-5678 或 +86 139 8765 4321', ['phone 138-1234-5678', 'phone +86 139 8765 4321']],
  ['身份证 11010519491231002X', ['id-number 11010519491231002X']],
  ['身份证 110105194912310020', []],
  ['卡号 6222 0212 3456 7890 128', ['bank-account 6222 0212 3456 7890 128']],
  ['尾号相同的 6222021234567890129', []],
  ['开户行及账号：中行 公司账号：51001870836050000000', ['bank-account 51001870836050000000']],
  ['车牌 川A12345 川A·D12345', ['plate 川A12345', 'plate 川A·D12345']],
  ['业主：王示例', ['name 王示例']],
  ['收款人： 欧阳示例 经办', ['name 欧阳示例']],
  ['收款人：成都示例物业服务有限公司', []],
  ['住址：幸福路1号', ['address 幸福路1号']],
  ['退 12栋3单元1201室 押金', ['address 12栋3单元1201室']],
  // numbers of the trade are no person's
  ['发票号码：26510000000000000001', []],
  ['纳税人识别号：91510100MA0000000X', []],
  ['金额 13,812,345,678.00', []],
  ['合同编号 HT20260100138', []],
])('of “%s” it suggests %j', (text, suggested) => {
  expect(found(words(text))).toEqual(suggested);
});

describe('a box', () => {
  it('lies over the part of the words that is hidden, and a little more', () => {
    const [box] = suggestionsOn(1, [
      words('业主：王示例', { width: 360, widths: [1, 1, 1, 1, 1, 1] }),
    ]);
    expect(box).toMatchObject({ page: 1, kind: 'name', y: 200, height: 30 });
    expect(box!.x).toBeLessThanOrEqual(100 + 180);
    expect(box!.x).toBeGreaterThan(100 + 170);
    expect(box!.x + box!.width).toBeGreaterThanOrEqual(460);
  });

  it('hides two letters more where the page does not say how wide its letters are', () => {
    const [box] = suggestionsOn(1, [words('身份证 11010519491231002X', { width: 360 })]);
    expect(box!.x).toBeLessThanOrEqual(100 + (360 * 7) / 25 - 30);
  });

  it('hides a line that does not run from left to right as a whole', () => {
    const upright = words('13812345678', { width: 30, height: 400, level: false });
    expect(suggestionsOn(2, [upright])).toMatchObject([{ page: 2, x: 33, y: 200, height: 400 }]);
  });
});

describe('words placed one by one', () => {
  const single = (text: string, y = 200) =>
    Array.from(text).map((letter, at) => words(letter, { x: 100 + at * 20, y, width: 18 }));

  it('are read as one line', () => {
    expect(found(...single('13812345678'))).toEqual(['phone 13812345678']);
  });

  it('in any order, and with a line close above', () => {
    const [one, other] = [single('13812345678'), single('金额壹仟圆整示例', 232)];
    expect(found(...other, ...one.toReversed())).toEqual(['phone 13812345678']);
  });

  it('far apart are not one number', () => {
    const halves = [words('138', { width: 60 }), words('12345678', { x: 700, width: 160 })];
    expect(found(...halves)).toEqual([]);
  });
});

it('never suggests more than stands there, and always a box of some size', () => {
  const letters = fc.constantFrom(...Array.from('0123456789 -川A业主姓名：王12栋单元室X'));
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 60 }), (said) => {
      const text = said.join('');
      for (const { text: hidden, width, height, x } of suggestionsOn(1, [words(text)])) {
        expect(text).toContain(hidden);
        expect(Math.min(width, height, x + 1)).toBeGreaterThan(0);
      }
    }),
  );
});
