import type { Day } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import { formatPeriod, periodOf } from '../shared/period';
import { columnsOf } from './entry-import-columns.rules';
import type { ImportFormat } from './entry-import-columns.rules';
import { ImportRowReader } from './entry-import-row.rules';
import type { ImportLine, ImportRow } from './entry-import-row.rules';
import { blockersOfEntry } from './entry.rules';
import type { BookState, EntryDraft } from './entry.rules';
import type { Fund } from './funds.rules';
import { postingOf } from './stored-lines.rules';
import type { StoredLine } from './stored-lines.rules';

/** A voucher of the old books; `at` of a line is where it stands in the file. */
export interface ImportedVoucher {
  readonly line: number;
  readonly bookedOn: Day;
  readonly word: string;
  readonly number: number;
  readonly summary: string;
  readonly attachmentCount: number;
  readonly lines: readonly (StoredLine & { readonly at: number })[];
}

export interface ReadImport {
  readonly format: ImportFormat;
  readonly vouchers: readonly ImportedVoucher[];
  readonly problems: readonly Problem[];
}

export const IMPORT_LINES_MAX = 50_000;
const SUMMARY_MAX = 200;

/**
 * Reads an exported list of vouchers in the habits of 金蝶 KIS or 用友. Cells of date, number and
 * summary left empty below the first line of a voucher mean the same as above, as those programs
 * print them. Every bad cell is named by line and column; vouchers are complete only when none is.
 * `fund` is taken for every line where the file has no column 基金.
 */
export function readVouchers(rows: readonly ImportRow[], fund: Fund): ReadImport {
  const columns = columnsOf(rows);
  if (!('format' in columns)) return { format: 'kingdee', vouchers: [], problems: [columns] };
  const problems: Problem[] = [];
  const lines: ImportLine[] = [];
  const body = rows.filter((row) => row.line > columns.line);
  let above: ImportLine | null = null;
  for (const row of body) {
    const reader = new ImportRowReader(columns, row, problems);
    if (reader.isBlankOrTotal()) continue;
    const line: ImportLine | null = reader.read(above, fund);
    if (line) lines.push(line);
    above = line ?? above;
  }
  if (body.length > IMPORT_LINES_MAX) problems.push(tooLong());
  const vouchers = vouchersOf(lines);
  problems.push(...datesWithin(lines), ...gapsIn(vouchers));
  if (vouchers.length === 0 && problems.length === 0) problems.push(nothingFound(columns.line));
  return { format: columns.format, vouchers, problems };
}

/** Why these vouchers may not be posted: the rules of any entry, told by the lines of the file. */
export function blockersOfVouchers(
  vouchers: readonly ImportedVoucher[],
  state: BookState,
): Problem[] {
  return vouchers.flatMap((voucher) => {
    const draft = takeoverEntry(voucher, { key: 'import-check', preparedBy: null, reviewer: null });
    return blockersOfEntry(draft, state).map((problem) => inFile(problem, voucher));
  });
}

/** The entry a voucher of the old books becomes; its old number stays readable in the summary. */
export function takeoverEntry(
  voucher: ImportedVoucher,
  by: { key: string; preparedBy: string | null; reviewer: string | null },
): EntryDraft {
  const was = `原${voucher.word}-${voucher.number} `;
  return {
    key: by.key,
    bookedOn: voucher.bookedOn,
    kind: 'takeover',
    summary: `${was}${voucher.summary}`.slice(0, SUMMARY_MAX),
    attachmentCount: voucher.attachmentCount,
    preparedBy: by.preparedBy,
    reviewedBy: by.reviewer,
    postedBy: by.reviewer,
    sourceKind: 'entry-import',
    lines: voucher.lines.map(({ at: _at, ...line }) => postingOf(line)),
  };
}

export function totalsOf(vouchers: readonly ImportedVoucher[]): { debit: Money; credit: Money } {
  const lines = vouchers.flatMap((voucher) => voucher.lines).map(postingOf);
  return {
    debit: Money.sum(lines.map((line) => line.debit)),
    credit: Money.sum(lines.map((line) => line.credit)),
  };
}

function vouchersOf(lines: readonly ImportLine[]): ImportedVoucher[] {
  const groups = new Map<string, ImportLine[]>();
  for (const line of lines) {
    const key = `${periodOf(line.bookedOn)} ${line.word} ${String(line.number).padStart(6, '0')}`;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => (group[0] ? [voucherOf(group[0], group)] : []));
}

function voucherOf(first: ImportLine, group: readonly ImportLine[]): ImportedVoucher {
  return {
    line: first.at,
    bookedOn: first.bookedOn,
    word: first.word,
    number: first.number,
    summary: first.summary || '期初接管凭证',
    attachmentCount: Math.max(...group.map(({ attachments }) => attachments)),
    lines: group.map(({ at, accountCode, fund, debit, credit, summary }) => ({
      at,
      accountCode,
      fund,
      ...(debit === '0.00' ? {} : { debit }),
      ...(credit === '0.00' ? {} : { credit }),
      ...(summary ? { summary } : {}),
    })),
  };
}

/** One voucher has one date. */
function datesWithin(lines: readonly ImportLine[]): Problem[] {
  const seen = new Map<string, ImportLine>();
  return lines.flatMap((line) => {
    const key = `${periodOf(line.bookedOn)} ${line.word} ${line.number}`;
    const first = seen.get(key) ?? line;
    seen.set(key, first);
    if (first.bookedOn === line.bookedOn) return [];
    const message = `第 ${line.at} 行与第 ${first.at} 行是同一张凭证（${line.word}-${line.number}），日期却不同`;
    return [{ code: 'entry-import.two-dates', message, line: line.at, column: '日期' }];
  });
}

/** Numbers of one month and word run on without a gap; where they start is the old books' affair. */
function gapsIn(vouchers: readonly ImportedVoucher[]): Problem[] {
  return vouchers.flatMap((voucher, index) => {
    const before = vouchers[index - 1];
    const month = periodOf(voucher.bookedOn);
    const follows = before && before.word === voucher.word && periodOf(before.bookedOn) === month;
    if (!follows || voucher.number === before.number + 1) return [];
    const missing =
      voucher.number === before.number + 2
        ? `${before.number + 1}`
        : `${before.number + 1} 至 ${voucher.number - 1}`;
    const message = `${formatPeriod(month)}缺少 ${voucher.word}-${missing} 号，请补全或说明作废后重新编号`;
    return [{ code: 'entry-import.gap', message, line: voucher.line, column: '凭证号' }];
  });
}

function inFile(problem: Problem, voucher: ImportedVoucher): Problem {
  const at = voucher.lines[(problem.line ?? 1) - 1]?.at ?? voucher.line;
  const message = problem.message.replace(/^第 \d+ 行：/, '');
  const where = problem.line === undefined ? `${voucher.word}-${voucher.number} 号凭证：` : '';
  return {
    code: problem.code,
    message: `第 ${at} 行：${where}${message}`,
    line: at,
    column: problem.line === undefined ? '凭证号' : '科目代码',
  };
}

function tooLong(): Problem {
  const message = `一次最多导入 ${IMPORT_LINES_MAX} 行，请按月或按年分几个文件`;
  return { code: 'entry-import.too-long', message, line: IMPORT_LINES_MAX + 1 };
}

function nothingFound(line: number): Problem {
  return { code: 'entry-import.empty', message: '表头下面没有凭证', line };
}
