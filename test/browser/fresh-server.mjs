/** Starts the built server on an empty data directory, as a newcomer's `npm start` would. */
import { mkdirSync, readFileSync, rmSync, watchFile, writeFileSync } from 'node:fs';

const [, , dataDir] = process.argv;
if (!dataDir?.startsWith('.cache/'))
  throw new Error('fresh-server wipes its directory: .cache/ only');
rmSync(dataDir, { recursive: true, force: true });
process.env.DATA_DIR = dataDir;
if (process.env.TRAVELS) travelBy(`${dataDir}.ahead`);
await import('../../dist/src/main.js');

/** The program's clock is ahead by what the file says, in milliseconds: days pass when a test writes it. */
function travelBy(file) {
  const Real = Date;
  let ahead = 0;
  mkdirSync('.cache', { recursive: true });
  writeFileSync(file, '0');
  watchFile(file, { interval: 50, persistent: false }, () => {
    ahead = Number(readFileSync(file, 'utf8'));
  });
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, made) =>
      given.length > 0
        ? Reflect.construct(target, given, made)
        : Reflect.construct(target, [Real.now() + ahead], made),
    get: (target, key) => (key === 'now' ? () => Real.now() + ahead : Reflect.get(target, key)),
  });
}
