import { CheckError } from './bytes.mjs';
import { fieldOf, lineField } from './leaf.mjs';
import { parseFen } from './money.mjs';

/**
 * @typedef {import('./leaf.mjs').CheckedLeaf} CheckedLeaf
 * @typedef {{ line: string, account: string, fund: string, debit: bigint, credit: bigint,
 *   payee?: string, contract?: string, budgetLine?: string, unit?: string }} EntryLine
 *   `unit` only where it was opened
 * @typedef {{ leaf: number, seq: number, period: string, voucherNo: number, voucher: string,
 *   bookedOn: string, postedAt: string, kind: string, total: bigint, lineCount: number,
 *   reverses?: number, sourceKind?: string, sourceId?: string, preparedBy?: string,
 *   reviewedBy?: string, postedBy?: string, cashier?: string, lines: EntryLine[] }} Entry
 */

const WHOLE = /^(?:0|[1-9]\d{0,14})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00:00$/;

/**
 * @param {string} column
 * @param {string | undefined} text
 */
const unreadable = (column, text) =>
  new CheckError('entry.unreadable', `字段 ${column} 的内容“${text ?? '（无）'}”不合规定。`);

/**
 * @param {CheckedLeaf} checked
 * @param {string} column
 */
export function needed(checked, column) {
  const text = fieldOf(checked, column);
  if (text === undefined || text === '') throw unreadable(column, text);
  return text;
}

/**
 * @param {CheckedLeaf} checked
 * @param {string} column
 */
export function wholeNumber(checked, column) {
  const text = needed(checked, column);
  if (!WHOLE.test(text)) throw unreadable(column, text);
  return Number(text);
}

/**
 * @param {CheckedLeaf} checked
 * @param {string} column
 */
export function day(checked, column) {
  const text = needed(checked, column);
  if (!DAY.test(text)) throw unreadable(column, text);
  return text;
}

/**
 * An instant in UTC with all six decimals, so that later is greater as text.
 * @param {CheckedLeaf} checked
 * @param {string} column
 */
export function instant(checked, column) {
  const text = needed(checked, column);
  const [, seconds, decimals = ''] = INSTANT.exec(text) ?? [];
  if (!seconds) throw unreadable(column, text);
  return `${seconds}.${decimals.padEnd(6, '0')}`;
}

/**
 * The day of an instant in China, where the books are kept.
 * @param {string} utc as `instant` gives it
 */
export function chinaDay(utc) {
  return new Date(Date.parse(`${utc.slice(0, 23)}Z`) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * Fen.
 * @param {CheckedLeaf} checked
 * @param {string} column
 */
export function amount(checked, column) {
  const fen = parseFen(needed(checked, column));
  if (fen === null) throw unreadable(column, needed(checked, column));
  return fen;
}

/**
 * @param {CheckedLeaf} checked
 * @param {import('./leaf.mjs').Row} row
 * @returns {EntryLine}
 */
function lineOf(checked, row) {
  const text = (/** @type {string} */ column) => lineField(checked, row, column);
  const fen = (/** @type {string} */ column) => {
    const value = parseFen(text(column));
    if (value === null) throw unreadable(column, text(column));
    return value;
  };
  return {
    line: text('line') ?? '',
    account: text('account_code') ?? '',
    fund: text('fund') ?? '',
    debit: fen('debit'),
    credit: fen('credit'),
    payee: text('payee_id'),
    contract: text('contract_id'),
    budgetLine: text('budget_line_id'),
    unit: text('unit_id'),
  };
}

/**
 * Reads an entry's leaf. Throws CheckError naming the column it cannot read.
 * @param {CheckedLeaf} checked
 * @param {number} leaf
 * @returns {Entry}
 */
export function entryOf(checked, leaf) {
  const text = (/** @type {string} */ column) => fieldOf(checked, column);
  const period = needed(checked, 'period');
  const voucherNo = wholeNumber(checked, 'voucher_no');
  return {
    leaf,
    seq: wholeNumber(checked, 'seq'),
    period,
    voucherNo,
    voucher: voucherName(period, voucherNo),
    bookedOn: day(checked, 'booked_on'),
    postedAt: instant(checked, 'posted_at'),
    kind: needed(checked, 'kind'),
    total: amount(checked, 'total'),
    lineCount: wholeNumber(checked, 'line_count'),
    reverses: text('reverses_seq') === undefined ? undefined : wholeNumber(checked, 'reverses_seq'),
    sourceKind: text('source_kind'),
    sourceId: text('source_id'),
    preparedBy: text('prepared_by'),
    reviewedBy: text('reviewed_by'),
    postedBy: text('posted_by'),
    cashier: text('cashier'),
    lines: (checked.leaf.lines ?? []).map((row) => lineOf(checked, row)),
  };
}

/**
 * @param {string} period
 * @param {string | number} no
 */
export const voucherName = (period, no) => `${period} 第 ${no} 号凭证`;
