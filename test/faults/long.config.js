const usual = require('../../jest.config.js');

/** `npm run test:faults`: two hundred rounds of each, one series after the other, and their figures. */
module.exports = {
  ...usual,
  rootDir: '../..',
  testRegex: 'test/faults/.*\\.test\\.ts$',
  maxWorkers: 1,
  globals: { faultRounds: 200 },
  globalTeardown: '<rootDir>/test/faults/write-figures.ts',
};
