import { isDay } from '../../shared/day';
import { Money } from '../../shared/money';

/** Where a field was read, most trusted first (interop: 2.2). */
export const PROVENANCES = ['xml', 'ofd', 'qr', 'pdf-text'] as const;
export type Provenance = (typeof PROVENANCES)[number];

export const INVOICE_FIELDS = [
  'number',
  'code',
  'seller',
  'sellerTaxId',
  'buyer',
  'buyerTaxId',
  // 金额, 税额, 价税合计, 价税合计（大写）
  'net',
  'tax',
  'total',
  'totalInWords',
  'issuedOn',
] as const;
export type InvoiceFieldName = (typeof INVOICE_FIELDS)[number];

/** Fields as texts: amounts "943.40", the day "2025-01-08". */
export type FieldTexts = Partial<Record<InvoiceFieldName, string>>;

/** What one place of the file says. */
export interface Reading {
  readonly from: Provenance;
  readonly fields: FieldTexts;
}

export interface InvoiceField {
  readonly name: InvoiceFieldName;
  readonly value: string;
  readonly from: Provenance;
}

/** Of each field the most trusted reading, in the order of `INVOICE_FIELDS`. */
export function mergedFields(readings: readonly Reading[]): InvoiceField[] {
  const trusted = inOrderOfTrust(readings);
  return INVOICE_FIELDS.flatMap((name) => {
    const [first] = readingsOfField(trusted, name);
    return first ? [first] : [];
  });
}

/** Fields of which two places of the same file say different things. */
export function contradictions(readings: readonly Reading[]): InvoiceField[][] {
  const trusted = inOrderOfTrust(readings);
  return INVOICE_FIELDS.filter((name) => name !== 'totalInWords').flatMap((name) => {
    const said = readingsOfField(trusted, name);
    return new Set(said.map(({ value }) => comparable(value))).size > 1 ? [said] : [];
  });
}

const inOrderOfTrust = (readings: readonly Reading[]): Reading[] =>
  [...readings].sort((a, b) => PROVENANCES.indexOf(a.from) - PROVENANCES.indexOf(b.from));

function readingsOfField(readings: readonly Reading[], name: InvoiceFieldName): InvoiceField[] {
  return readings.flatMap(({ from, fields }) => {
    const value = fields[name];
    return value ? [{ name, value, from }] : [];
  });
}

/** One name in half- and full-width brackets, with and without blanks, is one name. */
export const comparable = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/**
 * A text of the file as a field: amounts with two decimals, days as YYYY-MM-DD, blanks cut off; ''
 * where it is no such thing.
 */
export function fieldText(name: InvoiceFieldName, raw: string): string {
  const text = raw.trim();
  if (name === 'net' || name === 'tax' || name === 'total') return amountText(text);
  if (name === 'issuedOn') return dayText(text);
  return text;
}

const AMOUNT = /^-?\d{1,14}(\.\d{1,2})?$/;

function amountText(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/[\s,¥￥元]/g, '');
  return AMOUNT.test(plain) ? Money.yuan(plain).toString() : '';
}

/** 2025-01-08, 2025-01-08 09:47:14, 20250108, 2025年01月08日, 2025/1/8. */
const DAY = /^(\d{4})\s*(?:年|[-/.])?\s*(\d{1,2})\s*(?:月|[-/.])?\s*(\d{1,2})(?!\d)/;

function dayText(text: string): string {
  const [, year = '', month = '', date = ''] = DAY.exec(text.normalize('NFKC')) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : '';
}

/** A reading without the fields that hold nothing. */
export function readingOf(
  from: Provenance,
  raw: Partial<Record<InvoiceFieldName, string>>,
): Reading {
  const fields: FieldTexts = {};
  for (const name of INVOICE_FIELDS) {
    const value = fieldText(name, raw[name] ?? '');
    if (value !== '') fields[name] = value;
  }
  return { from, fields };
}
