import type { InvoiceFieldName, Provenance } from './invoice-fields.rules';
import type { InvoiceReading } from './invoice-reading.queries';
import type { InvoiceForm } from './read-invoice';

/** One field of an invoice, and where in the file it was read. */
export class InvoiceFieldView {
  /** number, code, seller, sellerTaxId, buyer, buyerTaxId, net, tax, total, totalInWords, issuedOn. */
  name: InvoiceFieldName;
  /** Amounts in yuan ("943.40"), the day as YYYY-MM-DD. */
  value: string;
  /** xml, ofd, qr, pdf-text: the most trusted place that says it. */
  from: Provenance;
}

/** Something to look at before the invoice is used; it refuses nothing. */
export class InvoiceProblemView {
  code: string;
  message: string;
  /** The field it is about; '' when about none. */
  field: string;
}

/** 读出的发票: nothing of it is kept; a person confirms it in the request. */
export class InvoiceReadingView {
  /** xml, ofd, pdf, picture. */
  form: InvoiceForm;
  fields: InvoiceFieldView[];
  problems: InvoiceProblemView[];
}

export function invoiceReadingViewOf({
  form,
  fields,
  problems,
}: InvoiceReading): InvoiceReadingView {
  return {
    form,
    fields: fields.map((field) => ({ ...field })),
    problems: problems.map(({ code, message, field }) => ({ code, message, field: field ?? '' })),
  };
}
