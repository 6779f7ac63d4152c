import {
  animation,
  innerZip,
  jpeg,
  pdf,
  photo,
  png,
  text,
  workbook,
} from '../../../test/support/hostile-bytes';
import { assertAcceptable, SIZE_MAX } from './media.rules';
import { sniff } from './sniff.rules';
import type { Upload } from './media.rules';

function upload(bytes: Buffer, name: string, rest: Partial<Upload> = {}): Upload {
  return { bytes, name, declaredType: '', uploadedBy: 'nobody', purpose: 'evidence', ...rest };
}

it('knows honest files by their bytes', async () => {
  expect(sniff(await jpeg())).toBe('jpeg');
  expect(sniff(await png())).toBe('png');
  expect(sniff(await photo().webp().toBuffer())).toBe('webp');
  expect(sniff(await animation('gif'))).toBe('gif');
  expect(sniff(pdf())).toBe('pdf');
  expect(sniff(workbook())).toBe('xlsx');
  expect(sniff(text('\ufeff日期,摘要,金额\n2025-03-01,物业费,300.00\n'))).toBe('text');
  expect(sniff(text('<Invoice/>'))).toBe('xml');
});

it.each(['image/jpeg', 'image/pjpeg', 'IMAGE/JPEG; q=1', '', 'application/octet-stream'])(
  'takes a photo declared as %j',
  async (declaredType) => {
    const media = assertAcceptable(upload(await jpeg(), '收据.jpeg', { declaredType }));
    expect(media).toEqual({ kind: 'jpeg', mediaType: 'image/jpeg', name: '收据.jpeg' });
  },
);

it('takes a name without an extension, which claims nothing', async () => {
  expect(assertAcceptable(upload(await png(), '截图')).kind).toBe('png');
});

it('takes the type Windows gives a .csv', () => {
  const table = upload(text('a,b\n'), '流水.csv', {
    declaredType: 'application/vnd.ms-excel',
    purpose: 'import',
  });
  expect(assertAcceptable(table).mediaType).toBe('text/csv');
});

it('takes a file of exactly the largest size and not one byte more', async () => {
  const photoBytes = await jpeg();
  const largest = Buffer.concat([photoBytes, Buffer.alloc(SIZE_MAX.evidence - photoBytes.length)]);
  expect(assertAcceptable(upload(largest, '收据.jpg')).kind).toBe('jpeg');
  const larger = Buffer.concat([largest, Buffer.alloc(1)]);
  expect(() => assertAcceptable(upload(larger, '收据.jpg'))).toThrow('文件超过 20 MB');
});

it.each([
  ['流水.xlsx', 'import', 'file.zip-damaged', '表格文件已损坏'],
  ['流水.zip', 'import', 'file.zip-not-table', '请先解压，再上传里面的 .xlsx 或 CSV'],
  ['流水.xlsx', 'evidence', 'file.not-evidence', '表格和文本只能用于导入'],
  ['凭证.zip', 'evidence', 'file.zip', '请先解压，再逐个上传里面的图片或 PDF'],
] as const)('an archive called %s, sent as %s: %s', (name, purpose, code, sentence) => {
  const refusal = expect.objectContaining({ code, message: expect.stringContaining(sentence) });
  expect(() => assertAcceptable(upload(innerZip, name, { purpose }))).toThrow(refusal as Error);
});

it('tells the person what the file is and what it claimed to be', async () => {
  const disguised = upload(await jpeg(), '收据.png');
  expect(() => assertAcceptable(disguised)).toThrow('文件内容是 JPG 图片，与文件名');
});
