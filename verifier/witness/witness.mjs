import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { CheckError, fromBase64, fromHex, parseCount, toHex } from '../lib/bytes.mjs';
import { parseCheckpoint, parseNote, verifyNote } from '../lib/note.mjs';
import { EMPTY_ROOT, verifyConsistency } from '../lib/tree.mjs';
import { createFile } from './disk.mjs';
import { HeadStore } from './heads.mjs';
import { KnownLogs } from './logs.mjs';

const PROOF_LINES_MAX = 63;
const EVIDENCE_MAX = 1000;

/**
 * C2SP tlog-witness: signs a head only when it continues the last one it has signed.
 *
 * @typedef {{ status: number, body: string, type?: string, contradicts?: boolean }} Answer
 *   `contradicts`: signed heads that do not go together were kept as evidence
 * @typedef {{ oldSize: number, hashes: Uint8Array[], note: string }} Submission
 * @typedef {import('./heads.mjs').Stored} Stored
 * @typedef {import('../lib/note.mjs').SignedCheckpoint} SignedCheckpoint
 */

/**
 * @param {number} status
 * @param {string} body
 * @returns {Answer}
 */
const answer = (status, body) => ({ status, body: `${body}\n` });

/** @param {number} size @returns {Answer} */
const conflict = (size) => ({ status: 409, body: `${size}\n`, type: 'text/x.tlog.size' });

export class Witness {
  #key;
  #folder;
  heads;
  logs;

  /**
   * @param {string} folder
   * @param {import('./keys.mjs').WitnessKey} key
   */
  constructor(folder, key) {
    this.#folder = folder;
    this.#key = key;
    this.heads = new HeadStore(folder);
    this.logs = new KnownLogs(folder);
  }

  /**
   * `add-checkpoint`. Checks, compare-and-set on the disk, and only then the cosignature.
   * @param {string} text the request's body
   * @returns {Promise<Answer>}
   */
  async addCheckpoint(text) {
    let submission;
    let origin;
    try {
      submission = parseSubmission(text);
      origin = parseCheckpoint(parseNote(submission.note).body).origin;
    } catch (error) {
      return refused(error, 400);
    }
    const vkey = this.logs.vkeyOf(origin);
    if (vkey === null) return answer(404, `没有登记账本 ${origin}。`);
    let checkpoint;
    try {
      checkpoint = await verifyNote(submission.note, vkey);
    } catch (error) {
      return refused(error, 403);
    }
    return this.#judge(submission, checkpoint);
  }

  /**
   * Again from the beginning when another head came in between: what was right for the old one may
   * not be for the new.
   * @param {Submission} submission
   * @param {SignedCheckpoint} checkpoint
   * @returns {Promise<Answer>}
   */
  async #judge(submission, checkpoint) {
    for (;;) {
      const stored = this.heads.read(checkpoint.origin);
      const answer =
        (await this.#objection(submission, checkpoint, stored)) ??
        (await this.#record(submission, checkpoint, stored));
      if (answer) return answer;
    }
  }

  /**
   * @param {Submission} submission
   * @param {SignedCheckpoint} checkpoint
   * @param {Stored | null} stored
   * @returns {Promise<Answer | null>}
   */
  async #objection({ oldSize, hashes, note }, { size, root }, stored) {
    if (oldSize > size) return answer(400, '原条数大于新条数。');
    const kept = stored?.head ?? { size: 0, root: toHex(EMPTY_ROOT), note: null };
    if (oldSize !== kept.size) return conflict(kept.size);
    if (kept.note && size === kept.size && toHex(root) !== kept.root) {
      this.keepEvidence('同样的条数，两个不同的树根', { kept: kept.note, offered: note });
      return { ...conflict(kept.size), contradicts: true };
    }
    const proof = { from: oldSize, to: size, fromRoot: fromHex(kept.root), toRoot: root, hashes };
    if (await verifyConsistency(proof)) return null;
    if (kept.note) {
      this.keepEvidence('新的账本头连不到先前见证过的账本头', { kept: kept.note, offered: note });
    }
    return { ...answer(422, '一致性证明不成立。'), contradicts: kept.note !== null };
  }

  /**
   * @param {Submission} submission
   * @param {SignedCheckpoint} checkpoint
   * @param {Stored | null} stored
   * @returns {Promise<Answer | null>} null when another was faster
   */
  async #record({ note }, { origin, size, root, body }, stored) {
    const at = Math.max(Math.floor(Date.now() / 1000), stored?.head.at ?? 0);
    const cosignature = await this.#key.cosign(body, at);
    const head = { origin, size, root: toHex(root), note, cosignature, at };
    return this.heads.advance(stored, head) ? { status: 200, body: cosignature } : null;
  }

  /**
   * Signed heads that do not go together, kept for people to look at. Once per pair, and not without
   * end: anybody can send a true head with a wrong proof.
   * @param {string} reason
   * @param {{ kept: string, offered: string }} notes
   */
  keepEvidence(reason, { kept, offered }) {
    const folder = path.join(this.#folder, 'evidence');
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (fs.readdirSync(folder).length >= EVIDENCE_MAX) return;
    const name = createHash('sha256').update(`${reason}\n${kept}\n${offered}`).digest('hex');
    const evidence = { reason, at: new Date().toISOString(), kept, offered };
    createFile(
      path.join(folder, `${name.slice(0, 16)}.json`),
      `${JSON.stringify(evidence, null, 2)}\n`,
    );
  }

  /** How many pieces of evidence there are. */
  evidenceCount() {
    const folder = path.join(this.#folder, 'evidence');
    return fs.existsSync(folder) ? fs.readdirSync(folder).length : 0;
  }
}

/**
 * @param {unknown} error
 * @param {number} status
 */
function refused(error, status) {
  if (!(error instanceof CheckError)) throw error;
  return answer(status, error.message);
}

/**
 * `old <size>`, hashes, an empty line, the checkpoint. Throws CheckError.
 * @param {string} text
 * @returns {Submission}
 */
export function parseSubmission(text) {
  const malformed = new CheckError('witness.malformed', '请求的写法不合 tlog-witness。');
  const split = text.indexOf('\n\n');
  const [first = '', ...lines] = text.slice(0, Math.max(split, 0)).split('\n');
  const oldSize = first.startsWith('old ') ? parseCount(first.slice(4)) : null;
  if (oldSize === null || lines.length > PROOF_LINES_MAX) throw malformed;
  const hashes = lines.map(fromBase64);
  if (hashes.some((hash) => hash.length !== 32)) throw malformed;
  return { oldSize, hashes, note: text.slice(split + 2) };
}

/**
 * The request's body for what `parseSubmission` reads.
 * @param {number} oldSize
 * @param {string[]} hashes base64
 * @param {string} note
 */
export const formatSubmission = (oldSize, hashes, note) =>
  `${[`old ${oldSize}`, ...hashes].join('\n')}\n\n${note}`;
