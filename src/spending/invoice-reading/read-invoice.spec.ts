import sharp from 'sharp';
import {
  attachedOfdInvoice,
  CLEANING,
  ofdInvoice,
  pdfInvoice,
  qrPicture,
  qrText,
  taggedOfdInvoice,
  xmlInvoice,
} from '../../../test/support/e-invoices';
import { text, zip } from '../../../test/support/hostile-bytes';
import { mergedFields } from './invoice-fields.rules';
import { readInvoice } from './read-invoice';

async function fieldsOf(bytes: Buffer): Promise<Record<string, string>> {
  const { readings } = await readInvoice(bytes);
  return Object.fromEntries(
    mergedFields(readings).map(({ name, value, from }) => [name, `${value} (${from})`]),
  );
}

const { number, seller, buyer } = CLEANING;

it('reads the XML of a fully digital invoice', async () => {
  expect(await fieldsOf(xmlInvoice())).toEqual({
    number: `${number} (xml)`,
    seller: `${seller} (xml)`,
    sellerTaxId: '91SELLERTAXID00000X (xml)',
    buyer: `${buyer} (xml)`,
    buyerTaxId: '91BUYERTAXID00000Y (xml)',
    net: '943.40 (xml)',
    tax: '56.60 (xml)',
    total: '1000.00 (xml)',
    totalInWords: '壹仟圆整 (xml)',
    issuedOn: '2026-01-08 (xml)',
  });
});

describe('an OFD', () => {
  it('is read by its custom data', async () => {
    expect(await fieldsOf(ofdInvoice({ code: '051002000111', number: '12345678' }))).toEqual({
      code: '051002000111 (ofd)',
      number: '12345678 (ofd)',
      net: '943.40 (ofd)',
      tax: '56.60 (ofd)',
      issuedOn: '2026-01-08 (ofd)',
    });
  });

  it('is read by tags that point at texts of its page, badly written ones too', async () => {
    expect(await fieldsOf(taggedOfdInvoice())).toEqual({
      number: `${number} (ofd)`,
      seller: `${seller} (ofd)`,
      buyer: `${buyer} (ofd)`,
      total: '1000.00 (ofd)',
      issuedOn: '2026-01-08 (ofd)',
    });
  });

  it('is read by the XML attached to it', async () => {
    expect(await fieldsOf(attachedOfdInvoice())).toMatchObject({
      code: '051002000111 (xml)',
      number: '12345678 (xml)',
      net: '943.40 (xml)',
      total: '1000.00 (xml)',
    });
  });
});

describe('a PDF', () => {
  it('is read by the words of its page', async () => {
    expect(await fieldsOf(await pdfInvoice())).toEqual({
      number: `${number} (pdf-text)`,
      seller: `${seller} (pdf-text)`,
      buyer: `${buyer} (pdf-text)`,
      net: '943.40 (pdf-text)',
      tax: '56.60 (pdf-text)',
      total: '1000.00 (pdf-text)',
      totalInWords: '壹仟圆整 (pdf-text)',
      issuedOn: '2026-01-08 (pdf-text)',
    });
  });

  it('is read by its QR code before its words', async () => {
    expect(await fieldsOf(await pdfInvoice({}, qrText()))).toMatchObject({
      number: `${number} (qr)`,
      total: '1000.00 (qr)',
      issuedOn: '2026-01-08 (qr)',
      net: '943.40 (pdf-text)',
    });
  });
});

describe('a photo', () => {
  it('is read by the QR code on it, upright or not', async () => {
    const photo = await sharp(await qrPicture(qrText()))
      .extend({ top: 500, left: 700, right: 200, bottom: 300, background: '#f3efe6' })
      .rotate(8, { background: '#8a8478' })
      .jpeg({ quality: 80 })
      .toBuffer();
    expect(await fieldsOf(photo)).toEqual({
      number: `${number} (qr)`,
      total: '1000.00 (qr)',
      issuedOn: '2026-01-08 (qr)',
    });
  });

  it('of something else says nothing', async () => {
    expect(await fieldsOf(await qrPicture('https://example.cn/menu'))).toEqual({});
  });
});

it.each([
  ['a web page', text('<!doctype html><p>1'), 'spending.invoice-file-kind'],
  [
    'an archive of something else',
    zip([{ name: 'a.txt', data: text('a') }]),
    'spending.invoice-file-kind',
  ],
  ['a PDF cut short', text('%PDF-1.7\n1 0 obj <<'), 'spending.invoice-unreadable'],
  ['a picture cut short', Buffer.from('ffd8ffe000104a46', 'hex'), 'spending.invoice-unreadable'],
  ['broken XML', text('<EInvoice><Header>'), 'xml.broken'],
  [
    'XML that defines entities',
    text('<!DOCTYPE a [<!ENTITY b "c">]><EInvoice/>'),
    'xml.definitions',
  ],
])('%s is refused with a sentence', async (_what, bytes, code) => {
  await expect(readInvoice(bytes)).rejects.toMatchObject({ code });
});

it('an XML that is no invoice says nothing', async () => {
  expect(await fieldsOf(text('<Document><Stmt>1</Stmt></Document>'))).toEqual({});
});
