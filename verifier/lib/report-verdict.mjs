/**
 * What was found about a report, for people: green, amber or red, and each finding by name.
 *
 * @typedef {'red' | 'amber' | 'note'} Weight `note` is said and changes nothing
 * @typedef {{ before: string, stated: string, found: string, after: string }} Passage
 * @typedef {{ code: string, weight: Weight, message: string, page?: number, passage?: Passage }} Finding
 * @typedef {{ state: 'green' | 'amber' | 'red', findings: Finding[],
 *   proven: import('./report-proof.mjs').ProvenStatement | null }} Verdict
 */

export class Findings {
  /** @type {Finding[]} */
  #all = [];

  /**
   * @param {Weight} weight
   * @param {string} code stable, `part.what-happened`
   * @param {string} message a sentence for people
   * @param {{ page?: number, passage?: Passage | null }} [where]
   */
  add(weight, code, message, { page, passage } = {}) {
    this.#all.push({ code, weight, message, ...(page && { page }), ...(passage && { passage }) });
  }

  /** @param {import('./report-proof.mjs').ProvenStatement | null} proven */
  verdict(proven) {
    const has = (/** @type {Weight} */ weight) => this.#all.some((each) => each.weight === weight);
    const state = has('red') ? 'red' : has('amber') ? 'amber' : 'green';
    return /** @type {Verdict} */ ({ state, findings: this.#all, proven });
  }
}

const AROUND = 14;
const LONGEST = 90;

/**
 * Where two texts part and meet again, with a few characters around.
 * @param {string} stated
 * @param {string} found
 * @returns {Passage}
 */
export function passageOf(stated, found) {
  const [a, b] = [Array.from(stated), Array.from(found)];
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  // whole numbers are compared, not the digits in which they differ
  while (head > 0 && isFigure(a[head - 1])) head -= 1;
  while (tail > 0 && isFigure(a[a.length - tail])) tail -= 1;
  const middle = (/** @type {string[]} */ text) => {
    const part = text.slice(head, text.length - tail);
    return part.length > LONGEST ? `${part.slice(0, LONGEST).join('')}…` : part.join('');
  };
  return {
    before: a.slice(Math.max(0, head - AROUND), head).join(''),
    stated: middle(a),
    found: middle(b),
    after: a.slice(a.length - tail, a.length - tail + AROUND).join(''),
  };
}

/** @param {string | undefined} character */
const isFigure = (character) => character !== undefined && /[\d,.]/.test(character);
