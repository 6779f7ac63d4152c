import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import {
  appDataSource,
  type EntityClass,
  reportDataSource,
} from '../../src/platform/database/data-source';
import { connectionUrls } from '../../src/platform/database/open-database';
import { Reading } from '../../src/platform/database/reading';
import { shutDatabase, withAdmin } from '../../src/platform/database/roles';
import { Transactions } from '../../src/platform/database/transactions';
import { keptSecrets } from '../../src/platform/secrets';
import {
  testAdminUrlVariable,
  testDir,
  testTemplateVariable,
  withDatabaseName,
} from './test-server';

export interface FreshDatabase {
  /** The server's superuser: sees every community, for looking behind the scenes. */
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
  reportUrl: string;
  signerUrl: string;
  drop(): Promise<void>;
}

/** A migrated database of one's own, copied from the template in a few hundredths of a second. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const serverUrl = required(testAdminUrlVariable);
  const template = required(testTemplateVariable);
  const name = `trust_t_${process.env['JEST_WORKER_ID'] ?? '0'}_${randomBytes(5).toString('hex')}`;
  await withAdmin(serverUrl, (admin) => copyTemplate(admin, template, name));
  const adminUrl = withDatabaseName(serverUrl, name);
  // A copy does not inherit who may connect.
  await withAdmin(adminUrl, shutDatabase);
  const urls = connectionUrls(adminUrl, keptSecrets(testDir));
  return {
    adminUrl,
    ownerUrl: urls.owner,
    appUrl: urls.app,
    reportUrl: urls.report,
    signerUrl: urls.signer,
    drop: async () => {
      await withAdmin(serverUrl, (admin) => admin.query(`drop database ${name} with (force)`));
    },
  };
}

async function copyTemplate(admin: pg.Client, template: string, name: string): Promise<void> {
  // The server checkpoints for file_copy, which costs nothing without fsync.
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
}

function required(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is unset: run through jest`);
  return value;
}

/** What a database test works with. Filled by `beforeAll`: read it inside tests, not before. */
export interface DatabaseInTest {
  transactions: Transactions;
  reading: Reading;
  appDataSource: DataSource;
  reportDataSource: DataSource;
  /** Superuser: row-level security does not apply. */
  admin: pg.Client;
  urls: FreshDatabase;
}

/** Call at the top of a test file: a fresh database before its tests, everything gone after. */
export function withDatabase(entities: readonly EntityClass[] = []): DatabaseInTest {
  const database = {} as DatabaseInTest;
  beforeAll(async () => {
    const urls = await freshDatabase();
    const app = await appDataSource(urls.appUrl, entities, 8).initialize();
    const report = await reportDataSource(urls.reportUrl, entities, 4).initialize();
    const admin = new pg.Client({ connectionString: urls.adminUrl });
    await admin.connect();
    Object.assign(database, {
      urls,
      admin,
      appDataSource: app,
      reportDataSource: report,
      transactions: new Transactions(app),
      reading: new Reading(report),
    });
  });
  afterAll(async () => {
    if (!database.urls) return;
    await database.admin.end();
    await database.appDataSource.destroy();
    await database.reportDataSource.destroy();
    await database.urls.drop();
  });
  return database;
}
