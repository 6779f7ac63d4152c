import { Books } from './books.mjs';
import { CheckError, toHex, utf8 } from './bytes.mjs';
import { contradicts } from './heads.mjs';
import { checkLeaf, fieldOf } from './leaf.mjs';
import { GrowingTree, leafHash } from './tree.mjs';

/**
 * @typedef {import('./heads.mjs').Kept} Kept
 * @typedef {import('./leaf.mjs').Opening} Opening
 * @typedef {import('./leaf.mjs').CheckedLeaf} CheckedLeaf
 * @typedef {import('./report.mjs').Report} Report
 * @typedef {import('./note.mjs').SignedCheckpoint & { note: string }} Head
 */

/** Leaves hashed at one time. */
const AT_ONCE = 1024;

/**
 * @param {string} line
 * @returns {Record<string, unknown> | null}
 */
export function readLine(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The second walk: everything that is said once per leaf or at the end. */
export class Reading {
  #report;
  #head;
  #options;
  #books;
  #samples;
  /** @type {number[]} sizes at which a draw asks for the root, smallest first */
  #sizes;
  #tree = new GrowingTree();
  /** @type {{ kept: Kept, root: string | null }[]} */
  #kept;
  /** @type {{ body: string, openings: Opening[] }[]} */
  #waiting = [];
  #lineNo = 0;
  #opened = 0;
  #hidden = 0;
  #broken = false;
  /** @type {unknown} */
  #balances;
  /** @type {unknown} */
  #end;

  /**
   * @param {Report} report
   * @param {{ reversed: Set<string>, samples: import('./samples.mjs').Samples, kept: Kept[], head: Head | null, options: import('./bundle.mjs').Options }} given
   */
  constructor(report, { reversed, samples, kept, head, options }) {
    this.#report = report;
    this.#head = head;
    this.#options = options;
    this.#kept = kept.map((one) => ({ kept: one, root: null }));
    this.#samples = samples;
    this.#sizes = samples.headSizes;
    this.#books = new Books(report, reversed);
  }

  /** @param {string} text */
  async take(text) {
    this.#lineNo += 1;
    const line = readLine(text);
    if (this.#lineNo === 1) return;
    if (!line || this.#end !== undefined) {
      this.#unreadable('bundle.line-unreadable', '读不出来，或在文件结尾之后');
    } else if ('leaf' in line) {
      await this.#leaf(line);
    } else {
      this.#rest(line);
    }
  }

  /**
   * @param {string} code
   * @param {string} why
   */
  #unreadable(code, why) {
    this.#broken = true;
    this.#report.fail('file', code, `文件第 ${this.#lineNo} 行${why}。`, { line: this.#lineNo });
  }

  /** @param {Record<string, unknown>} line */
  async #leaf({ leaf, body, openings = [] }) {
    const due = this.#tree.size + this.#waiting.length;
    if (typeof body !== 'string' || !Array.isArray(openings)) {
      this.#unreadable('bundle.line-unreadable', `的第 ${due} 条记录读不出来`);
      return;
    }
    if (leaf !== due && !this.#broken) {
      this.#unreadable('bundle.leaf-missing', `应是第 ${due} 条记录，实为第 ${String(leaf)} 条`);
    }
    this.#waiting.push({ body, openings });
    if (this.#waiting.length === AT_ONCE) await this.#flush();
  }

  /** @param {Record<string, unknown>} line */
  #rest(line) {
    if ('balances' in line) this.#balances = line['balances'];
    else if ('end' in line) this.#end = line['end'];
    else if ('file' in line) this.#options.onFile?.(String(line['file']), String(line['sha256']));
    else if (!('files' in line)) this.#unreadable('bundle.line-unknown', '不是规定的内容');
  }

  async #flush() {
    const first = this.#tree.size;
    const taken = this.#waiting;
    this.#waiting = [];
    const results = await Promise.all(taken.map(({ body, openings }) => attempt(body, openings)));
    for (const [i, { checked, error }] of results.entries()) {
      if (error) this.#badLeaf(error, first + i);
      if (!checked) continue;
      this.#opened += checked.opened.size;
      this.#hidden += checked.hidden;
      this.#books.read(checked, first + i);
      this.#samples.read(checked, first + i);
      this.#file(checked);
    }
    await this.#grow(results.map(({ hash }) => hash));
    this.#options.onProgress?.(this.#tree.size, this.#head?.size ?? 0);
  }

  /**
   * @param {CheckError} error
   * @param {number} leaf
   */
  #badLeaf(error, leaf) {
    const check = error.code === 'leaf.opening-differs' ? 'openings' : 'leaves';
    this.#report.fail(check, error.code, `第 ${leaf} 条记录：${error.message}`, { leaf });
  }

  /** @param {CheckedLeaf} checked */
  #file(checked) {
    if (checked.leaf.kind !== 'file_object' || !this.#options.onFile) return;
    const [id, sha256] = [fieldOf(checked, 'id'), fieldOf(checked, 'sha256')];
    if (id && sha256) this.#options.onFile(id, sha256);
  }

  /**
   * Adds leaves, and takes the root at every size that a draw rests on.
   * @param {Uint8Array[]} hashes
   */
  async #grow(hashes) {
    let rest = hashes;
    const end = this.#tree.size + hashes.length;
    while (this.#sizes[0] !== undefined && this.#sizes[0] <= end) {
      const size = this.#sizes.shift() ?? end;
      const ahead = size - this.#tree.size;
      await this.#growTo(rest.slice(0, ahead));
      rest = rest.slice(ahead);
      this.#samples.meet(size, await this.#tree.root());
    }
    await this.#growTo(rest);
  }

  /**
   * Adds leaves, and takes the root at every kept size on the way.
   * @param {Uint8Array[]} hashes
   */
  async #growTo(hashes) {
    let rest = hashes;
    for (const wanted of this.#kept) {
      const ahead = wanted.kept.size - this.#tree.size;
      if (wanted.root !== null || ahead > rest.length) continue;
      await this.#tree.append(rest.slice(0, ahead));
      rest = rest.slice(ahead);
      wanted.root = toHex(await this.#tree.root());
    }
    await this.#tree.append(rest);
  }

  async finish() {
    await this.#flush();
    const leaves = this.#tree.size;
    const report = this.#report;
    report.facts['leaves'] = leaves;
    if (this.#end === undefined) {
      report.fail('file', 'bundle.truncated', '文件没有结尾，可能没有下载完。请重新下载。');
      this.#broken = true;
    } else if (this.#end !== leaves) {
      this.#unreadable(
        'bundle.end-differs',
        `说共 ${JSON.stringify(this.#end)} 条记录，实有 ${leaves} 条`,
      );
    }
    report.done('file', `${this.#lineNo} 行`);
    report.done('leaves', `${leaves} 条记录`);
    report.done('openings', `${this.#opened} 处已核对，${this.#hidden} 处未向您公开`);
    this.#books.finish(this.#balances);
    await this.#samples.finish(report);
    if (this.#head) await this.#finishTree(this.#head);
  }

  /** @param {Head} head */
  async #finishTree(head) {
    const report = this.#report;
    const [leaves, root] = [this.#tree.size, toHex(await this.#tree.root())];
    if (this.#end === undefined || (this.#broken && leaves < head.size)) {
      report.skip('tree', '文件不完整，未能核对');
      if (this.#kept.length > 0 && !report.failed('kept'))
        report.skip('kept', '文件不完整，未能核对');
      return;
    }
    const stated = toHex(head.root);
    const same = leaves === head.size && root === stated;
    if (!same) {
      const words = `账本头签的是 ${head.size} 条记录、树根 ${stated.slice(0, 16)}…；按文件重算是 ${leaves} 条、${root.slice(0, 16)}…。${this.#whereabouts()}`;
      report.fail('tree', 'tree.differs', words, { stated, found: root });
    }
    report.done('tree', `${leaves} 条，树根 ${root.slice(0, 16)}…`);
    this.#finishKept(same);
  }

  /** A kept head tells on which side of it the change lies. */
  #whereabouts() {
    const met = this.#kept.filter(({ kept, root }) => root?.startsWith(kept.root));
    const last = met[met.length - 1]?.kept;
    return last ? `前 ${last.size} 条与 ${last.label} 一致，不同之处在其后。` : '';
  }

  /** @param {boolean} treeHolds only then do recomputed roots speak for the signer */
  #finishKept(treeHolds) {
    for (const { kept, root } of this.#kept) {
      if (root === null || root.startsWith(kept.root)) continue;
      if (treeHolds) contradicts(kept, root, this.#report);
      else this.#report.skip('kept', '文件与所签的账本头不符，无法据以对照');
    }
  }
}

/**
 * @param {string} body
 * @param {Opening[]} openings
 */
async function attempt(body, openings) {
  try {
    const checked = await checkLeaf(body, openings);
    return { checked, hash: checked.hash };
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    return { error, hash: await leafHash(utf8(body)) };
  }
}
