import { readingOf, type Reading } from './invoice-fields.rules';

/**
 * Types of invoice whose QR code carries the amount WITHOUT tax (税控发票: 增值税专用, 普通, 电子普通
 * 发票), and those whose code carries the total with tax (数电票). Of every other type it is not known which.
 */
const NET_TYPES = ['01', '04', '10'];
const TOTAL_TYPES = ['31', '32'];

const INVOICE_QR = /^01,(\d{2}),(\d{0,12}),(\d{8}|\d{20}),(-?\d+(?:\.\d{1,2})?),(\d{8}),/;

/** 01,<type>,<code>,<number>,<amount>,<yyyymmdd>,<check code>,<crc>: null for any other QR code. */
export function readingOfQr(text: string): Reading | null {
  const parts = INVOICE_QR.exec(text.trim());
  if (!parts) return null;
  const [, type = '', code = '', number = '', amount = '', issuedOn = ''] = parts;
  return readingOf('qr', {
    number,
    code,
    issuedOn,
    ...(NET_TYPES.includes(type) && { net: amount }),
    ...(TOTAL_TYPES.includes(type) && { total: amount }),
  });
}
