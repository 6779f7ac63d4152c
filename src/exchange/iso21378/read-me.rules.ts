import type { BookYear } from '../book-year';
import type { IsoTable } from './iso-tables';

/** README.md of the package: which field of the standard is what of these books. */
export function isoReadMe(
  { communityName, year, throughSeq, closedThrough }: BookYear,
  files: readonly { table: IsoTable; rows: number; sha256: string }[],
): string {
  const tables = files.map(
    ({ table, rows, sha256 }) => `| ${table.name}.csv | ${table.title} | ${rows} | ${sha256} |`,
  );
  const fields = files.flatMap(({ table }) => [
    `### ${table.name}`,
    '',
    '| 字段 | 本账内容 |',
    '| --- | --- |',
    ...table.fields.map(({ name, ours }) => `| ${name} | ${ours} |`),
    '',
  ]);
  return `${[
    `# ${communityName} ${year} 年审计数据`,
    '',
    `- 截至账簿第 ${throughSeq} 号凭证，已结账至 ${closedThrough}。`,
    '- 表名和字段名参照 ISO 21378:2019《审计数据采集》的基础、总账模块命名；只含总账审计所需的部分，',
    '  标准原文未随本软件核对，不声称符合该标准。',
    '- CSV 为 UTF-8（带字节序标记）、CRLF、RFC 4180。金额单位为元，两位小数；日期 YYYY-MM-DD。',
    '- 以 = + - @ 开头的文字前有一个英文单引号，防止表格软件当成公式；金额不受影响。',
    '- 核对：分录按 Journal_ID 借贷相等；按科目、基金、期间汇总等于 GL_Trial_Balance 的本期发生额；',
    '  期初 + 借 − 贷 = 期末，上月期末 = 下月期初。',
    '',
    '| 文件 | 内容 | 行数 | SHA-256 |',
    '| --- | --- | ---: | --- |',
    ...tables,
    '',
    '## 字段对照',
    '',
    ...fields,
  ].join('\n')}\n`;
}
