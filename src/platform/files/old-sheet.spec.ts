import { utils, write, type WorkSheet } from '@e965/xlsx';
import { rowsOfOldSheet } from './old-sheet';

/** A workbook of Excel 97 as a bank writes it. */
function workbook(sheet: WorkSheet): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '流水');
  return write(book, { bookType: 'biff8', type: 'buffer' }) as Buffer;
}

const cellsOf = async (bytes: Buffer) => (await rowsOfOldSheet(bytes)).map(({ cells }) => cells);

it('gives every cell as a person reads it, digits and days as they are', async () => {
  const sheet = utils.aoa_to_sheet([
    ['账号', '6228480402564890018', '对方'],
    [1234.5, 89.499999999999986, 100000000000],
    [45658, 45658.396550926, 0.396550926],
    [true, null, '𠮷某'],
  ]);
  for (const [cell, format] of [
    ['A2', '#,##0.00'],
    ['A3', 'yyyy-mm-dd'],
    ['B3', 'yyyy/m/d h:mm'],
    ['C3', 'hh:mm:ss'],
  ] as const) {
    Object.assign(sheet[cell] as object, { z: format });
  }
  expect(await cellsOf(workbook(sheet))).toEqual([
    ['账号', '6228480402564890018', '对方'],
    ['1234.5', '89.5', '100000000000'],
    ['2025-01-01', '2025-01-01 09:31:02', '09:31:02'],
    ['是', '', '𠮷某'],
  ]);
});

it('numbers its rows as the person sees them, and keeps an empty one', async () => {
  const rows = await rowsOfOldSheet(workbook(utils.aoa_to_sheet([['日期'], [], ['2025-01-05']])));
  expect(rows.map(({ line, cells }) => `${line} ${cells.join()}`)).toEqual([
    '1 日期',
    '2 ',
    '3 2025-01-05',
  ]);
});

it.each([
  ['a head and nothing behind it', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['zeros', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)])],
])('says so where it is no workbook: %s', async (_what, bytes) => {
  await expect(rowsOfOldSheet(bytes)).rejects.toMatchObject({
    code: 'table.old-sheet-unreadable',
    message: expect.stringMatching(/^旧版 Excel.*请.*。$/u),
  });
});
