import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import '../../src/ledger/ledger.module';
import { LedgerService } from '../../src/ledger/ledger.service';
import { Clock } from '../../src/platform/clock';
import type { Config } from '../../src/platform/config';
import { appDataSource, reportDataSource } from '../../src/platform/database/data-source';
import { type LocalPostgres, startLocalPostgres } from '../../src/platform/database/local-postgres';
import { connectionUrls, migrateIfOwner } from '../../src/platform/database/open-database';
import { Reading } from '../../src/platform/database/reading';
import { prepareRoles } from '../../src/platform/database/roles';
import { Transactions } from '../../src/platform/database/transactions';
import { Sealing } from '../../src/platform/login/sealing';
import { keptSecrets } from '../../src/platform/secrets';
import type { Day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { testDir } from '../support/test-server';

const desksPerCommunity = 4;
const secretKey = 'only for tests: 0123456789abcdef0123456789abcdef';

/** A reviewer at her desk: she posts what the accountant has prepared. */
export interface Desk {
  communityId: number;
  personId: string;
  cookie: string;
  totpSecret: Buffer;
}

/** One community under load: its people, and the days its vouchers may bear. */
export interface Place {
  communityId: number;
  accountant: string;
  fileId: string;
  /** First day of the books: a month before this one begins. */
  startsOn: Day;
  today: Day;
}

/** A PostgreSQL that keeps what it acknowledges (fsync on), with two communities at work. */
export interface Ground {
  server: LocalPostgres;
  adminUrl: string;
  appUrl: string;
  reportUrl: string;
  reading: Reading;
  places: Place[];
  /** In turn of one community and the other. */
  desks: Desk[];
  dataDir: string;
  secretKey: string;
  close(): Promise<void>;
}

/** Everything of its own, so that killing it disturbs nobody. */
export async function prepareGround(name: string): Promise<Ground> {
  const dataDir = path.join(testDir, 'faults', `${name}-${randomBytes(3).toString('hex')}`);
  const server = await startLocalPostgres({
    dir: path.join(dataDir, 'postgres'),
    database: 'faults',
    settings: { shared_buffers: '32MB', max_connections: '60' },
  });
  const secrets = keptSecrets(dataDir);
  await prepareRoles(server.url, secrets);
  const urls = connectionUrls(server.url, secrets);
  await migrateIfOwner(urls);
  const report = await reportDataSource(urls.report, [], 2).initialize();
  const { places, desks } = await withClient(server.url, (admin) => settle(admin, urls.app));
  return {
    server,
    adminUrl: server.url,
    appUrl: urls.app,
    reportUrl: urls.report,
    reading: new Reading(report),
    places,
    desks,
    dataDir,
    secretKey,
    close: () => leave(server, report, dataDir),
  };
}

async function leave(server: LocalPostgres, report: DataSource, dataDir: string): Promise<void> {
  await report.destroy();
  await server.stop();
  for (const dir of [dataDir, server.dir, `${server.dir}.users`, `${server.dir}.log`]) {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/** A connection for one errand: no test connection may be open when the server is killed. */
export async function withClient<T>(url: string, work: (c: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function settle(admin: pg.Client, appUrl: string) {
  // A code of an authenticator is good for one act in half a minute. Here eight people act many times
  // a second: in this database a spent code is good again.
  await admin.query(`
    create function code_good_again() returns trigger language plpgsql as
      'begin new.totp_last_step := 0; return new; end';
    create trigger code_good_again before update on login
      for each row execute function code_good_again()`);
  const places = [await found(admin, appUrl, '锦和苑'), await found(admin, appUrl, '邻家苑')];
  const desks: Desk[] = [];
  for (let turn = 0; turn < desksPerCommunity; turn += 1) {
    for (const place of places) desks.push(await employ(admin, place, `reviewer${desks.length}`));
  }
  return { places, desks };
}

async function found(admin: pg.Client, appUrl: string, name: string): Promise<Place> {
  const clock = new Clock();
  const today = clock.today();
  const { rows } = await admin.query<{ id: number; starts_on: Day }>(
    `insert into community (name, trustor_name, trustee_name, books_start_on)
     values ($1, '业主大会', '物业公司', date_trunc('month', $2::date)::date - interval '1 month')
     returning id, to_char(books_start_on, 'YYYY-MM-DD') as starts_on`,
    [name, today],
  );
  const communityId = rows[0]?.id ?? 0;
  const startsOn = rows[0]?.starts_on ?? today;
  const app = await appDataSource(appUrl, [], 1).initialize();
  await new Transactions(app).run(communityId, (tx) =>
    new LedgerService(clock).openBooks(tx, communityId, startsOn),
  );
  await app.destroy();
  const place = { communityId, startsOn, today, accountant: newId(), fileId: newId() };
  await admin.query('insert into person (id, name) values ($1, $2)', [place.accountant, '会计甲']);
  await admin.query(
    `insert into file_object (community_id, id, name, media_type, size_bytes, sha256, public_sha256,
       public_media_type, purpose)
     values ($1, $2, '发票.jpg', 'image/jpeg', 9, $3, $3, 'image/jpeg', 'evidence')`,
    [communityId, place.fileId, createHash('sha256').update(place.fileId).digest('hex')],
  );
  return place;
}

/** In office, signed in, with an authenticator: by rows, because password hashing takes its time. */
async function employ(admin: pg.Client, place: Place, loginName: string): Promise<Desk> {
  const [personId, loginId, token] = [newId(), newId(), randomBytes(32).toString('base64url')];
  const totpSecret = randomBytes(20);
  const sealing = new Sealing({ secretKey } as Config);
  await admin.query('insert into person (id, name) values ($1, $2)', [personId, '审核乙']);
  await admin.query(
    `insert into role_grant (community_id, id, person_id, party, post, starts_on, resolution_ref)
     values ($1, $2, $3, 'trustee', 'reviewer', $4, '任命书')`,
    [place.communityId, newId(), personId, place.startsOn],
  );
  await admin.query(
    `insert into login (id, person_id, login_name, password_hash, totp_secret_sealed, totp_enrolled_at)
     values ($1, $2, $3, 'none', $4, now())`,
    [loginId, personId, loginName, sealing.seal(totpSecret.toString('base64'), 'totp')],
  );
  await admin.query(
    `insert into login_session (id, login_id, token_hash, device, expires_at)
     values ($1, $2, $3, 'test', now() + interval '10 days')`,
    [newId(), loginId, createHash('sha256').update(token).digest('hex')],
  );
  return { communityId: place.communityId, personId, cookie: `sid=${token}`, totpSecret };
}
