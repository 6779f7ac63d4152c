const Sequencer = require('@jest/test-sequencer').default;

/** A file of these takes a minute or more: begun last, one of them would leave the other worker idle. */
const LONG =
  /test\/(faults\/|verifier\/|database\/(verify-|signer-|planted)|e2e\/(canary|refusals-change|route-matrix|swapped-ids|hostile))|mutated-files/;

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isLong = ({ path }) => LONG.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
