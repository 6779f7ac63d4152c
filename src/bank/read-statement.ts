import { gunzipSync } from 'node:zlib';
import { fileErrors } from '../platform/files/files.errors';
import { rowsOfOldSheet } from '../platform/files/old-sheet';
import { sniff, type MediaKind } from '../platform/files/sniff.rules';
import { rowsOfCsv, rowsOfXlsx, textOf } from '../platform/files/table-file';
import { readXml } from '../platform/files/xml-tree';
import { assertSafeZip } from '../platform/files/zip-guard';
import { partsOfZip } from '../platform/files/zip-parts';
import { DomainError } from '../shared/domain-error';
import { isAlipayBill, readAlipayBill } from './alipay-bill.rules';
import { statementErrors } from './bank.errors';
import { isBkrs, readBkrs } from './bkrs-statement.rules';
import { isCamt, readCamt } from './camt-statement.rules';
import { type MappingProfile, readTable } from './table-statement.rules';
import { type ReadStatement, refused, type StatedBalances } from './statement.rules';
import { isWeChatBill, readWeChatBill } from './wechat-bill.rules';

export interface HowToRead {
  /** Saved for the account, for tables whose titles do not say enough. */
  readonly profile?: MappingProfile;
  /** For tables without a balance. */
  readonly stated?: StatedBalances;
}

const GZIP = Buffer.from([0x1f, 0x8b]);
const INFLATED_MAX = 50 * 1024 * 1024;

/**
 * Reads a bank's statement or a payment firm's bill, whatever its name says, and proves it: complete,
 * or a list of faults each with line and column. Writes nothing, throws only on a programmer's mistake.
 */
export async function readStatement(bytes: Buffer, how: HowToRead = {}): Promise<ReadStatement> {
  try {
    return await readBySniffing(bytes, how);
  } catch (error) {
    if (error instanceof DomainError) return refused([problemOf(error)]);
    throw error;
  }
}

function problemOf({ code, message, details }: DomainError) {
  const { line = 1, column = '文件' } = details ?? {};
  return { code, message, line: Number(line), column: String(column) };
}

async function readBySniffing(bytes: Buffer, how: HowToRead): Promise<ReadStatement> {
  if (bytes.length === 0) throw fileErrors.empty();
  if (bytes.subarray(0, GZIP.length).equals(GZIP)) return readText(textOf(inflated(bytes)), how);
  const kind = sniff(bytes);
  if (kind === 'xlsx') {
    await assertSafeZip(bytes);
    return readTable('xlsx', await rowsOfXlsx(bytes), how);
  }
  if (kind === 'oldOffice') return readTable('xls', await rowsOfOldSheet(bytes), how);
  if (kind === 'zip' || kind === 'ofd') return readArchive(bytes, how);
  if (kind === 'xml') return readDocument(textOf(bytes));
  if (kind === 'text') return readText(textOf(bytes), how);
  throw (REFUSED[kind] ?? statementErrors.unknown)();
}

const REFUSED: Readonly<Partial<Record<MediaKind, () => DomainError>>> = {
  html: statementErrors.webPage,
  svg: statementErrors.webPage,
  pdf: statementErrors.pdf,
};

function inflated(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: INFLATED_MAX });
  } catch {
    throw fileErrors.zipDamaged();
  }
}

function readText(text: string, how: HowToRead): ReadStatement {
  if (isWeChatBill(text)) return readWeChatBill(rowsOfCsv(text, { quote: null }));
  if (isAlipayBill(text)) return readAlipayBill(rowsOfCsv(text, { quote: null }));
  return readTable('csv', rowsOfCsv(text), how);
}

function readDocument(text: string): ReadStatement {
  const root = readXml(text);
  if (isCamt(root)) return readCamt(root);
  if (isBkrs(root)) return readBkrs(root);
  throw statementErrors.notAStatement(root.name);
}

/** An OFD with its data attached, a ZIP with an XML in it, or 支付宝's two tables. */
async function readArchive(bytes: Buffer, how: HowToRead): Promise<ReadStatement> {
  const documents = await partsOfZip(bytes, (name) => /\.xml$/i.test(name));
  const statements = documents.map(textOf).filter(looksLikeStatement);
  const tables = (await partsOfZip(bytes, (name) => /\.csv$/i.test(name))).map(textOf);
  const bills = tables.filter((text) => isAlipayBill(text) || isWeChatBill(text));
  const found = statements.length + bills.length;
  if (found > 1) throw statementErrors.several(found);
  const [statement, bill] = [statements[0], bills[0]];
  if (statement !== undefined) return readDocument(statement);
  if (bill !== undefined) return readText(bill, how);
  throw statementErrors.nothingInside();
}

const looksLikeStatement = (text: string): boolean =>
  text.includes(':camt.053.') || /xbrl\.mof\.gov\.cn\/taxonomy\/[\d-]+\/bkrs/.test(text);
