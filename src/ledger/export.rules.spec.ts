import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { Money } from '../shared/money';
import { BYTE_ORDER_MARK, csvHead, csvLine } from './export.rules';

it.each([
  ['=1+1', "'=1+1"],
  ['+86 138', "'+86 138"],
  ['-5 元', "'-5 元"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['电梯维保', '电梯维保'],
  ['一,二', '"一,二"'],
  ['他说"好"', '"他说""好"""'],
  ['两\r\n行', '"两\r\n行"'],
])('text %j becomes %j', (text, expected) => {
  expect(csvLine([text])).toBe(`${expected}\r\n`);
});

it('leaves amounts as numbers, negative ones too', () => {
  expect(csvLine(['5104', Money.yuan('-1234.5'), null])).toBe('5104,-1234.50,\r\n');
});

it('starts with the mark that tells Excel it is UTF-8', () => {
  const columns = [{ title: '摘要', width: 1, of: (row: string) => row }];
  expect(csvHead(columns)).toBe(`${BYTE_ORDER_MARK}摘要\r\n`);
});

it('reads back as it was written, but for the escape of formulas', () => {
  const anyRow = fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(anyRow, (row) => {
      const [read] = parse(csvLine(row), { record_delimiter: '\r\n' }) as string[][];
      expect(read?.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(
        row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')),
      );
    }),
  );
});
