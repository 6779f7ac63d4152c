import type { components } from '../../shared/api/schema';

export type InvoiceReading = components['schemas']['InvoiceReadingView'];
export type InvoicePlace = InvoiceReading['fields'][number]['from'];

/** The fields of a request that an invoice fills. */
export const FILLED = ['number', 'code', 'total'] as const;
export type FilledField = (typeof FILLED)[number];

/** What was read for the request, each with its place; kept beside the form, so that a change shows. */
export type ReadFields = Partial<Record<FilledField, { value: string; from: InvoicePlace }>>;

export function readFieldsOf({ fields }: InvoiceReading): ReadFields {
  const read: ReadFields = {};
  for (const name of FILLED) {
    const field = fields.find((each) => each.name === name);
    if (field) read[name] = { value: field.value, from: field.from };
  }
  return read;
}

/** A field that was not read is left as the person wrote it, but another invoice's code is not kept. */
export function filledWith(
  invoice: Record<FilledField, string>,
  read: ReadFields,
): Record<FilledField, string> {
  const keptCode = read.number ? '' : invoice.code;
  return {
    number: read.number?.value ?? invoice.number,
    code: read.code?.value ?? keptCode,
    total: read.total?.value ?? invoice.total,
  };
}

export const sellerIn = ({ fields }: InvoiceReading): string =>
  fields.find(({ name }) => name === 'seller')?.value ?? '';

/** One name in brackets of either width is one name. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (name: string) => name.normalize('NFKC').replace(/\s/g, '');
