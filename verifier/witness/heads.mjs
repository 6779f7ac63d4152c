import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createFile } from './disk.mjs';

/**
 * The last head of each log, one file per origin. The file's name carries a turn number; the next
 * head is a new file with the next number, made only if nobody else has made it (compare and set
 * between any number of processes, without a lock that a crash could leave behind).
 *
 * @typedef {{ origin: string, size: number, root: string, note: string, cosignature: string, at: number }} Head
 *   `root` in hex, `at` in seconds since 1970
 * @typedef {{ turn: number, head: Head }} Stored
 */
export class HeadStore {
  #folder;

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = path.join(folder, 'heads');
  }

  /** @param {string} origin */
  #prefix = (origin) => createHash('sha256').update(origin).digest('hex').slice(0, 32);

  /**
   * @param {string} prefix
   * @param {number} turn
   */
  #file = (prefix, turn) => path.join(this.#folder, `${prefix}.${turn}.json`);

  /**
   * Turn numbers of a log's files, newest first; more than one only for a moment or after a crash.
   * @param {string} prefix
   */
  #turns(prefix) {
    return this.#names()
      .filter((name) => name.startsWith(`${prefix}.`))
      .map((name) => Number(name.split('.')[1]))
      .sort((a, b) => b - a);
  }

  #names() {
    if (!fs.existsSync(this.#folder)) return [];
    return fs.readdirSync(this.#folder).filter((name) => /^[0-9a-f]{32}\.\d+\.json$/.test(name));
  }

  /**
   * @param {string} origin
   * @returns {Stored | null}
   */
  read(origin) {
    const prefix = this.#prefix(origin);
    for (;;) {
      const [turn] = this.#turns(prefix);
      if (turn === undefined) return null;
      const head = readIfThere(this.#file(prefix, turn));
      // gone between the look and the reading: a newer one has taken its place
      if (head) return { turn, head };
    }
  }

  /** @returns {Head[]} */
  all() {
    const prefixes = [...new Set(this.#names().map((name) => name.slice(0, 32)))];
    return prefixes.flatMap((prefix) => {
      const [turn] = this.#turns(prefix);
      const head = turn === undefined ? null : readIfThere(this.#file(prefix, turn));
      return head ? [head] : [];
    });
  }

  /**
   * Records the next head if the last one is still the one that was read; on the disk before it
   * returns.
   * @param {Stored | null} before
   * @param {Head} head
   * @returns {boolean} false when another was faster: nothing was recorded
   */
  advance(before, head) {
    const prefix = this.#prefix(head.origin);
    const turn = (before?.turn ?? 0) + 1;
    const file = this.#file(prefix, turn);
    if (!createFile(file, `${JSON.stringify(head, null, 2)}\n`)) return false;
    const others = this.#turns(prefix).filter((other) => other !== turn);
    // so late that this turn had come and gone: the newer head stands
    if (others.some((other) => other > turn)) {
      fs.rmSync(file, { force: true });
      return false;
    }
    for (const older of others) fs.rmSync(this.#file(prefix, older), { force: true });
    return true;
  }
}

/**
 * @param {string} file
 * @returns {Head | null}
 */
function readIfThere(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
