import writeExcelFile from 'write-excel-file/node';
import type { ImportFormat } from './entry-import-columns.rules';

const TITLES: Readonly<Record<ImportFormat, readonly string[]>> = {
  kingdee: [
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
  ],
  yonyou: [
    '制单日期',
    '凭证类别字',
    '凭证号',
    '附单据数',
    '摘要',
    '科目编码',
    '科目名称',
    '基金',
    '借方金额',
    '贷方金额',
    '制单人',
  ],
};

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

/** An empty list in the columns of the program the old books come from; every cell is text. */
export function importTemplate(format: ImportFormat): Promise<Buffer> {
  const titles = TITLES[format].map((value) => ({ value, fontWeight: 'bold' as const }));
  const rows = EXAMPLE.map((cells) =>
    cells.map((value) => (value === null ? null : { value, type: String, format: '@' })),
  );
  const columns = titles.map(() => ({ width: COLUMN_WIDTH }));
  return writeExcelFile([titles, ...rows], {
    columns,
    sheet: '凭证',
    stickyRowsCount: 1,
  }).toBuffer();
}
