import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import pg from 'pg';
import { entities } from '../../src/entities';
import { appDataSource, reportDataSource } from '../../src/platform/database/data-source';
import { type LocalPostgres, startLocalPostgres } from '../../src/platform/database/local-postgres';
import { connectionUrls, migrateIfOwner } from '../../src/platform/database/open-database';
import { Reading } from '../../src/platform/database/reading';
import { prepareRoles, shutDatabase, withAdmin } from '../../src/platform/database/roles';
import { Transactions } from '../../src/platform/database/transactions';
import { keptSecrets } from '../../src/platform/secrets';
import type { DatabaseInTest } from '../support/fresh-database';
import { withDatabaseName } from '../support/test-server';

export interface BenchDatabase extends DatabaseInTest {
  readonly name: string;
  /** Statements of the superuser that `admin` is too busy for. */
  asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T>;
  drop(): Promise<void>;
}

export interface BenchServer {
  readonly major: string;
  /** As PostgreSQL itself reports them. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where a case may keep files; gone with the server. */
  readonly dir: string;
  /** A migrated database; `connections` is the size of each pool. */
  database(connections: number): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

/** What a book must be kept with: a figure without them is the figure of something else. */
const DURABLE = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums'];
const TOLD = [...DURABLE, 'wal_sync_method', 'shared_buffers', 'max_wal_size', 'server_version'];

const TEMPLATE = 'bench_template';
const GIB = 1024 ** 3;

/**
 * A PostgreSQL of its own with an empty data directory and safe settings; only what is about size is
 * set, and it is the same for both sides of every comparison.
 */
export async function startBenchServer(root: string): Promise<BenchServer> {
  const runs = path.join(root, '.bench-db');
  clearAway(runs);
  const dir = path.join(runs, `run-${process.pid}-${randomBytes(3).toString('hex')}`);
  fs.mkdirSync(dir, { recursive: true });
  const postgres = await startLocalPostgres({
    dir: path.join(dir, 'postgres'),
    database: TEMPLATE,
    settings: {
      max_connections: '200',
      shared_buffers: `${sharedBuffers(os.totalmem())}MB`,
      max_wal_size: '8GB',
    },
  });
  const settings = await settingsOf(postgres);
  const unsafe = DURABLE.filter((name) => settings[name] !== 'on');
  if (unsafe.length > 0) throw new Error(`not safe: ${unsafe.join(', ')}`);
  await prepareRoles(postgres.url, keptSecrets(dir));
  await migrateIfOwner(connectionUrls(postgres.url, keptSecrets(dir)));
  const open: BenchDatabase[] = [];
  return {
    major: postgres.major,
    settings,
    dir,
    database: async (connections) => {
      const made = await freshDatabase(postgres, dir, connections);
      open.push(made);
      return made;
    },
    stop: async () => {
      // A case that failed has left its own open.
      for (const each of open) await each.drop();
      await postgres.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A quarter of the memory, as PostgreSQL's manual advises, up to 6 GB. */
export function sharedBuffers(memoryBytes: number): number {
  return Math.max(128, Math.floor(Math.min(memoryBytes / 4, 6 * GIB) / 1024 ** 2 / 64) * 64);
}

/** Runs that were killed leave their directory; their server has ended with them. */
function clearAway(runs: string): void {
  if (!fs.existsSync(runs)) return;
  for (const name of fs.readdirSync(runs)) {
    const pid = Number(/^run-(\d+)-/.exec(name)?.[1]);
    if (!fs.existsSync(`/proc/${pid}`)) {
      fs.rmSync(path.join(runs, name), { recursive: true, force: true });
    }
  }
}

async function settingsOf(postgres: LocalPostgres): Promise<Record<string, string>> {
  return withAdmin(postgres.url, async (admin) => {
    const { rows } = await admin.query<{ name: string; setting: string }>(
      'select name, current_setting(name) as setting from pg_settings where name = any($1)',
      [TOLD],
    );
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  });
}

let databases = 0;

async function freshDatabase(
  postgres: LocalPostgres,
  dir: string,
  connections: number,
): Promise<BenchDatabase> {
  databases += 1;
  const name = `bench_${databases}`;
  await withAdmin(withDatabaseName(postgres.url, 'postgres'), (admin) =>
    admin.query(`create database ${name} template ${TEMPLATE}`),
  );
  const adminUrl = withDatabaseName(postgres.url, name);
  await withAdmin(adminUrl, shutDatabase);
  const urls = connectionUrls(adminUrl, keptSecrets(dir));
  const app = await appDataSource(urls.app, entities, connections).initialize();
  const report = await reportDataSource(urls.report, entities, connections).initialize();
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  let dropped = false;
  const drop = async () => {
    if (dropped) return;
    dropped = true;
    await Promise.all([admin.end(), app.destroy(), report.destroy()]);
    await withAdmin(withDatabaseName(postgres.url, 'postgres'), (server) =>
      server.query(`drop database ${name} with (force)`),
    );
  };
  return {
    name,
    admin,
    appDataSource: app,
    reportDataSource: report,
    transactions: new Transactions(app),
    reading: new Reading(report),
    urls: {
      adminUrl,
      ownerUrl: urls.owner,
      appUrl: urls.app,
      reportUrl: urls.report,
      signerUrl: urls.signer,
      drop,
    },
    asAdmin: (work) => withAdmin(adminUrl, work),
    drop,
  };
}
