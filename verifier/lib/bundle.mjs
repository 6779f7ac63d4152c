import { CheckError, toHex } from './bytes.mjs';
import { checkFreshness, readKept, settleByHeads } from './heads.mjs';
import { keyOfKept, moveOf } from './moves.mjs';
import { verifyCosignature, verifyNote } from './note.mjs';
import { Reading, readLine } from './reading.mjs';
import { Report } from './report.mjs';
import { Samples } from './samples.mjs';

/**
 * Checks an export bundle (NDJSON, `trust-ledger/1`) line by line: bytes, openings, books, tree, head,
 * and heads kept earlier.
 *
 * @typedef {{ bundle: string, communityId: number, name: string, origin: string, vkey: string,
 *   checkpoint: string, madeAt?: string }} Header
 * @typedef {{ vkey?: string, witnesses?: string[], kept?: import('./heads.mjs').KeptText[],
 *   maxAgeHours?: number, now?: number, onProgress?: (leaves: number, size: number) => void,
 *   onFile?: (id: string, sha256: string) => void, onEnd?: (report: Report) => Promise<void> }} Options `now` in seconds since 1970
 * @typedef {() => AsyncIterable<string>} OpenLines the lines of the file without line feeds, again
 *   from the first at every call
 * @typedef {import('./reading.mjs').Head} Head
 */

const FORMAT = 'trust-ledger/1';
const MAX_AGE_HOURS = 48;
/** The body is a text within the line's JSON, so its quotes are escaped once more. */
const REVERSES = /\\"reverses_seq\\":\\"(\d+)\\"/;

/**
 * Throws CheckError when the file is no bundle, or a kept head none of this log (misuse).
 * @param {OpenLines} openLines
 * @param {Options} [options]
 * @returns {Promise<import('./report.mjs').Result>}
 */
export async function checkBundle(openLines, options = {}) {
  const report = new Report();
  const { header, reversed, samples, moves } = await survey(openLines);
  const vkey = options.vkey ?? header.vkey;
  const head = await checkHead(header, vkey, options, report);
  const texts = options.kept ?? [];
  const kept = await keptBefore(head, texts, { vkey, moves, report });
  const reading = new Reading(report, { reversed, samples, kept, head, options });
  for await (const line of openLines()) await reading.take(line);
  await reading.finish();
  await options.onEnd?.(report);
  Object.assign(report.facts, { name: header.name, origin: header.origin, vkey });
  return report.result();
}

/**
 * A first walk over the file: its header, which entries are taken back further on, so that the second
 * walk knows which to keep until then, what was drawn by auditors, and where the books moved.
 * @param {OpenLines} openLines
 */
async function survey(openLines) {
  /** @type {Header | null} */
  let header = null;
  /** @type {Set<string>} */
  const reversed = new Set();
  const samples = new Samples();
  /** @type {import('./moves.mjs').Move[]} */
  const moves = [];
  for await (const line of openLines()) {
    header ??= headerOf(line);
    const [, seq] = REVERSES.exec(line) ?? [];
    if (seq) reversed.add(seq);
    samples.survey(line);
    const move = moveOf(line);
    if (move) moves.push(move);
  }
  return { header: header ?? headerOf(''), reversed, samples, moves };
}

/**
 * @param {string} line
 * @returns {Header}
 */
function headerOf(line) {
  const header = readLine(line);
  const texts = [header?.['origin'], header?.['vkey'], header?.['checkpoint'], header?.['name']];
  if (header?.['bundle'] !== FORMAT || texts.some((text) => typeof text !== 'string')) {
    throw new CheckError(
      'bundle.not-one',
      '这不是信托账的账本文件（第一行不对）。请在“下载账本”处重新下载。',
    );
  }
  return /** @type {Header} */ (/** @type {unknown} */ (header));
}

/**
 * Signature, witnesses, age. Null when the head is nobody's statement.
 * @param {Header} header
 * @param {string} vkey
 * @param {Options} options
 * @param {Report} report
 * @returns {Promise<Head | null>}
 */
async function checkHead({ checkpoint: note, origin }, vkey, options, report) {
  /** @type {Head} */
  let head;
  try {
    head = { ...(await verifyNote(note, vkey)), note };
    if (head.origin !== origin) {
      throw new CheckError(
        'note.other-origin',
        `文件说是 ${origin} 的账，账本头却是 ${head.origin} 的。`,
      );
    }
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    report.fail('signature', error.code, error.message);
    return null;
  }
  report.done(
    'signature',
    `公钥编号 ${vkey.slice(head.origin.length + 1, head.origin.length + 9)}`,
  );
  Object.assign(report.facts, { size: head.size, root: toHex(head.root), note });
  await checkWitnesses(note, options.witnesses ?? [], report);
  const { maxAgeHours = MAX_AGE_HOURS, now = Date.now() / 1000 } = options;
  await checkFreshness(note, { vkey, now, maxAgeHours, report });
  return head;
}

/**
 * @param {string} note
 * @param {string[]} witnesses vkeys
 * @param {Report} report
 */
async function checkWitnesses(note, witnesses, report) {
  for (const witness of witnesses) {
    try {
      await verifyCosignature(note, witness);
    } catch (error) {
      if (!(error instanceof CheckError)) throw error;
      report.fail('witnesses', error.code, error.message);
    }
  }
  if (witnesses.length > 0) report.done('witnesses', `${witnesses.length} 位`);
}

/**
 * Kept heads that have to be met while the leaves go by, smallest first.
 * @param {Head | null} head
 * @param {import('./heads.mjs').KeptText[]} texts
 * @param {{ vkey: string, moves: import('./moves.mjs').Move[], report: Report }} context
 */
async function keptBefore(head, texts, { vkey, moves, report }) {
  /** @type {import('./heads.mjs').Kept[]} */
  const ahead = [];
  for (const text of texts) {
    const kept = await readKept(text, keyOfKept(text.text, vkey, moves), report);
    if (!kept || !head) continue;
    if (!(await settleByHeads(kept, head, { vkey, report }))) ahead.push(kept);
  }
  if (texts.length > 0 && head) report.done('kept', `${texts.length} 份`);
  return ahead.sort((a, b) => a.size - b.size);
}
