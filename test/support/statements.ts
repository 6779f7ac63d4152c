import { utils, write } from '@e965/xlsx';
import writeExcelFile from 'write-excel-file/node';
import { gb18030 } from './gb18030';
import { zip } from './hostile-bytes';

/**
 * Statements as banks and payment firms write them, built from the real titles (interop: 1.1), the
 * rows made up: 10,000.00 in the account, 312.50 comes in, 1,000.00 goes out, 9,312.50 is left.
 */
type Cells = readonly string[];

export const csv = (rows: readonly Cells[]): string =>
  rows.map((cells) => cells.map(quoted).join(',')).join('\r\n');

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell}"` : cell);

export const CCB: readonly Cells[] = [
  [
    '账号',
    '账户名称',
    '交易时间',
    '借方发生额（支取）',
    '贷方发生额（收入）',
    '余额',
    '币种',
  ].concat(['对方户名', '对方账号', '记账日期', '摘要', '备注', '账户明细编号-交易流水号']),
  ['51050100000000000001', '某小区业主大会（信托专户）', '20250105 09:31:02', '0.00', '312.50']
    .concat(['10312.50', '人民币元', '王某', '6217000000000000001', '20250105'])
    .concat(['转账存入', '3-2-501', '1001-1005000001']),
  ['51050100000000000001', '某小区业主大会（信托专户）', '20250108 15:02:11', '1000.00', '0.00']
    .concat(['9312.50', '人民币元', '成都锦城保洁服务有限公司', '51050100000000000099', '20250108'])
    .concat(['转账支取', '保洁费', '1002-1008000002']),
];

/** Titles in two rows: 发生额/元 over 借方 and 贷方, wide blanks in 账号, four lines above, a sum below. */
export const CCB_TWO_ROWS: readonly Cells[] = [
  ['中国建设银行企业账户明细'],
  ['账\u3000\u3000号：', '51050100000000000001', '', '', ''],
  ['期初余额：10,000.00'],
  ['交易日期', '发生额/元', '', '余额/元', '对方户名', '摘要'],
  ['', '借方', '贷方', '', '', ''],
  ['2025-01-05', '', '312.50', '10,312.50', '王某', '3-2-501'],
  ['2025-01-08', '1,000.00', '', '9,312.50', '成都锦城保洁服务有限公司', '保洁费'],
  ['合计', '1,000.00', '312.50', '', '', ''],
];

/** Newest first, titles in two languages, one signed amount, payer and payee apart. */
export const BOC: readonly Cells[] = [
  ['查询账号[ Inquirer account number ]', '123456789012'],
  [''],
  ['交易类型[ Transaction Type ]', '付款人账号[ Debit Account No. ]', "付款人名称[ Payer's Name ]"]
    .concat(["收款人账号[ Payee's Account Number ]", "收款人名称[ Payee's Name ]"])
    .concat(['交易日期[ Transaction Date ]', '交易时间[ Transaction time ]'])
    .concat(['交易金额[ Trade Amount ]', '交易后余额[ After-transaction balance ]'])
    .concat([
      '交易流水号[ Transaction reference number ]',
      '摘要[ Reference ]',
      '交易附言[ Remark ]',
    ]),
  ['往账', '123456789012', '某小区业主大会', '123456789099', '成都锦城保洁服务有限公司'].concat([
    '20250108',
    '15:02:11',
    '-1,000.00',
    '9,312.50',
    '2025010800002',
    '',
    '保洁费',
  ]),
  ['来账', '6216600000000001', '王某', '123456789012', '某小区业主大会'].concat([
    '20250105',
    '09:31:02',
    '312.50',
    '10,312.50',
    '2025010500001',
    '物业费',
    '3-2-501',
  ]),
];

export const bocCsv = (): Buffer => gb18030(csv(BOC));

export function xlsx(rows: readonly Cells[]): Promise<Buffer> {
  const sheet = rows.map((cells) => cells.map((value) => ({ value, type: String, format: '@' })));
  return writeExcelFile(sheet).toBuffer();
}

const WECHAT_TITLES =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';

/** The same as a workbook of Excel 97; amounts are numbers, all else is text. */
export function oldXls(rows: readonly Cells[]): Buffer {
  const cells = rows.map((row) =>
    row.map((cell) => (/^-?\d+\.\d\d$/.test(cell) ? Number(cell) : cell)),
  );
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells), '流水');
  return write(book, { bookType: 'biff8', type: 'buffer' }) as Buffer;
}

/** Two orders of 100.00 at 0.38 %, one paid back; BOM, CRLF, a backtick before every value. */
export const WECHAT = `\uFEFF${[
  WECHAT_TITLES,
  '`2025-01-06 10:00:00,`wx1,`1601959334,`0,`,`4200000000000000000000000001,`B2025010001,`user1,`NATIVE,`SUCCESS,`OTHERS,`CNY,`100.00,`0.00,`0,`0,`0.00,`0.00,`,`,`物业费 3-2-501,`,`0.38000,`0.38%,`100.00,`0.00,`',
  '`2025-01-06 11:00:00,`wx1,`1601959334,`0,`,`4200000000000000000000000002,`B2025010002,`user2,`NATIVE,`SUCCESS,`OTHERS,`CNY,`100.00,`0.00,`0,`0,`0.00,`0.00,`,`,`物业费 "3-2-502",`,`0.38000,`0.38%,`100.00,`0.00,`',
  '`2025-01-06 12:00:00,`wx1,`1601959334,`0,`,`4200000000000000000000000002,`B2025010002,`user2,`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5030000000000000000000000001,`R2025010001,`100.00,`0.00,`ORIGINAL,`SUCCESS,`物业费 "3-2-502",`,`-0.38000,`0.38%,`0.00,`100.00,`',
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
  '`3,`200.00,`100.00,`0.00,`0.38000,`200.00,`100.00',
  '',
].join('\r\n')}`;

export const ALIPAY = [
  '#支付宝业务明细查询',
  '#账号：[20881234567890120156]',
  '#起始日期：[2025年01月06日 00:00:00]   终止日期：[2025年01月07日 00:00:00]',
  '#-----------------------------------------业务明细列表----------------------------------------',
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注',
  '2025010622001400000000000001\t,B2025010003\t,交易,物业费,2025-01-06 09:00:00,2025-01-06 09:00:05,,,,,ab***@x.com,120.50,120.50,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,,-0.66,0.00,3-2-503',
  '2025010622001400000000000002\t,B2025010004\t,退款,物业费,2025-01-06 09:30:00,2025-01-06 09:30:05,,,,,ab***@x.com,-20.50,-20.50,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,R1\t,0.11,0.00,',
  '#-----------------------------------------业务明细列表结束------------------------------------',
  '#交易合计：1笔，商家实收共120.50元，商家优惠共0.00元',
  '#退款合计：1笔，商家实收退款共-20.50元，商家优惠退款共0.00元',
  '#导出时间：[2025年01月07日 10:00:00]',
].join('\r\n');

export const alipayZip = (): Buffer =>
  zip([
    { name: '20250106_业务明细.csv', data: gb18030(ALIPAY) },
    { name: '20250106_业务明细(汇总).csv', data: gb18030('#支付宝业务汇总查询\r\n') },
  ]);

/** One statement; a party's name stood one level higher before version 8. */
export function camt(version: '02' | '04' | '08', change = (xml: string) => xml): Buffer {
  const party = (name: string) =>
    version === '08' ? `<Pty><Nm>${name}</Nm></Pty>` : `<Nm>${name}</Nm>`;
  const status = version === '08' ? '<Sts><Cd>BOOK</Cd></Sts>' : '<Sts>BOOK</Sts>';
  const balance = (code: string, amount: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2025-01-08</Dt></Dt></Bal>`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Id>S1</Id><Acct><Id><Othr><Id>51050100000000000001</Id></Othr></Id></Acct>
${balance('OPBD', '10000.00')}
${balance('CLBD', '9312.50')}
<Ntry><Amt Ccy="CNY">312.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>${status}<BookgDt><Dt>2025-01-05</Dt></BookgDt><AcctSvcrRef>REF1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr>${party('王某')}</Dbtr><DbtrAcct><Id><Othr><Id>6217000000000000001</Id></Othr></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>3-2-501 物业费</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="CNY">1000</Amt><CdtDbtInd>DBIT</CdtDbtInd>${status}<BookgDt><DtTm>2025-01-08T15:02:11+08:00</DtTm></BookgDt><AcctSvcrRef>REF2</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Cdtr>${party('保洁公司')}</Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>
`;
  return Buffer.from(change(xml));
}

const BKRS_NAMES = ['DateOfBookkeeping', 'IdentificationOfCreditOrDebit', 'TransactionAmount']
  .concat(['AccountBalance', 'NameOfCounterparty', 'NotesOfBankElectronicReceipt'])
  .concat(['JournalAccountOfBookkeeping']);

/** 财政部 bkrs: one tuple of nothing among the lines, as the edition of 2021 has them. */
export function bkrs(change = (xml: string) => xml): string {
  const tuple = (values: Cells) =>
    `<bkrs:InformationOfReconcileDetailsTuple>${values
      .map((value, at) => `<bkrs:${BKRS_NAMES[at]}>${value}</bkrs:${BKRS_NAMES[at]}>`)
      .join('')}</bkrs:InformationOfReconcileDetailsTuple>`;
  return change(`<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:bkrs="http://xbrl.mof.gov.cn/taxonomy/2021-11-30/bkrs">
<bkrs:Currency>CNY</bkrs:Currency><bkrs:CustomerSettlementBankAccount>51050100000000000001</bkrs:CustomerSettlementBankAccount>
<bkrs:AccountBalanceAtTheEndOfReconciliationCycleAmount>9312.50</bkrs:AccountBalanceAtTheEndOfReconciliationCycleAmount>
${tuple(['2025-01-05', '1', '312.50', '10312.50', '王某', '3-2-501物业费', '1001'])}
${tuple(['2025-01-05', '1', '0.00', '', '', '', ''])}
${tuple(['2025-01-08', '0', '-1000.00', '9312.50', '保洁公司', '1月保洁费', '1002'])}
</xbrl>
`);
}

export const ofdOf = (xml: string): Buffer =>
  zip([
    { name: 'OFD.xml', data: Buffer.from('<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>') },
    { name: 'Doc_0/Attachs/bkrs.xml', data: Buffer.from(xml) },
  ]);
