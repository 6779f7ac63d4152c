import type { Problem } from '../shared/domain-error';

/** What a column holds, whatever the program calls it. */
export type ImportField =
  | 'date'
  | 'word'
  | 'number'
  | 'wordAndNumber'
  | 'attachments'
  | 'summary'
  | 'account'
  | 'fund'
  | 'debit'
  | 'credit';

export type ImportFormat = 'kingdee' | 'yonyou';

/** Column names of 金蝶 KIS and 用友 exports (interop: 3.3), and of our own 序时账. */
const TITLES: Readonly<Record<ImportField, readonly string[]>> = {
  date: ['日期', '凭证日期', '制单日期', '业务日期', '记账日期'],
  word: ['凭证字', '凭证类别字', '凭证类别', '类别字', '凭证类型'],
  number: ['凭证号', '凭证编号', '凭证号数'],
  wordAndNumber: ['凭证字号'],
  attachments: ['附单据数', '附件数', '附件张数', '所附单据数'],
  summary: ['摘要', '凭证摘要'],
  account: ['科目代码', '科目编码', '会计科目编码', '科目编号'],
  fund: ['基金', '基金代码'],
  debit: ['借方金额', '借方', '借方本币', '借方发生额', '借方本币金额'],
  credit: ['贷方金额', '贷方', '贷方本币', '贷方发生额', '贷方本币金额'],
};

/** Names only 用友 uses; any other file is read in the habit of 金蝶. */
const YONYOU_TITLES = ['制单日期', '凭证类别字', '科目编码', '凭证类别'];

const NEEDED: readonly ImportField[] = ['date', 'summary', 'account', 'debit', 'credit'];

export interface ImportColumns {
  readonly format: ImportFormat;
  /** The line of the header in the file. */
  readonly line: number;
  readonly indexOf: ReadonlyMap<ImportField, number>;
  readonly titles: ReadonlyMap<ImportField, string>;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const LINES_ABOVE_HEADER = 10;
const RECOGNISED_MIN = 4;

/** The header row: the first near the top with enough names we know. */
export function columnsOf(rows: readonly Row[]): ImportColumns | Problem {
  for (const row of rows.slice(0, LINES_ABOVE_HEADER)) {
    const columns = readHeader(row);
    if (columns.indexOf.size >= RECOGNISED_MIN) return missingFrom(columns) ?? columns;
  }
  return {
    code: 'entry-import.no-header',
    message: '没有找到表头，前 10 行里应有“日期、凭证号、摘要、科目代码、借方金额、贷方金额”',
    line: 1,
  };
}

function readHeader({ line, cells }: Row): ImportColumns {
  const indexOf = new Map<ImportField, number>();
  const titles = new Map<ImportField, string>();
  const names = cells.map((cell) => cell.replaceAll(/[\s*＊]/g, ''));
  for (const [field, known] of Object.entries(TITLES) as [ImportField, readonly string[]][]) {
    const index = names.findIndex((name) => known.includes(name));
    if (index < 0) continue;
    indexOf.set(field, index);
    titles.set(field, names[index] ?? '');
  }
  const format = names.some((name) => YONYOU_TITLES.includes(name)) ? 'yonyou' : 'kingdee';
  return { format, line, indexOf, titles };
}

function missingFrom({ indexOf, line }: ImportColumns): Problem | null {
  const missing = NEEDED.filter((field) => !indexOf.has(field)).map((field) => TITLES[field][0]);
  if (!indexOf.has('number') && !indexOf.has('wordAndNumber')) missing.push('凭证号');
  if (missing.length === 0) return null;
  const message = `表头缺少：${missing.join('、')}，请补上后重新上传`;
  return { code: 'entry-import.column-missing', message, line };
}
