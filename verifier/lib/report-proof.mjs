import { CheckError, toHex } from './bytes.mjs';
import { chinaTime } from './heads.mjs';
import { checkLeaf } from './leaf.mjs';
import { clockVkey, parseCheckpoint, parseNote, verifyCosignature, verifyNote } from './note.mjs';
import { parseExtra, parseTlogProof } from './tlog-proof.mjs';
import { verifyInclusion } from './tree.mjs';

/**
 * The proof of a report: its statement, the statement's place in the log, and the signed head.
 *
 * @typedef {import('./report-code.mjs').CarriedProof} CarriedProof
 * @typedef {{ id: string, kind: string, subject: string, title: string, number: string, version: string,
 *   throughSeq: string, pages: number, pagesRoot: string, figures: [string, string][], madeOn: string }} Statement
 * @typedef {{ origin: string, size: number, root: string, signedAt: number | null, note: string, vkey: string }} Head
 *   `root` in hex, `signedAt` in seconds since 1970
 * @typedef {{ statement: Statement, index: number, head: Head }} ProvenStatement
 * @typedef {{ digest: string, text: string }} StatedPage
 */

const FORMAT = 'trust-ledger/report-proof/v1';

/** @param {string} why */
const malformed = (why) => new CheckError('proof.malformed', `存证读不出来：${why}。`);

/**
 * The proof that travels inside a PDF. Nothing of it is believed yet.
 * @param {string} text
 * @returns {{ carried: CarriedProof, pages: StatedPage[] }}
 */
export function parseProofFile(text) {
  const file = jsonOf(text);
  if (file?.format !== FORMAT || typeof file.vkey !== 'string' || typeof file.proof !== 'string') {
    throw malformed('不是已知的格式，请用新版的核验页');
  }
  const { index, hashes, note, extra } = parseTlogProof(file.proof);
  const { body } = parseExtra(extra);
  const pages = Array.isArray(file.pages) ? file.pages.filter(isStatedPage) : [];
  const digests = pages.map(({ digest }) => digest);
  return { carried: { body, index, hashes, note, vkey: file.vkey, digests }, pages };
}

/**
 * @param {string} text
 * @returns {{ format?: unknown, vkey?: unknown, proof?: unknown, pages?: unknown } | null}
 */
function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {any} page
 * @returns {page is StatedPage}
 */
const isStatedPage = (page) =>
  /^[0-9a-f]{64}$/.test(String(page?.digest)) && typeof page.text === 'string';

/**
 * Verifies the leaf, its place, the signature and the time of signing. Throws CheckError; of an old head with
 * the code `head.old`.
 * @param {CarriedProof} carried
 * @returns {Promise<ProvenStatement>}
 */
export async function proveStatement({ body, index, hashes, note, vkey }) {
  const { leaf, hash } = await checkLeaf(body, []);
  if (leaf.kind !== 'report_statement' || leaf.op !== 'insert') {
    throw malformed('账本里的这条记录不是报告的存证');
  }
  const statement = statementOf(leaf.row);
  refuseOld(parseCheckpoint(parseNote(note).body).size, index);
  const { origin, size, root } = await signed(note, vkey);
  if (!(await verifyInclusion({ index, size, leafHash: hash, root, hashes }))) {
    throw new CheckError(
      'proof.not-in-tree',
      '这份存证不在所签的账本里：存证内容、位置或账本头被换过。',
    );
  }
  const signedAt = await clockOf(note, vkey);
  if (signedAt !== null && chinaTime(signedAt).slice(0, 10) < statement.madeOn) {
    throw new CheckError(
      'head.old',
      `账本头是旧的：它签于 ${chinaTime(signedAt)}，早于这份报告的生成日 ${statement.madeOn}。`,
    );
  }
  return { statement, index, head: { origin, size, root: toHex(root), signedAt, note, vkey } };
}

/**
 * @param {string} note
 * @param {string} vkey
 */
async function signed(note, vkey) {
  try {
    return await verifyNote(note, vkey);
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    const words = `签名不对：${error.message}`;
    throw new CheckError(error.code, words);
  }
}

/**
 * @param {number} size
 * @param {number} index
 */
function refuseOld(size, index) {
  if (index < size) return;
  throw new CheckError(
    'head.old',
    `账本头是旧的：它签名时账本只有 ${size} 条记录，这份报告的存证是第 ${index + 1} 条，那时还不存在。`,
  );
}

/**
 * @param {string} note
 * @param {string} vkey
 */
async function clockOf(note, vkey) {
  try {
    return await verifyCosignature(note, await clockVkey(vkey));
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    if (error.code === 'cosignature.missing') return null;
    throw new CheckError(error.code, `签名不对：${error.message}`);
  }
}

/**
 * @param {import('./leaf.mjs').Row} row
 * @returns {Statement}
 */
function statementOf(row) {
  const text = (/** @type {string} */ column) => {
    const value = row[column];
    return typeof value === 'string' ? value : '';
  };
  const pages = Number(text('pages'));
  const pagesRoot = text('pages_root');
  if (!Number.isSafeInteger(pages) || pages < 1 || !/^[0-9a-f]{64}$/.test(pagesRoot)) {
    throw malformed('页数或报告指纹不合规定');
  }
  const names = /** @type {const} */ (['id', 'kind', 'subject', 'title', 'number', 'version']);
  const plain = Object.fromEntries(names.map((name) => [name, text(name)]));
  return /** @type {Statement} */ ({
    ...plain,
    throughSeq: text('through_seq'),
    pages,
    pagesRoot,
    figures: figuresOf(text('figures')),
    madeOn: text('made_on'),
  });
}

/**
 * @param {string} text
 * @returns {[string, string][]}
 */
function figuresOf(text) {
  try {
    /** @type {unknown} */
    const figures = JSON.parse(text);
    if (Array.isArray(figures)) return figures.map(([label, value]) => [`${label}`, `${value}`]);
  } catch {
    // said below
  }
  throw malformed('所记的数字读不出来');
}
