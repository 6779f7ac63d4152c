import { invalid } from '../shared/domain-error';

export interface InvoiceName {
  /** 发票代码, 10 or 12 digits; empty for 数电票, which have a number only. */
  code: string;
  /** 发票号码: 8 digits with a code, 20 without. */
  number: string;
}

// Letters that a tired eye or a scanner takes for digits; a real invoice name has digits only.
const LOOKALIKES: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  '|': '1',
};

/**
 * One spelling for one invoice: full-width digits, spaces, dashes and look-alike letters are
 * undone, so that 0O and １1 meet in the registry (assurance T6).
 * @throws DomainError `spending.invoice-malformed`.
 */
export function invoiceName(given: { code?: string; number: string }): InvoiceName {
  const name = { code: digitsOf(given.code ?? ''), number: digitsOf(given.number) };
  const paper = /^(\d{10}|\d{12})$/.test(name.code) && /^\d{8}$/.test(name.number);
  const electronic = name.code === '' && /^\d{20}$/.test(name.number);
  if (!paper && !electronic) {
    throw invalid(
      'spending.invoice-malformed',
      '发票代码应为 10 或 12 位、号码 8 位；数电发票没有代码，号码 20 位。请照票面重填',
      { field: 'invoice' },
    );
  }
  return name;
}

/** The text whose keyed hash names the invoice in the registry of the whole installation. */
export function invoiceIdentity({ code, number }: InvoiceName): string {
  return `${code}/${number}`;
}

function digitsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—_.·]/g, '')
    .replaceAll(/[OQDIL|]/g, (letter) => LOOKALIKES[letter] ?? letter);
}
