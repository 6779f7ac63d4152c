import * as fs from 'node:fs';
import * as path from 'node:path';
import pg from 'pg';
import { type LocalPostgres, startLocalPostgres } from '../../src/platform/database/local-postgres';
import { connectionUrls, migrateIfOwner } from '../../src/platform/database/open-database';
import { prepareRoles, withAdmin } from '../../src/platform/database/roles';
import { keptSecrets } from '../../src/platform/secrets';
import {
  schemaFingerprint,
  templateDatabase,
  testAdminUrlVariable,
  testDir,
  testTemplateVariable,
  withDatabaseName,
} from './test-server';

const buildLock = 7_262_002;

/**
 * One volatile server for every run in this checkout, and one migrated template database that is
 * rebuilt when the migrations change. Runs at the same time share both.
 */
export default async function setup(): Promise<void> {
  fs.mkdirSync(testDir, { recursive: true });
  const server = await startLocalPostgres({
    dir: path.join(testDir, 'postgres'),
    database: 'postgres',
    volatile: true,
    lingerSeconds: 20,
    settings: { max_connections: '300', shared_buffers: '256MB' },
  });
  (globalThis as { testServer?: LocalPostgres }).testServer = server;
  process.env[testAdminUrlVariable] = server.url;
  await withAdmin(server.url, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [buildLock]);
    await dropAbandoned(admin);
    await buildTemplate(admin, server.url);
  });
}

async function buildTemplate(admin: pg.Client, serverUrl: string): Promise<void> {
  const name = templateName();
  const built = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (built.rowCount !== 0) return;
  const draft = `${name}_draft`;
  await admin.query(`drop database if exists ${draft} with (force)`);
  await admin.query(`create database ${draft}`);
  const url = withDatabaseName(serverUrl, draft);
  const secrets = keptSecrets(testDir);
  await prepareRoles(url, secrets);
  await migrateIfOwner(connectionUrls(url, secrets));
  await admin.query(`alter database ${draft} rename to ${name}`);
}

/** Named by what is in it: a run with other migrations at the same time has a template of its own. */
function templateName(): string {
  const name = `${templateDatabase}_${schemaFingerprint().slice(0, 12)}`;
  process.env[testTemplateVariable] = name;
  return name;
}

/** Databases whose run ended without dropping them, and templates of yesterday. */
async function dropAbandoned(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database d
     where (datname like 'trust\\_t\\_%' or datname like '${templateDatabase}%')
       and (pg_stat_file('base/' || oid || '/PG_VERSION')).modification < now() - interval '6 hours'
       and not exists (select 1 from pg_stat_activity a where a.datid = d.oid)`,
  );
  for (const { name } of rows) {
    await admin.query(`drop database if exists ${admin.escapeIdentifier(name)}`);
  }
}
