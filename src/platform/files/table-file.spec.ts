import writeExcelFile from 'write-excel-file/node';
import type { Upload } from './media.rules';
import { readTableFile } from './table-file';

const upload = (bytes: Buffer, name: string): Upload => ({
  bytes,
  name,
  uploadedBy: 'someone',
  purpose: 'import',
  declaredType: name.endsWith('xlsx')
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : 'text/csv',
});
const csv = (text: string | Buffer) => readTableFile(upload(Buffer.from(text), 'roll.csv'));
const refusal = (code: string) => expect.objectContaining({ code }) as Error;
const TEXT = '楼栋,房号,登记面积,业主\n1栋,101,89.50,张示例\n';
// 楼栋,房号,登记面积,业主 / 1栋,101,89.50,𠮷示: the surname takes four bytes, which GBK does not know.
const GB18030 = Buffer.from(
  'c2a5b6b02cb7bfbac52cb5c7bcc7c3e6bbfd2cd2b5d6f70a31b6b02c3130312c38392e35302c9534b235cabe0a',
  'hex',
);

describe('a CSV', () => {
  it.each([
    ['UTF-8', TEXT],
    ['UTF-8 with a byte-order mark', `\uFEFF${TEXT}`],
    ['tabs', TEXT.replaceAll(',', '\t')],
    ['semicolons', TEXT.replaceAll(',', ';')],
    ['Windows lines', TEXT.replaceAll('\n', '\r\n')],
  ])('in %s', async (_, text) => {
    expect(await csv(text)).toEqual([
      { line: 1, cells: ['楼栋', '房号', '登记面积', '业主'] },
      { line: 2, cells: ['1栋', '101', '89.50', '张示例'] },
    ]);
  });

  it('in GB18030, rare surnames included', async () => {
    const [header, row] = await csv(GB18030);
    expect(header?.cells).toEqual(['楼栋', '房号', '登记面积', '业主']);
    expect(row?.cells).toEqual(['1栋', '101', '89.50', '𠮷示']);
  });

  it('counts lines as the person sees them, over blank lines and quoted line breaks', async () => {
    const rows = await csv('楼栋,房号,登记面积,业主\n\n1栋,101,10,张示例\n1栋,102,10,李示例\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 4]);
  });

  it('takes off the mark before a number that keeps its digits as text', async () => {
    expect(await csv("科目,摘要\n'100201,'水电\n")).toEqual([
      { line: 1, cells: ['科目', '摘要'] },
      { line: 2, cells: ['100201', "'水电"] },
    ]);
  });

  it('unwraps ="…", which keeps digits from Excel', async () => {
    const [, row] = await csv('房号,电话\n101,="13800000001"\n');
    expect(row?.cells).toEqual(['101', '13800000001']);
  });

  it('with an open quote is refused with its line', async () => {
    await expect(csv('楼栋,房号\n"1栋,101\n')).rejects.toThrow(refusal('table.csv-broken'));
  });
});

describe('an XLSX', () => {
  const day = new Date(Date.UTC(2019, 4, 1));

  it('gives every cell as a person reads it', async () => {
    const bytes = await writeExcelFile([
      [
        { value: '楼栋' },
        { value: '面积' },
        { value: '电话' },
        { value: '交付' },
        { value: '未售' },
      ],
      [],
      [
        { value: 3, type: Number },
        { value: 89.499999999999986, type: Number },
        { value: 13800000001, type: Number },
        { value: day, type: Date, format: 'yyyy-mm-dd' },
        { value: true, type: Boolean },
      ],
    ]).toBuffer();
    const rows = await readTableFile(upload(bytes, 'roll.xlsx'));
    expect(rows[2]).toEqual({ line: 3, cells: ['3', '89.5', '13800000001', '2019-05-01', '是'] });
  });

  it('that is none is refused', async () => {
    const bytes = Buffer.from('PK\x03\x04 and nothing more');
    await expect(readTableFile(upload(bytes, 'roll.xlsx'))).rejects.toThrow(/./);
  });
});
