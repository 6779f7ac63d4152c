import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { commitOf, thisMachine } from '../bench/machine';
import { withAdmin } from '../../src/platform/database/roles';
import teardown from '../support/global-teardown';
import { testAdminUrlVariable } from '../support/test-server';
import { type Series, seriesDir } from './chronicle';
import { type FaultRun, faultsPage } from './figures-page';

const root = path.join(__dirname, '..', '..');
const page = path.join(root, 'docs', 'benchmarks', 'faults');

/** After a long run: its figures as a table for people and as JSON. */
export default async function writeFigures(): Promise<void> {
  const postgres = await withAdmin(process.env[testAdminUrlVariable] ?? '', async (admin) => {
    const { rows } = await admin.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    return rows[0]?.version ?? 'unknown';
  });
  await teardown();
  const run: FaultRun = {
    date: new Date().toISOString().slice(0, 10),
    ...commitOf(root),
    machine: thisMachine(postgres),
    load: os.loadavg()[0] ?? 0,
    series: readSeries(),
  };
  fs.mkdirSync(path.dirname(page), { recursive: true });
  fs.writeFileSync(`${page}.md`, faultsPage(run));
  fs.writeFileSync(`${page}.json`, `${JSON.stringify(run, null, 2)}\n`);
}

function readSeries(): Series[] {
  const files = fs.existsSync(seriesDir) ? fs.readdirSync(seriesDir).sort() : [];
  return files.map(
    (name) => JSON.parse(fs.readFileSync(path.join(seriesDir, name), 'utf8')) as Series,
  );
}
