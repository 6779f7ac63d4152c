const fs = require('node:fs');
const path = require('node:path');

/** Jest on Node 20 cannot load ES modules from CommonJS: transform every package that is ESM. */
function esmPackages(dir = path.join(__dirname, 'node_modules')) {
  const names = fs
    .readdirSync(dir)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@')
        ? fs.readdirSync(path.join(dir, name)).map((n) => `${name}/${n}`)
        : [name],
    );
  return names.filter((name) => {
    const manifest = path.join(dir, name, 'package.json');
    return (
      fs.existsSync(manifest) && JSON.parse(fs.readFileSync(manifest, 'utf8')).type === 'module'
    );
  });
}

const swc = (parser) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      parser,
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2023',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/reports', '<rootDir>/test', '<rootDir>/web/src'],
  testRegex: '\\.(spec|test)\\.ts$',
  testPathIgnorePatterns: ['/node_modules/', '/test/browser/'],
  testTimeout: 30_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/longest-first.js',
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript', decorators: true }),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages().join('|')})/)`],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};
