import { CheckError, fromHex, sha256, toHex, utf8 } from './bytes.mjs';
import { redraw, seedOf } from './draw.mjs';
import { amount, entryOf, needed, wholeNumber } from './entry.mjs';
import { fieldOf, parseLeaf } from './leaf.mjs';

/**
 * The samples of audits: their seeds follow from the log itself, and drawing again from the vouchers of the
 * books gives the same ones. Knows before the second walk what was drawn from.
 *
 * @typedef {import('./leaf.mjs').CheckedLeaf} CheckedLeaf
 * @typedef {import('./report.mjs').Report} Report
 * @typedef {import('./draw.mjs').Voucher} Voucher
 * @typedef {{ id: string, from: string, to: string, account: string, fund: string, side: string,
 *   headSize: number, root: Uint8Array | null, vouchers: Voucher[],
 *   stated: CheckedLeaf | null, items: CheckedLeaf[] }} Sample
 */
export class Samples {
  /** @type {Map<string, Sample>} */
  #samples = new Map();
  /** @type {Map<string, { leaf: number, number: string, name: string }>} */
  #engagements = new Map();
  /** @type {Map<string, number>} month to the leaf of its close */
  #closes = new Map();

  /**
   * The first walk: which samples there are.
   * @param {string} line
   */
  survey(line) {
    if (!line.includes('\\"kind\\":\\"audit_sample\\"')) return;
    const sample = surveyed(line);
    if (sample) this.#samples.set(sample.id, sample);
  }

  /** Sizes of the heads whose roots are asked for, smallest first. */
  get headSizes() {
    const sizes = new Set([...this.#samples.values()].map(({ headSize }) => headSize));
    return [...sizes].sort((a, b) => a - b);
  }

  /**
   * @param {number} size
   * @param {Uint8Array} root
   */
  meet(size, root) {
    for (const sample of this.#samples.values()) if (sample.headSize === size) sample.root = root;
  }

  /**
   * The second walk. What cannot be read is told by others.
   * @param {CheckedLeaf} checked
   * @param {number} index
   */
  read(checked, index) {
    if (this.#samples.size === 0) return;
    try {
      this.#readers[checked.leaf.kind]?.(checked, index);
    } catch (error) {
      if (!(error instanceof CheckError)) throw error;
    }
  }

  /** @type {Record<string, (checked: CheckedLeaf, index: number) => void>} */
  #readers = {
    audit_engagement: (checked, leaf) => {
      const [id, number] = [needed(checked, 'id'), needed(checked, 'sampling_number')];
      this.#engagements.set(id, { leaf, number, name: needed(checked, 'number') });
    },
    period_close: (checked, leaf) => void this.#closes.set(needed(checked, 'period'), leaf),
    entry: (checked, leaf) => this.#entry(checked, leaf),
    audit_sample: (checked) => {
      const sample = this.#samples.get(needed(checked, 'id'));
      if (sample) sample.stated = checked;
    },
    audit_sample_item: (checked) => {
      this.#samples.get(needed(checked, 'sample_id'))?.items.push(checked);
    },
  };

  /**
   * @param {CheckedLeaf} checked
   * @param {number} leaf
   */
  #entry(checked, leaf) {
    const { seq, period, lines } = entryOf(checked, leaf);
    for (const sample of this.#samples.values()) {
      if (period < sample.from || period > sample.to) continue;
      const fen = lines.reduce((sum, line) => sum + amountIn(sample, line), 0n);
      if (fen > 0n) sample.vouchers.push({ seq, fen });
    }
  }

  /**
   * After the last leaf.
   * @param {Report} report
   */
  async finish(report) {
    if (this.#samples.size === 0) return;
    let items = 0;
    for (const sample of this.#samples.values()) {
      items += sample.items.length;
      for (const problem of await this.#problems(sample)) {
        report.fail('samples', problem.code, problem.message, { kind: 'audit_sample' });
      }
    }
    report.done('samples', `${this.#samples.size} 次抽样，${items} 张凭证`);
  }

  /**
   * @param {Sample} sample
   * @returns {Promise<{ code: string, message: string }[]>}
   */
  async #problems(sample) {
    const { stated, root, to } = sample;
    const engagement = this.#engagements.get((stated && fieldOf(stated, 'engagement_id')) ?? '');
    const closed = this.#closes.get(to);
    if (!stated || !engagement || closed === undefined || !root) {
      const message = '有一次审计抽样缺少委托、结账记录或账本头，无法重抽。';
      return [{ code: 'sample.incomplete', message }];
    }
    const headSize = 1 + Math.max(engagement.leaf, closed);
    const seed = await seedOf(root, engagement.number);
    try {
      const code = await differenceOf(sample, { stated, headSize, root, seed });
      const name = `${engagement.name} 第 ${needed(stated, 'draw_no')} 次抽样`;
      return code
        ? [{ code: `sample.${code}-differs`, message: `${name}：${DIFFERENCES[code]}` }]
        : [];
    } catch (error) {
      if (!(error instanceof CheckError)) throw error;
      return [{ code: 'sample.unreadable', message: `${engagement.name}的抽样：${error.message}` }];
    }
  }
}

const DIFFERENCES = {
  head: '种子没有取规定的那个账本头。',
  seed: '种子与账本树根和抽样号算出的不符。',
  population: '抽样总体与账上的凭证不符。',
  draw: '重抽一遍，抽到的不是这些凭证。',
};

/**
 * The first thing in which a sample is not what follows from the log; null: it is.
 * @param {Sample} sample
 * @param {{ stated: CheckedLeaf, headSize: number, root: Uint8Array, seed: Uint8Array }} ought
 * @returns {Promise<keyof typeof DIFFERENCES | null>}
 */
async function differenceOf(sample, { stated, headSize, root, seed }) {
  if (sample.headSize !== headSize) return 'head';
  const seeded = [bytesOf(stated, 'head_root'), bytesOf(stated, 'seed')].join();
  if (seeded !== [toHex(root), toHex(seed)].join()) return 'seed';
  const lines = sample.vouchers.map(({ seq, fen }) => `${seq} ${yuan(fen)}\n`);
  const population = toHex(await sha256(utf8(lines.join(''))));
  if (population !== bytesOf(stated, 'population_root')) return 'population';
  const [method, drawNo] = [needed(stated, 'method'), wholeNumber(stated, 'draw_no')];
  const how = { method, size: wholeNumber(stated, 'size_asked'), seed, drawNo };
  const drawn = await redraw(sample.vouchers, how);
  const found = drawn.map(({ seq, fen, hits }, at) => `${at + 1} ${seq} ${fen} ${hits}`);
  return found.join('\n') === sample.items.map(itemText).join('\n') ? null : 'draw';
}

/** @param {CheckedLeaf} item */
const itemText = (item) =>
  `${needed(item, 'no')} ${needed(item, 'seq')} ${amount(item, 'amount')} ${needed(item, 'hits')}`;

/**
 * @param {Sample} sample
 * @param {import('./entry.mjs').EntryLine} line
 */
function amountIn({ account, fund, side }, line) {
  if (!line.account.startsWith(account) || (fund !== '' && line.fund !== fund)) return 0n;
  const [debit, credit] = [size(line.debit), size(line.credit)];
  if (side === 'debit') return debit;
  return side === 'credit' ? credit : debit + credit;
}

/** @param {bigint} fen */
const size = (fen) => (fen < 0n ? -fen : fen);

/** @param {bigint} fen */
const yuan = (fen) => {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/**
 * A bytea column, as PostgreSQL writes it, in hex.
 * @param {CheckedLeaf} checked
 * @param {string} column
 */
const bytesOf = (checked, column) => toHex(fromHex(needed(checked, column).replace(/^\\x/, '')));

/**
 * @param {string} line
 * @returns {Sample | null} null where the second walk will say what is wrong with it
 */
function surveyed(line) {
  try {
    const { body } = JSON.parse(line);
    const { row } = parseLeaf(String(body));
    const text = (/** @type {string} */ column) => {
      const field = row[column];
      return typeof field === 'string' ? field : '';
    };
    const [from, to] = [text('from_period'), text('to_period')];
    const where = { account: text('account_code'), fund: text('fund'), side: text('side') };
    const headSize = Number(text('head_size'));
    const unread = { root: null, vouchers: [], stated: null, items: [] };
    return { id: text('id'), from, to, ...where, headSize, ...unread };
  } catch {
    return null;
  }
}
