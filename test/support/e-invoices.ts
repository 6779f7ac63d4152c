import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { text, zip } from './hostile-bytes';

const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/** An invoice as the tests write it, in every form it may come in. */
export interface InvoiceInTest {
  number: string;
  code: string;
  seller: string;
  buyer: string;
  net: string;
  tax: string;
  total: string;
  words: string;
  issuedOn: string;
}

export const CLEANING: InvoiceInTest = {
  number: '26510000000000000001',
  code: '',
  seller: '测试保洁服务有限公司',
  buyer: '示例物业服务有限公司',
  net: '943.40',
  tax: '56.60',
  total: '1000.00',
  words: '壹仟圆整',
  issuedOn: '2026-01-08',
};

/** 数电票 XML. */
export function xmlInvoice(change: Partial<InvoiceInTest> = {}): Buffer {
  const { number, seller, buyer, net, tax, total, words, issuedOn } = { ...CLEANING, ...change };
  return text(`<?xml version="1.0" encoding="UTF-8"?><EInvoice>
<Header><EIid>${number}</EIid><EInvoiceTag>SWEI5100</EInvoiceTag><Version>0.32</Version></Header>
<EInvoiceData><SellerInformation><SellerIdNum>91SELLERTAXID00000X</SellerIdNum><SellerName>${seller}</SellerName></SellerInformation>
<BuyerInformation><BuyerIdNum>91BUYERTAXID00000Y</BuyerIdNum><BuyerName>${buyer}</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>${net}</TotalAmWithoutTax><TotalTaxAm>${tax}</TotalTaxAm>
<TotalTax-includedAmount>${total}</TotalTax-includedAmount><TotalTax-includedAmountInChinese>${words}</TotalTax-includedAmountInChinese></BasicInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>${number}</InvoiceNumber><IssueTime>${issuedOn}</IssueTime></TaxSupervisionInfo></EInvoice>`);
}

const chineseDay = (day: string) => day.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日');

/** OFD that says it in the custom data of OFD.xml. */
export function ofdInvoice(change: Partial<InvoiceInTest> = {}): Buffer {
  const { code, number, net, tax, issuedOn } = { ...CLEANING, ...change };
  const data = { 发票代码: code, 发票号码: number, 合计金额: net, 合计税额: tax };
  const customs = Object.entries({ ...data, 开票日期: chineseDay(issuedOn) })
    .map(([name, value]) => `<ofd:CustomData Name="${name}">${value}</ofd:CustomData>`)
    .join('');
  return zip([
    {
      name: 'OFD.xml',
      data: text(`<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo>
        <ofd:CustomDatas>${customs}</ofd:CustomDatas></ofd:DocInfo></ofd:DocBody></ofd:OFD>`),
    },
  ]);
}

/** OFD of 2024: tags that point at texts of the page, in an XML that is not well written. */
export function taggedOfdInvoice(change: Partial<InvoiceInTest> = {}): Buffer {
  const invoice = { ...CLEANING, ...change };
  const said: [tag: string, value: string][] = [
    ['InvoiceNumber', invoice.number],
    ['IssueTime', chineseDay(invoice.issuedOn)],
    ['SellerName', invoice.seller],
    ['BuyerName', invoice.buyer],
    ['TaxInclusiveTotalAmount', `¥${invoice.total}`],
  ];
  const texts = said.map(
    ([, value], at) =>
      `<ofd:TextObject ID="${at + 20}"><ofd:TextCode X="1">${value}</ofd:TextCode></ofd:TextObject>`,
  );
  const tags = said.map(
    ([tag], at) => `<:${tag}><:ObjectRef PageRef="1">${at + 20}</:ObjectRef></:${tag}>`,
  );
  return zip([
    { name: 'OFD.xml', data: text('<ofd:OFD xmlns:ofd="x"/>') },
    {
      name: 'Doc_0/Pages/Page_0/Content.xml',
      data: text(`<ofd:Page xmlns:ofd="x"><ofd:Content>${texts.join('')}</ofd:Content></ofd:Page>`),
    },
    {
      name: 'Doc_0/Tags/CustomTag.xml',
      data: text(`<:eInvoice xmlns:="">${tags.join('')}</:eInvoice>`),
    },
  ]);
}

/** 电子普票 of 2020: OFD with the invoice's own XML attached. */
export function attachedOfdInvoice(change: Partial<InvoiceInTest> = {}): Buffer {
  const invoice = { ...CLEANING, code: '051002000111', number: '12345678', ...change };
  const { code, number, seller, buyer, net, tax, total } = invoice;
  const xml = `<fp:eInvoice xmlns:fp="http://www.example.cn/fp"><fp:InvoiceCode>${code}</fp:InvoiceCode>
    <fp:InvoiceNo>${number}</fp:InvoiceNo><fp:IssueDate>${chineseDay(invoice.issuedOn)}</fp:IssueDate>
    <fp:Buyer><fp:BuyerName>${buyer}</fp:BuyerName></fp:Buyer><fp:Seller><fp:SellerName>${seller}</fp:SellerName></fp:Seller>
    <fp:TaxExclusiveTotalAmount>${net}</fp:TaxExclusiveTotalAmount><fp:TaxTotalAmount>${tax}</fp:TaxTotalAmount>
    <fp:TaxInclusiveTotalAmount>${total}</fp:TaxInclusiveTotalAmount>
    <fp:GraphCode>${qrText({ ...invoice, type: '10' })}</fp:GraphCode></fp:eInvoice>`;
  return zip([
    { name: 'OFD.xml', data: text('<ofd:OFD xmlns:ofd="x"/>') },
    { name: 'Doc_0/Attachs/original_invoice.xml', data: text(xml) },
  ]);
}

/** What the QR code says: 数电票 (31, 32) with the total, older ones with the amount without tax. */
export function qrText(change: Partial<InvoiceInTest> & { type?: string } = {}): string {
  const { type = '32', code, number, net, total, issuedOn } = { ...CLEANING, ...change };
  const amount = ['31', '32'].includes(type) ? total : net;
  return `01,${type},${code},${number},${amount},${issuedOn.replaceAll('-', '')},,B2B6`;
}

/** A photo with nothing but the code on it. */
export const qrPicture = (said: string): Promise<Buffer> =>
  QRCode.toBuffer(said, { width: 420, margin: 6 });

/** The printed form: words on the page, and the code as a picture if one is given. */
export async function pdfInvoice(
  change: Partial<InvoiceInTest> = {},
  code: string | null = null,
): Promise<Buffer> {
  const invoice = { ...CLEANING, ...change };
  const sheet = new PDFDocument({ size: [610, 394], margin: 0 });
  const chunks: Buffer[] = [];
  sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
  sheet.font(require.resolve(FONT)).fontSize(9);
  if (code)
    sheet.image(await QRCode.toBuffer(code, { width: 180, margin: 2 }), 20, 10, { width: 70 });
  const say = (words: string, x: number, y: number) =>
    sheet.text(words, x, y, { lineBreak: false });
  say('电子发票（普通发票）', 220, 20);
  say(`发票号码：${invoice.number}`, 430, 20);
  say(`开票日期：${chineseDay(invoice.issuedOn)}`, 430, 36);
  say(`名称：${invoice.buyer}`, 40, 90);
  say(`名称：${invoice.seller}`, 330, 90);
  say('合 计', 40, 250);
  say(`¥${invoice.net}`, 420, 250);
  say(`¥${invoice.tax}`, 540, 250);
  say('价税合计（大写）', 40, 275);
  say(invoice.words, 180, 275);
  say(`（小写）¥${invoice.total}`, 420, 275);
  sheet.end();
  await new Promise((done) => sheet.on('end', done));
  return Buffer.concat(chunks);
}
