const usual = require('../../jest.config.js');

/** `npm run test:oracles`: the plain-text books before three programs by other people. */
module.exports = {
  ...usual,
  rootDir: '../..',
  testRegex: 'test/oracles/.*\\.oracle\\.ts$',
  maxWorkers: 1,
};
