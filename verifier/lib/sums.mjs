import { formatFen, parseFen } from './money.mjs';

/**
 * Debit and credit per account and fund, added up from the lines: what the balances a bundle states
 * are held against.
 */
export class Sums {
  /** @type {Map<string, { debit: bigint, credit: bigint }>} */
  #byAccount = new Map();

  /** @param {import('./entry.mjs').Entry} entry */
  add({ lines }) {
    for (const { account, fund, debit, credit } of lines) {
      const key = `${account}/${fund}`;
      const sum = this.#byAccount.get(key) ?? { debit: 0n, credit: 0n };
      sum.debit += debit;
      sum.credit += credit;
      this.#byAccount.set(key, sum);
    }
  }

  /**
   * Holds the stated balances against the sums; each difference is a finding.
   * @param {unknown} stated the bundle's `balances`
   * @param {import('./report.mjs').Report} report
   */
  compare(stated, report) {
    if (!Array.isArray(stated) || stated.some((row) => typeof row !== 'object' || row === null)) {
      report.fail('sums', 'balances.unreadable', '文件所列的科目余额读不出来，请重新下载。');
      return;
    }
    const left = new Map(this.#byAccount);
    for (const { account, fund, debit, credit } of stated) {
      const key = `${account}/${fund}`;
      const sum = left.get(key) ?? { debit: 0n, credit: 0n };
      left.delete(key);
      compareSide(report, `科目 ${account}（资金 ${fund}）借方合计`, debit, sum.debit);
      compareSide(report, `科目 ${account}（资金 ${fund}）贷方合计`, credit, sum.credit);
    }
    for (const [key, sum] of left) {
      if (sum.debit === 0n && sum.credit === 0n) continue;
      const name = `科目 ${key.replace('/', '（资金 ')}）`;
      report.fail('sums', 'balances.missing', `${name}有发生额，文件所列余额里却没有它。`, {
        column: key,
        found: `${formatFen(sum.debit)} / ${formatFen(sum.credit)}`,
      });
    }
    report.done('sums', `${stated.length} 个科目·资金`);
  }
}

/**
 * @param {import('./report.mjs').Report} report
 * @param {string} name
 * @param {unknown} stated
 * @param {bigint} found
 */
function compareSide(report, name, stated, found) {
  if (typeof stated === 'string' && parseFen(stated) === found) return;
  const message = `${name}：文件写的是 ${String(stated)}，按凭证重新加总是 ${formatFen(found)}。`;
  report.fail('sums', 'balances.differ', message, {
    column: name,
    stated: String(stated),
    found: formatFen(found),
  });
}
