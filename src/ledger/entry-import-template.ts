import writeExcelFile from 'write-excel-file/node';
import { csvHead, csvLine } from './export.rules';

/** Columns as 金蝶 KIS exports them; those of 用友 are understood as well. */
const TITLES: readonly string[] = [
  '日期',
  '凭证字',
  '凭证号',
  '附单据数',
  '摘要',
  '科目代码',
  '科目名称',
  '基金',
  '借方金额',
  '贷方金额',
  '制单人',
];

/** One voucher of two lines, so that the shape explains itself. */
const EXAMPLE: readonly (readonly (string | null)[])[] = [
  [
    '2025-03-05',
    '记',
    '1',
    '1',
    '收物业费',
    '100201',
    '银行存款-信托专户',
    'F1',
    '300.00',
    null,
    '示例',
  ],
  [
    '2025-03-05',
    '记',
    '1',
    '1',
    '收物业费',
    '410101',
    '物业费收入-住宅',
    'F1',
    null,
    '300.00',
    '示例',
  ],
];
const COLUMN_WIDTH = 14;

/** For Excel with a byte-order mark, or it would show it garbled. */
export function importTemplateCsv(): Buffer {
  const columns = TITLES.map((title) => ({ title, width: COLUMN_WIDTH, of: () => null }));
  return Buffer.from(csvHead(columns) + EXAMPLE.map(csvLine).join(''));
}

/** The same as a spreadsheet, every cell text. */
export function importTemplateXlsx(): Promise<Buffer> {
  const titles = TITLES.map((value) => ({ value, fontWeight: 'bold' as const }));
  const rows = EXAMPLE.map((cells) =>
    cells.map((value) => (value === null ? null : { value, type: String, format: '@' })),
  );
  const columns = titles.map(() => ({ width: COLUMN_WIDTH }));
  const sheet = { columns, sheet: '凭证', stickyRowsCount: 1 };
  return writeExcelFile([titles, ...rows], sheet).toBuffer();
}
