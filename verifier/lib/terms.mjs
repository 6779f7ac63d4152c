import { instant, needed } from './entry.mjs';
import { fieldOf } from './leaf.mjs';

/**
 * 受托期限: which firm was trustee from when to when. A post of a firm holds while the firm's term lasts.
 *
 * @typedef {import('./leaf.mjs').CheckedLeaf} CheckedLeaf
 * @typedef {{ firm: string, startsAt: string, endsAt: string, withdrawn: boolean }} Term moments in UTC,
 *   as text that sorts; empty: no bound
 */
export class Terms {
  /** @type {Map<string, Term>} */
  #terms = new Map();

  /** @param {CheckedLeaf} leaf */
  add(leaf) {
    this.#terms.set(needed(leaf, 'no'), {
      firm: needed(leaf, 'firm'),
      startsAt: bound(leaf, 'starts_at'),
      endsAt: bound(leaf, 'ends_at'),
      withdrawn: fieldOf(leaf, 'withdrawn_at') !== undefined,
    });
  }

  /**
   * What is wrong with an act at a moment by a post of this term; null: nothing.
   * @param {string} no empty: no trustee's post, or one from before there were terms
   * @param {string} at
   */
  problem(no, at) {
    if (no === '') return null;
    const term = this.#terms.get(no);
    if (!term) return `授权所属的受托期限（第 ${no} 任）没有存证`;
    const { firm, startsAt, endsAt, withdrawn } = term;
    const isOver = endsAt !== '' && at >= endsAt;
    return withdrawn || at < startsAt || isOver ? `${firm}当时不在受托期限内` : null;
  }
}

/**
 * @param {CheckedLeaf} leaf
 * @param {string} column
 */
const bound = (leaf, column) => (fieldOf(leaf, column) === undefined ? '' : instant(leaf, column));
