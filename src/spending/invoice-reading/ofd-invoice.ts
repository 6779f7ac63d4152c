import { textOf } from '../../platform/files/table-file';
import { readXml, type XmlNode } from '../../platform/files/xml-tree';
import { partsOfZip } from '../../platform/files/zip-parts';
import { readingOf, type InvoiceFieldName, type Reading } from './invoice-fields.rules';
import { readingsOfXml } from './xml-invoice';

/** Names of `CustomData` in OFD.xml. */
const CUSTOM_DATA: Readonly<Record<string, InvoiceFieldName>> = {
  发票代码: 'code',
  发票号码: 'number',
  开票日期: 'issuedOn',
  合计金额: 'net',
  合计税额: 'tax',
  价税合计: 'total',
  购买方名称: 'buyer',
  购买方纳税人识别号: 'buyerTaxId',
  销售方名称: 'seller',
  销售方纳税人识别号: 'sellerTaxId',
};

/** Names of tags in CustomTag.xml, each of which points at texts of the page. */
const CUSTOM_TAG: Readonly<Record<string, InvoiceFieldName>> = {
  InvoiceCode: 'code',
  InvoiceNo: 'number',
  InvoiceNumber: 'number',
  IssueDate: 'issuedOn',
  IssueTime: 'issuedOn',
  BuyerName: 'buyer',
  BuyerTaxID: 'buyerTaxId',
  SellerName: 'seller',
  SellerTaxID: 'sellerTaxId',
  TaxExclusiveTotalAmount: 'net',
  TaxTotalAmount: 'tax',
  TaxInclusiveTotalAmount: 'total',
};

/**
 * 版式文件 OFD (GB/T 33190): the invoice's data attached as XML, the custom data of OFD.xml, and the tags
 * that point at texts of the page, whichever of them there are.
 * @throws DomainError `file.zip-…`, `xml.…`
 */
export async function readingsOfOfd(bytes: Buffer): Promise<Reading[]> {
  const attached = await trees(bytes, /(^|\/)original_invoice\.xml$/i);
  const [main] = await trees(bytes, /(^|\/)OFD\.xml$/);
  const tags = await trees(bytes, /(^|\/)CustomTag\.xml$/i);
  const pages = await trees(bytes, /\/Content\.xml$/i);
  return [
    ...attached.flatMap((root) => readingsOfXml(root, 'xml')),
    ...(main ? [customData(main)] : []),
    ...tags.map((root) => taggedTexts(root, pages)),
  ].filter(({ fields }) => Object.keys(fields).length > 0);
}

async function trees(bytes: Buffer, name: RegExp): Promise<XmlNode[]> {
  const parts = await partsOfZip(bytes, (each) => name.test(each));
  return parts.map((part) => readXml(mended(textOf(part))));
}

/** `<:eInvoice xmlns:="">`, an element with a prefix of no letters: as some issuers write it. */
const mended = (text: string): string =>
  text.replaceAll(/<(\/?):/g, '<$1').replaceAll(/\sxmlns:=""/g, '');

function* elementsOf(node: XmlNode): Generator<XmlNode> {
  yield node;
  for (const child of node.children) yield* elementsOf(child);
}

function customData(main: XmlNode): Reading {
  const raw: Partial<Record<InvoiceFieldName, string>> = {};
  for (const { name, attributes, text } of elementsOf(main)) {
    const field = name === 'CustomData' ? CUSTOM_DATA[attributes['Name'] ?? ''] : undefined;
    if (field) raw[field] = text;
  }
  return readingOf('ofd', raw);
}

/** `<BuyerName><ObjectRef PageRef="1">27</ObjectRef></BuyerName>` → the text of object 27. */
function taggedTexts(tags: XmlNode, pages: readonly XmlNode[]): Reading {
  const texts = new Map<string, string>();
  for (const page of pages) {
    for (const node of elementsOf(page)) {
      if (node.name !== 'TextObject') continue;
      const codes = node.children.filter(({ name }) => name === 'TextCode');
      texts.set(node.attributes['ID'] ?? '', codes.map(({ text }) => text).join(''));
    }
  }
  const raw: Partial<Record<InvoiceFieldName, string>> = {};
  for (const { name, children } of elementsOf(tags)) {
    const field = CUSTOM_TAG[name];
    const refs = children.filter((child) => child.name === 'ObjectRef');
    if (field) raw[field] = refs.map(({ text }) => texts.get(text) ?? '').join('');
  }
  return readingOf('ofd', raw);
}
