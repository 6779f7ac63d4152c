import { needed } from './entry.mjs';
import { fieldOf } from './leaf.mjs';
import { parseFen } from './money.mjs';

/**
 * The trust contract's ladder: who must approve an amount, and how many of them.
 * @typedef {{ upTo: bigint | null, by: string, approvals: number }} Step `upTo` in fen, null without limit
 */
export class Contracts {
  /** @type {Map<string, Step[]>} by version */
  #ladders = new Map();

  /** @param {import('./leaf.mjs').CheckedLeaf} leaf */
  add(leaf) {
    this.#ladders.set(needed(leaf, 'version'), ladderOf(fieldOf(leaf, 'terms') ?? ''));
  }

  /**
   * The step for an amount, and at least the committee's for a payee related to the firm; null when
   * the contract or its ladder is not shown.
   * @param {string} version
   * @param {bigint} basis fen
   * @param {boolean} related
   * @returns {Step | null}
   */
  stepFor(version, basis, related) {
    const ladder = this.#ladders.get(version) ?? [];
    const step = ladder.find(
      ({ upTo, by }) => (upTo === null || basis <= upTo) && (!related || by === 'committee'),
    );
    return step ?? null;
  }
}

/**
 * @param {string} terms JSON
 * @returns {Step[]}
 */
function ladderOf(terms) {
  try {
    return JSON.parse(terms).approvalLadder.map((/** @type {Record<string, unknown>} */ step) => ({
      upTo:
        step['upTo'] === null
          ? null
          : parseFen(typeof step['upTo'] === 'string' ? step['upTo'] : ''),
      by: String(step['by']),
      approvals: Number(step['approvals']),
    }));
  } catch {
    return [];
  }
}
