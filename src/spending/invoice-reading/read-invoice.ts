import { sniff } from '../../platform/files/sniff.rules';
import { textOf } from '../../platform/files/table-file';
import { readXml } from '../../platform/files/xml-tree';
import { spendingErrors } from '../spending.errors';
import type { Reading } from './invoice-fields.rules';
import { readingOfText } from './invoice-text.rules';
import { readingsOfOfd } from './ofd-invoice';
import { type PaperContent, readPdf, readPicture } from './papers';
import { readingOfQr } from './qr-invoice.rules';
import { readingsOfXml } from './xml-invoice';

export type InvoiceForm = 'xml' | 'ofd' | 'pdf' | 'picture';

/**
 * Everything an invoice's file says of itself, by the place that says it. Nothing is kept.
 * @throws DomainError `spending.invoice-file-kind`, `spending.invoice-unreadable`, `file.zip-…`, `xml.…`
 */
export async function readInvoice(
  bytes: Buffer,
): Promise<{ form: InvoiceForm; readings: Reading[] }> {
  const form = formOf(bytes);
  return { form, readings: await READERS[form](bytes) };
}

const READERS: Readonly<Record<InvoiceForm, (bytes: Buffer) => Promise<Reading[]>>> = {
  xml: async (bytes) => readingsOfXml(readXml(textOf(bytes)), 'xml'),
  ofd: readingsOfOfd,
  pdf: async (bytes) => readingsOfPaper(await readPdf(bytes)),
  picture: async (bytes) => readingsOfPaper(await readPicture(bytes)),
};

const PICTURES = ['jpeg', 'png', 'webp', 'gif'];

function formOf(bytes: Buffer): InvoiceForm {
  const kind = sniff(bytes);
  if (kind === 'xml' || kind === 'ofd' || kind === 'pdf') return kind;
  if (PICTURES.includes(kind)) return 'picture';
  throw spendingErrors.invoiceFileKind();
}

function readingsOfPaper({ texts, codes, attached }: PaperContent): Reading[] {
  const inside = attached.flatMap(readingsOfAttached);
  const coded = codes.flatMap((code) => readingOfQr(code) ?? []);
  return [...inside, ...coded.slice(0, 1), readingOfText(texts)].filter(
    ({ fields }) => Object.keys(fields).length > 0,
  );
}

/** What is attached to a page that can be read is no reason to read nothing. */
function readingsOfAttached(bytes: Uint8Array): Reading[] {
  try {
    return readingsOfXml(readXml(textOf(Buffer.from(bytes))), 'xml');
  } catch {
    return [];
  }
}
