import writeExcelFile from 'write-excel-file/node';
import { titleOf, type RollField } from './roll-columns.rules';

const FIELDS = [
  'building',
  'staircase',
  'room',
  'kind',
  'registeredArea',
  'billingArea',
  'owners',
  'phones',
  'relation',
  'handedOverOn',
  'developerHeld',
] as const satisfies readonly RollField[];

// Made-up people: co-owners in one cell, a tenant on a row of his own, a shop, an unsold unit.
const EXAMPLES: readonly (readonly string[])[] = [
  [
    '1栋',
    '1',
    '101',
    '住宅',
    '89.50',
    '89.50',
    '张示例、李示例',
    '13800000001',
    '业主',
    '2019-05-01',
    '',
  ],
  ['1栋', '1', '102', '住宅', '71.36', '71.36', '王示例', '13800000002', '业主', '2019-05-01', ''],
  ['1栋', '1', '102', '', '', '', '赵示例', '13800000003', '租户', '', ''],
  ['1栋', '', '商铺3', '商铺', '45.20', '45.20', '示例商贸有限公司', '', '业主', '2019-06-01', ''],
  ['2栋', '2', '501', '住宅', '102.08', '102.08', '', '', '', '', '是'],
];
const BYTE_ORDER_MARK = '\uFEFF';
const COLUMN_WIDTH = 14;

/** The template with a few examples; with a byte-order mark, or Excel would show it garbled. */
export function templateCsv(): Buffer {
  const lines = [FIELDS.map(titleOf), ...EXAMPLES].map((cells) => cells.join(','));
  return Buffer.from(`${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`);
}

/** The same as a spreadsheet, every cell text: Excel must not turn 2-1 into the second of January. */
export function templateXlsx(): Promise<Buffer> {
  const titles = FIELDS.map((field) => ({ value: titleOf(field), fontWeight: 'bold' as const }));
  const rows = EXAMPLES.map((cells) =>
    cells.map((value) => (value === '' ? null : { value, type: String, format: '@' })),
  );
  const columns = FIELDS.map(() => ({ width: COLUMN_WIDTH }));
  return writeExcelFile([titles, ...rows], { columns, sheet: '房屋业主清册' }).toBuffer();
}
