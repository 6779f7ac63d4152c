/** Starts the built server on an empty data directory, as a newcomer's `npm start` would. */
import { rmSync } from 'node:fs';

const [, , dataDir] = process.argv;
if (!dataDir?.startsWith('.cache/'))
  throw new Error('fresh-server wipes its directory: .cache/ only');
rmSync(dataDir, { recursive: true, force: true });
process.env.DATA_DIR = dataDir;
await import('../../dist/src/main.js');
