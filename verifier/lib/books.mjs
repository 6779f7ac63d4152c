import { CheckError } from './bytes.mjs';
import { day, entryOf, needed, voucherName, wholeNumber } from './entry.mjs';
import {
  accountProblems,
  balanceProblems,
  cashProblems,
  numberProblems,
  peopleProblems,
  timeProblems,
} from './entry-rules.mjs';
import { fieldOf } from './leaf.mjs';
import { formatFen } from './money.mjs';
import { Payments } from './payments.mjs';
import { mirrorDifference } from './reversal.mjs';
import { Sums } from './sums.mjs';

/**
 * The books as told leaf by leaf: what a leaf says is held against all that was said before it. Keeps
 * sums, counters and open questions, never the entries themselves, except those that are taken back
 * later on.
 *
 * @typedef {import('./leaf.mjs').CheckedLeaf} CheckedLeaf
 * @typedef {import('./entry.mjs').Entry} Entry
 * @typedef {import('./report.mjs').Report} Report
 */
export class Books {
  #report;
  #reversed;
  #sums = new Sums();
  #payments = new Payments();
  /** @type {Map<string, Entry>} entries to be taken back later, by seq */
  #awaited = new Map();
  /** @type {Set<number>} */
  #takenBack = new Set();
  /** @type {Map<string, number>} last voucher number of each month */
  #lastNo = new Map();
  /** @type {import('./entry-rules.mjs').Place} */
  #place = {
    accounts: new Map(),
    lastSeq: 0,
    lastNo: 0,
    lastPostedAt: '',
    startsOn: '',
    closedThrough: '',
    ownFrom: '',
  };
  #count = { lines: 0, total: 0n, reversals: 0, erasures: 0 };

  /**
   * @param {Report} report
   * @param {Set<string>} reversed seq of every entry that is taken back further on
   */
  constructor(report, reversed) {
    this.#report = report;
    this.#reversed = reversed;
  }

  /**
   * @param {CheckedLeaf} checked
   * @param {number} index
   */
  read(checked, index) {
    const { kind } = checked.leaf;
    try {
      if ((kind === 'community') !== (index === 0) && checked.leaf.op !== 'update') {
        throw new CheckError('leaf.genesis', '第一条记录应是小区本身，且只此一条。');
      }
      this.#readers[kind]?.(checked, index);
    } catch (error) {
      if (!(error instanceof CheckError)) throw error;
      this.#report.fail('leaves', error.code, error.message, {
        leaf: index,
        kind,
        ...nameOf(checked),
      });
    }
  }

  /** @type {Record<string, (checked: CheckedLeaf, index: number) => void>} */
  #readers = {
    ...this.#payments.readers,
    account: (checked) => this.#account(checked),
    ledger_head: (checked) => {
      this.#place.startsOn = day(checked, 'books_start_on');
      this.#place.closedThrough = day(checked, 'closed_through');
    },
    entry: (checked, index) => this.#entry(entryOf(checked, index)),
    spending_act: (checked, index) => this.#payments.act(checked, index, this.#report),
    period_close: (checked, index) => this.#close(checked, index),
    erasure: () => void (this.#count.erasures += 1),
  };

  /** @param {CheckedLeaf} checked */
  #account(checked) {
    this.#place.accounts.set(needed(checked, 'code'), {
      isCash: fieldOf(checked, 'is_cash') === 'true',
      isLeaf: fieldOf(checked, 'is_leaf') === 'true',
      kind: needed(checked, 'kind'),
    });
  }

  /** @param {Entry} entry */
  #entry(entry) {
    const place = { ...this.#place, lastNo: this.#lastNo.get(entry.period) ?? 0 };
    const problems = [
      ...balanceProblems(entry),
      ...accountProblems(entry, place.accounts),
      ...numberProblems(entry, place),
      ...timeProblems(entry, place),
      ...peopleProblems(entry),
      ...cashProblems(entry, place),
    ];
    for (const problem of problems) this.#fail(entry, problem);
    this.#reversal(entry);
    this.#payment(entry);
    this.#remember(entry);
  }

  /**
   * @param {Entry} entry
   * @param {import('./entry-rules.mjs').Problem} problem
   */
  #fail({ leaf, voucher }, { check, code, message, ...where }) {
    this.#report.fail(check, code, `${voucher}：${message}`, {
      leaf,
      kind: 'entry',
      voucher,
      ...where,
    });
  }

  /** @param {Entry} entry */
  #reversal(entry) {
    if (entry.kind !== 'reversal' && entry.reverses === undefined) return;
    this.#count.reversals += 1;
    const fail = (/** @type {string} */ code, /** @type {string} */ message, where = {}) =>
      this.#fail(entry, { check: 'reversals', code, message, ...where });
    const taken = this.#awaited.get(String(entry.reverses));
    if (entry.kind !== 'reversal' || !taken || taken.kind === 'reversal') {
      fail('reversal.no-entry', '红字凭证没有指向一张可以冲销的凭证。');
      return;
    }
    if (this.#takenBack.has(taken.seq)) fail('reversal.twice', `${taken.voucher}已经冲销过一次。`);
    const found = mirrorDifference(entry, taken);
    if (found) {
      const words = `与所冲销的${taken.voucher}不是逐行相反，${found.column}应为 ${found.stated}，实为 ${found.found}。`;
      fail('reversal.not-mirror', words, found);
    }
    this.#takenBack.add(taken.seq);
    this.#payments.takenBack(taken);
  }

  /** @param {Entry} entry */
  #payment(entry) {
    if (entry.kind !== 'payment') return;
    const problem = this.#payments.problem(entry);
    if (problem) this.#fail(entry, { check: 'payments', ...problem });
  }

  /** @param {Entry} entry */
  #remember(entry) {
    const place = this.#place;
    place.lastSeq = entry.seq;
    this.#lastNo.set(entry.period, entry.voucherNo);
    if (entry.postedAt > place.lastPostedAt) place.lastPostedAt = entry.postedAt;
    const old = entry.kind === 'opening' || entry.kind === 'takeover';
    if (!old && (place.ownFrom === '' || entry.bookedOn < place.ownFrom))
      place.ownFrom = entry.bookedOn;
    if (this.#reversed.has(String(entry.seq))) this.#awaited.set(String(entry.seq), entry);
    this.#sums.add(entry);
    this.#count.lines += entry.lines.length;
    this.#count.total += entry.total;
  }

  /**
   * @param {CheckedLeaf} checked
   * @param {number} index
   */
  #close(checked, index) {
    const period = needed(checked, 'period');
    const stated = wholeNumber(checked, 'last_voucher_no');
    const last = this.#lastNo.get(period) ?? 0;
    if (stated !== last) {
      const words = `${period} 结账时记的末号是 ${stated}，账上到 ${last}。`;
      this.#report.fail('numbers', 'close.number-differs', words, {
        leaf: index,
        kind: 'period_close',
      });
    }
    const through = lastDayOf(period);
    if (through > this.#place.closedThrough) this.#place.closedThrough = through;
  }

  /**
   * After the last leaf.
   * @param {unknown} balances as the bundle states them; undefined when it does not
   */
  finish(balances) {
    const { lines, total, reversals, erasures } = this.#count;
    const entries = this.#place.lastSeq;
    const report = this.#report;
    Object.assign(report.facts, {
      entries,
      lines,
      payments: this.#payments.count,
      reversals,
      erasures,
    });
    report.done('balance', `${entries} 张凭证，${lines} 行，合计 ${formatFen(total)} 元`);
    report.done('numbers', `${this.#lastNo.size} 个月，${entries} 张凭证`);
    report.done(
      'time',
      this.#place.closedThrough ? `已结账到 ${this.#place.closedThrough}` : '尚未结账',
    );
    report.done('reversals', `${reversals} 张红字凭证`);
    report.done('payments', `${this.#payments.count} 笔付款，${this.#payments.acts} 个步骤`);
    if (balances === undefined) report.skip('sums', '文件没有列出余额');
    else this.#sums.compare(balances, report);
  }
}

/**
 * The voucher an unreadable entry claims to be, if that much can be read.
 * @param {CheckedLeaf} checked
 */
function nameOf(checked) {
  const [period, no] = [fieldOf(checked, 'period'), fieldOf(checked, 'voucher_no')];
  return period && no ? { voucher: voucherName(period, no) } : {};
}

/** @param {string} period `YYYY-MM` */
function lastDayOf(period) {
  const [year, month] = period.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10);
}
