import { type XmlNode, textAt } from '../../platform/files/xml-tree';
import { readingOf, type Provenance, type Reading } from './invoice-fields.rules';
import { readingOfQr } from './qr-invoice.rules';

/**
 * 数电票 (`EInvoice`, tags SWEI####) and the attachment of 电子普票 of 2020 (`eInvoice`); empty for any
 * other document.
 */
export function readingsOfXml(root: XmlNode, from: Provenance): Reading[] {
  if (root.name === 'EInvoice') return [readingOf(from, fullyDigital(root))];
  if (root.name !== 'eInvoice') return [];
  const qr = readingOfQr(textAt(root, 'GraphCode'));
  return [readingOf(from, ofTaxControl(root)), ...(qr ? [qr] : [])];
}

function fullyDigital(root: XmlNode) {
  const at = (...path: string[]) => textAt(root, 'EInvoiceData', ...path);
  const sum = (name: string) => at('BasicInformation', name);
  return {
    number: textAt(root, 'TaxSupervisionInfo', 'InvoiceNumber') || textAt(root, 'Header', 'EIid'),
    issuedOn: textAt(root, 'TaxSupervisionInfo', 'IssueTime') || sum('RequestTime'),
    seller: at('SellerInformation', 'SellerName'),
    sellerTaxId: at('SellerInformation', 'SellerIdNum'),
    buyer: at('BuyerInformation', 'BuyerName'),
    buyerTaxId: at('BuyerInformation', 'BuyerIdNum'),
    net: sum('TotalAmWithoutTax'),
    tax: sum('TotalTaxAm'),
    total: sum('TotalTax-includedAmount'),
    totalInWords: sum('TotalTax-includedAmountInChinese'),
  };
}

function ofTaxControl(root: XmlNode) {
  const at = (...path: string[]) => textAt(root, ...path);
  return {
    code: at('InvoiceCode'),
    number: at('InvoiceNo'),
    issuedOn: at('IssueDate'),
    seller: at('Seller', 'SellerName'),
    sellerTaxId: at('Seller', 'SellerTaxID'),
    buyer: at('Buyer', 'BuyerName'),
    buyerTaxId: at('Buyer', 'BuyerTaxID'),
    net: at('TaxExclusiveTotalAmount'),
    tax: at('TaxTotalAmount'),
    total: at('TaxInclusiveTotalAmount'),
  };
}
