import { amount, chinaDay, instant, needed, wholeNumber } from './entry.mjs';
import { Contracts } from './contracts.mjs';
import { fieldOf } from './leaf.mjs';
import { PAYMENT_RULES } from './payment-rules.mjs';
import { Terms } from './terms.mjs';

/**
 * The chain every payment rests on: request, review, approvals, order, release, payment, each by the
 * holder of a grant in force. Memory grows with the number of requests, not of entries.
 *
 * @typedef {import('./leaf.mjs').CheckedLeaf} CheckedLeaf
 * @typedef {import('./entry.mjs').Entry} Entry
 * @typedef {import('./report.mjs').Report} Report
 * @typedef {{ person: string, party: string, post: string, startsOn: string, endsOn: string, endedOn: string,
 *   term: string }} Grant `term`: number of the firm's term; empty: none
 * @typedef {{ act: string, person: string, party: string, at: string, version: number, content: string }} Act
 * @typedef {{ version: number, content: string, amount: bigint, fund: string, account: string,
 *   payee: string, approvals: number, consultationEndsOn: string, altered: boolean,
 *   ladder: { basis: bigint, by: string, step: Step | null } | null }} Request `altered`: its content
 *   changed while its version stayed; `ladder`: what it was submitted under, null for a draft
 * @typedef {{ amount: bigint, account: string }} Order
 * @typedef {import('./contracts.mjs').Step} Step
 * @typedef {{ entry: Entry, request?: Request, order?: Order, acts: Act[], paidBy?: string }} Chain
 */

/** Which posts may do what: the second key belongs to the other legal party. */
const FITTING = {
  request: (/** @type {Grant} */ g) => g.party === 'trustee' && g.post === 'clerk',
  review: (/** @type {Grant} */ g) => g.party === 'trustee' && g.post === 'reviewer',
  approve: (/** @type {Grant} */ g) => g.party === 'trustor',
  order: (/** @type {Grant} */ g) => g.party === 'trustee' && g.post === 'cashier',
  release: (/** @type {Grant} */ g) => g.party === 'trustor',
  pay: (/** @type {Grant} */ g) => g.party === 'trustee' && g.post === 'cashier',
};

/** What an edit changes together with the version, so that approvals of the old one are void. */
const CONTENT = /** @type {const} */ (['content', 'amount', 'fund', 'account', 'payee']);

export class Payments {
  /** @type {Map<string, Grant>} */
  #grants = new Map();
  /** @type {Map<string, Request>} */
  #requests = new Map();
  /** @type {Map<string, Act[]>} */
  #acts = new Map();
  /** @type {Map<string, Order>} by request and version */
  #orders = new Map();
  #contracts = new Contracts();
  #terms = new Terms();
  /** @type {Set<string>} payees related to the firm */
  #related = new Set();
  /** @type {Map<string, string>} ledger account of each bank account */
  #bankAccounts = new Map();
  /** @type {Map<string, { voucher: string, seq: number }>} the payment of each request */
  #paid = new Map();
  count = 0;
  acts = 0;

  /** Leaves that say something of a payment. */
  readers = {
    trustee_term: (/** @type {CheckedLeaf} */ leaf) => this.#terms.add(leaf),
    role_grant: (/** @type {CheckedLeaf} */ leaf) => this.#grant(leaf),
    bank_account: (/** @type {CheckedLeaf} */ leaf) =>
      void this.#bankAccounts.set(needed(leaf, 'id'), needed(leaf, 'account_code')),
    trust_contract: (/** @type {CheckedLeaf} */ leaf) => this.#contracts.add(leaf),
    payee: (/** @type {CheckedLeaf} */ leaf) => this.#payee(leaf),
    spending_request: (/** @type {CheckedLeaf} */ leaf) => this.#request(leaf),
    payment_order: (/** @type {CheckedLeaf} */ leaf) => this.#order(leaf),
  };

  /** @param {CheckedLeaf} leaf */
  #grant(leaf) {
    this.#grants.set(needed(leaf, 'id'), {
      person: needed(leaf, 'person_id'),
      party: needed(leaf, 'party'),
      post: needed(leaf, 'post'),
      startsOn: needed(leaf, 'starts_on'),
      endsOn: fieldOf(leaf, 'ends_on') ?? '9999-12-31',
      endedOn: fieldOf(leaf, 'ended_on') ?? '9999-12-31',
      term: fieldOf(leaf, 'trustee_term') ?? '',
    });
  }

  /** @param {CheckedLeaf} leaf */
  #payee(leaf) {
    const id = needed(leaf, 'id');
    if (fieldOf(leaf, 'related_party') === 'true') this.#related.add(id);
    else this.#related.delete(id);
  }

  /** @param {CheckedLeaf} leaf */
  #request(leaf) {
    const id = needed(leaf, 'id');
    const ladder = this.#ladderOf(leaf);
    const request = {
      version: wholeNumber(leaf, 'version'),
      content: needed(leaf, 'content_hash'),
      amount: amount(leaf, 'amount'),
      fund: needed(leaf, 'fund'),
      account: needed(leaf, 'account_code'),
      payee: needed(leaf, 'payee_id'),
      approvals: ladder?.by === 'committee' ? wholeNumber(leaf, 'approvals_needed') : 0,
      consultationEndsOn: fieldOf(leaf, 'consultation_ends_on') ?? '',
      ladder,
    };
    const before = this.#requests.get(id);
    this.#requests.set(id, { ...request, altered: isAltered(before, request) });
  }

  /** @param {CheckedLeaf} leaf */
  #ladderOf(leaf) {
    const by = fieldOf(leaf, 'ladder_by');
    if (by === undefined) return null;
    const basis = amount(leaf, 'ladder_basis');
    const related = this.#related.has(needed(leaf, 'payee_id'));
    const step = this.#contracts.stepFor(fieldOf(leaf, 'contract_version') ?? '', basis, related);
    return { basis, by, step };
  }

  /** @param {CheckedLeaf} leaf */
  #order(leaf) {
    this.#orders.set(`${needed(leaf, 'request_id')}/${needed(leaf, 'version')}`, {
      amount: amount(leaf, 'amount'),
      account: this.#bankAccounts.get(needed(leaf, 'bank_account_id')) ?? '',
    });
  }

  /**
   * An act without a grant in force is a finding, and counts for nothing in its chain.
   * @param {CheckedLeaf} leaf
   * @param {number} index
   * @param {Report} report
   */
  act(leaf, index, report) {
    this.acts += 1;
    const grant = this.#grants.get(needed(leaf, 'grant_id'));
    const act = {
      act: needed(leaf, 'act'),
      person: needed(leaf, 'person_id'),
      party: grant?.party ?? '',
      at: instant(leaf, 'at'),
      version: wholeNumber(leaf, 'version'),
      content: needed(leaf, 'content_hash'),
    };
    const wrong = wrongWithGrant(act, grant) ?? this.#terms.problem(grant?.term ?? '', act.at);
    if (wrong) {
      const words = `支出流程中“${act.act}”一步无效：${wrong}。`;
      report.fail('payments', 'act.no-grant', words, {
        leaf: index,
        kind: 'spending_act',
        found: act.person,
      });
      return;
    }
    const request = needed(leaf, 'request_id');
    this.#acts.set(request, [...(this.#acts.get(request) ?? []), act]);
  }

  /**
   * Holds a payment against the chain as it stood when the payment was booked.
   * @param {Entry} entry
   * @returns {{ code: string, message: string, column?: string, stated?: string, found?: string } | null}
   */
  problem(entry) {
    this.count += 1;
    const chain = this.#chainOf(entry);
    const broken = PAYMENT_RULES.find((rule) => !rule.holds(chain));
    if (entry.sourceId) this.#paid.set(entry.sourceId, { voucher: entry.voucher, seq: entry.seq });
    return broken ? { code: broken.code, ...broken.says(chain) } : null;
  }

  /** @param {Entry} entry */
  #chainOf(entry) {
    const source = entry.sourceKind === 'spending' ? (entry.sourceId ?? '') : '';
    const request = this.#requests.get(source);
    const acts = (this.#acts.get(source) ?? []).filter(
      (act) => act.version === request?.version && act.content === request.content,
    );
    const order = this.#orders.get(`${source}/${request?.version}`);
    return { entry, request, order, acts, paidBy: this.#paid.get(source)?.voucher };
  }

  /**
   * A payment that was taken back may be made again.
   * @param {Entry} taken
   */
  takenBack({ sourceId, seq }) {
    if (sourceId && this.#paid.get(sourceId)?.seq === seq) this.#paid.delete(sourceId);
  }
}

/**
 * @param {Act} act
 * @param {Grant | undefined} grant
 */
function wrongWithGrant(act, grant) {
  if (!grant || grant.person !== act.person) return '行事的人没有这一授权';
  const on = chinaDay(act.at);
  if (on < grant.startsOn || on > grant.endsOn || on >= grant.endedOn)
    return `授权在 ${on} 不在有效期内`;
  const fits = /** @type {Record<string, (g: Grant) => boolean>} */ (FITTING)[act.act];
  return fits && !fits(grant) ? '这个岗位不能做这一步' : null;
}

/**
 * @param {Request | undefined} before
 * @param {Omit<Request, 'altered'>} now
 */
function isAltered(before, now) {
  if (!before || before.version !== now.version) return false;
  const same = CONTENT.every((key) => before[key] === now[key]);
  return before.altered || !same;
}
