/** What was checked, what was found, and the one number a script asks for. */

export const EXIT = { ok: 0, data: 1, tree: 2, signature: 3, kept: 4, stale: 5, misuse: 64 };

/**
 * Which finding speaks for all, most telling first. Without a good signature nothing else is
 * anybody's statement; two signed heads that exclude each other are evidence; then the tree, then
 * the figures.
 */
const GRAVEST_FIRST = [EXIT.signature, EXIT.kept, EXIT.tree, EXIT.data, EXIT.stale];

/** Findings kept per check; a spoilt file has one for every leaf. */
const FINDINGS_MAX = 20;

const CHECKS = {
  file: { exit: EXIT.data, title: '文件完整' },
  leaves: { exit: EXIT.data, title: '每条记录都是规定的写法' },
  openings: { exit: EXIT.data, title: '所示内容与账上封存值相符' },
  balance: { exit: EXIT.data, title: '每张凭证借贷相等（合计与每项资金）' },
  numbers: { exit: EXIT.data, title: '凭证号与流水号连续无缺' },
  time: { exit: EXIT.data, title: '入账时间不倒退，已结账日期无新账' },
  reversals: { exit: EXIT.data, title: '红字凭证与原凭证逐行相反' },
  payments: { exit: EXIT.data, title: '每笔付款都有申请、审核、批准、放行' },
  sums: { exit: EXIT.data, title: '科目余额与重新加总一致' },
  samples: { exit: EXIT.data, title: '审计样本按公开随机数重抽一致' },
  files: { exit: EXIT.data, title: '附件与入账时一致' },
  tree: { exit: EXIT.tree, title: '全部记录与签过名的树根一致' },
  signature: { exit: EXIT.signature, title: '账本头签名' },
  witnesses: { exit: EXIT.signature, title: '见证人签名' },
  kept: { exit: EXIT.kept, title: '与您留存的账本头不矛盾' },
  fresh: { exit: EXIT.stale, title: '账本头够新' },
};

/**
 * @typedef {keyof typeof CHECKS} CheckId
 * @typedef {{ line?: number, leaf?: number, kind?: string, voucher?: string, column?: string,
 *   stated?: string, found?: string }} Where `leaf` counts from 0
 * @typedef {{ check: CheckId, code: string, message: string } & Where} Finding
 * @typedef {{ id: CheckId, title: string, state: 'ok' | 'failed' | 'not-done', figure: string, failures: number }} CheckResult
 * @typedef {{ exit: number, checks: CheckResult[], findings: Finding[], facts: Record<string, string | number> }} Result
 */

export class Report {
  /** @type {Finding[]} */
  #findings = [];
  /** @type {Map<CheckId, { figure: string, done: boolean, failures: number }>} */
  #checks = new Map();
  /** @type {Record<string, string | number>} whatever a machine may want to know */
  facts = {};

  /** @param {CheckId} check */
  #state(check) {
    const state = this.#checks.get(check) ?? { figure: '', done: false, failures: 0 };
    this.#checks.set(check, state);
    return state;
  }

  /**
   * @param {CheckId} check
   * @param {string} code stable, `part.what-happened`
   * @param {string} message a sentence for people
   * @param {Where} [where]
   */
  fail(check, code, message, where = {}) {
    const state = this.#state(check);
    state.failures += 1;
    if (state.failures <= FINDINGS_MAX) this.#findings.push({ check, code, message, ...where });
  }

  /**
   * The check went through to its end, with these figures.
   * @param {CheckId} check
   * @param {string} figure
   */
  done(check, figure) {
    Object.assign(this.#state(check), { figure, done: true });
  }

  /**
   * The check could not be made, and why.
   * @param {CheckId} check
   * @param {string} why
   */
  skip(check, why) {
    Object.assign(this.#state(check), { figure: why, done: false });
  }

  /** @param {CheckId} check */
  failed(check) {
    return (this.#checks.get(check)?.failures ?? 0) > 0;
  }

  /** @returns {Result} */
  result() {
    const checks = Object.entries(CHECKS).flatMap(([key, { title }]) => {
      const id = /** @type {CheckId} */ (key);
      const state = this.#checks.get(id);
      if (!state) return [];
      const { figure, failures, done } = state;
      const verdict = failures > 0 ? 'failed' : done ? 'ok' : 'not-done';
      return [
        { id, title, state: /** @type {CheckResult['state']} */ (verdict), figure, failures },
      ];
    });
    const exits = this.#findings.map(({ check }) => CHECKS[check].exit);
    const exit = GRAVEST_FIRST.find((code) => exits.includes(code)) ?? EXIT.ok;
    return { exit, checks, findings: this.#findings, facts: this.facts };
  }
}
