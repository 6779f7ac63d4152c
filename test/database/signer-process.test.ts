import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import pg from 'pg';
import { withAdmin } from '../../src/platform/database/roles';
import { buildServer } from '../faults/server-process';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database';
import { waitFor } from '../support/job-program';
import { SignerProcess } from '../support/signer-process';
import { withDatabaseName } from '../support/test-server';

/** The signer as the processes it is made of: killed, started twice, shown an older database. */
let database: FreshDatabase;
let admin: pg.Client;
let dir: string;
let processes: SignerProcess[] = [];

jest.setTimeout(120_000);

beforeAll(async () => {
  buildServer();
  database = await freshDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'trust-signer-'));
});
afterEach(async () => {
  for (const signer of processes.splice(0)) await signer.stop('SIGKILL');
});
afterAll(async () => {
  await admin.end();
  await database.drop();
  fs.rmSync(dir, { recursive: true });
});

const plan = () => ({ url: database.signerUrl, dir });
const signOnce = (args: string[] = []) => SignerProcess.once({ ...plan(), args });

function start(at = plan()): SignerProcess {
  const signer = SignerProcess.start(at);
  processes.push(signer);
  return signer;
}

/** A community; its log begins with itself and with its trustee's first term: two leaves. */
async function found(client: pg.Client, name: string): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into community (name, trustor_name, trustee_name, books_start_on)
     values ($1, '甲方', '乙方', '2026-01-01') returning id`,
    [name],
  );
  return rows[0]?.id ?? 0;
}

/** One more leaf. */
async function rename(client: pg.Client, id: number, name: string): Promise<void> {
  await client.query('update community set trustee_name = $2 where id = $1', [id, name]);
}

async function sizes(client: pg.Client, id: number): Promise<number[]> {
  const { rows } = await client.query<{ size: string }>(
    'select size from log_checkpoint where community_id = $1 order by size, signed_at',
    [id],
  );
  return rows.map(({ size }) => Number(size));
}

const keptHead = (id: number) =>
  JSON.parse(fs.readFileSync(path.join(dir, 'heads', `${id}.json`), 'utf8')) as {
    size: number;
    note: string;
  };

describe('the signer as a process', () => {
  it('signs once and ends well; its key and its folder are its own', async () => {
    const id = await found(admin, '锦和苑');
    expect(await signOnce()).toEqual({ code: 0, said: '' });
    expect(await sizes(admin, id)).toEqual([2]);
    expect(await signOnce()).toEqual({ code: 0, said: '' });
    expect(await sizes(admin, id)).toEqual([2]);
    expect(fs.statSync(path.join(dir, 'key.json')).mode & 0o777).toBe(0o600);
    expect(fs.statSync(dir).mode & 0o777).toBe(0o700);
    expect(keptHead(id).note).toMatch(/^books\.example\.cn\/c\/\d+\/log\/1\n2\n/);
  });

  it('signs what comes while it runs, and ends when it is told to', async () => {
    const id = await found(admin, '望江里');
    const signer = start();
    await waitFor(async () => (await sizes(admin, id)).length === 1);
    await rename(admin, id, '丙方');
    await waitFor(async () => (await sizes(admin, id)).length === 2);
    expect(await signer.stop('SIGTERM')).toBe(0);
    expect(fs.existsSync(path.join(dir, 'lock'))).toBe(false);
  });

  it('killed between its own memory and the database, it brings there what it had signed', async () => {
    const id = await found(admin, '停电苑');
    await signOnce();
    await rename(admin, id, '丙方');
    await admin.query('begin; lock table log_checkpoint in share row exclusive mode');
    const signer = start();
    await waitFor(async () => keptHead(id).size === 3);
    await signer.stop('SIGKILL');
    await admin.query('rollback');
    expect(await sizes(admin, id)).toEqual([2]);
    const signed = keptHead(id).note;
    await rename(admin, id, '丁方');
    expect(await signOnce()).toEqual({ code: 0, said: '' });
    expect(await sizes(admin, id)).toEqual([2, 3, 4]);
    const { rows } = await admin.query<{ note: string }>(
      'select note from log_checkpoint where community_id = $1 and size = 3',
      [id],
    );
    expect(rows).toEqual([{ note: signed }]);
  });

  it('refuses an older copy of the database, and says so with its end', async () => {
    const name = `${new URL(database.adminUrl).pathname.slice(1)}_old`;
    const id = await found(admin, '旧库苑');
    await signOnce();
    await copyDatabase(name);
    try {
      await rename(admin, id, '丙方');
      await signOnce();
      const before = keptHead(id);
      const url = withDatabaseName(database.signerUrl, name);
      const { code, said } = await SignerProcess.once({ url, dir });
      expect(code).toBe(3);
      expect(said).toContain('head not signed');
      expect(said).toContain('"reason":"smaller"');
      expect(keptHead(id)).toEqual(before);
      await withAdmin(withDatabaseName(database.adminUrl, name), async (old) => {
        expect(await sizes(old as pg.Client, id)).toEqual([2]);
        const { rows } = await old.query('select size::int, reason from log_refusal');
        expect(rows).toContainEqual({
          size: 2,
          reason: '留痕日志变短了：数据库里有 2 条，签名机已签到 3 条',
        });
      });
    } finally {
      await withAdmin(withDatabaseName(database.adminUrl, 'postgres'), (server) =>
        server.query(`drop database ${name} with (force)`),
      );
    }
  });

  it('without its memory it refuses, until a person has compared a head', async () => {
    const id = await found(admin, '失忆苑');
    await signOnce();
    fs.rmSync(path.join(dir, 'heads', `${id}.json`));
    expect(await signOnce()).toMatchObject({ code: 3 });
    const { rows } = await admin.query<{ root: string }>(
      `select encode(root, 'hex') as root from log_checkpoint where community_id = $1`,
      [id],
    );
    const root = rows[0]?.root.slice(0, 16) ?? '';
    expect(await signOnce(['--adopt', `${id}:2:${'0'.repeat(16)}`])).toMatchObject({ code: 3 });
    expect(await signOnce(['--adopt', `${id}:2:${root}`])).toEqual({ code: 0, said: '' });
    expect(await signOnce()).toEqual({ code: 0, said: '' });
  });

  it('understands nothing else', async () => {
    for (const args of [['--adopt', 'yes'], ['--adopt', '1:1:abc'], ['--fast'], ['once']]) {
      const { code, said } = await signOnce(args);
      expect([args, code]).toEqual([args, 2]);
      expect(said).toContain('用法');
    }
  });
});

describe('two signers', () => {
  it('never work at once: not on one folder, not on one database', async () => {
    const id = await found(admin, '双签苑');
    const first = start();
    await waitFor(async () => (await sizes(admin, id)).length === 1);
    const sameFolder = await signOnce();
    expect(sameFolder.code).toBe(1);
    expect(sameFolder.said).toContain('正在使用目录');
    const copied = fs.mkdtempSync(path.join(os.tmpdir(), 'trust-signer-'));
    fs.cpSync(dir, copied, { recursive: true, filter: (file) => !file.endsWith('lock') });
    const sameDatabase = await SignerProcess.once({ url: database.signerUrl, dir: copied });
    expect(sameDatabase.code).toBe(1);
    expect(sameDatabase.said).toContain('另一个签名机正在工作');
    // One that was killed holds nothing.
    await first.stop('SIGKILL');
    expect(fs.existsSync(path.join(dir, 'lock'))).toBe(true);
    expect(await signOnce()).toEqual({ code: 0, said: '' });
    fs.rmSync(copied, { recursive: true });
  });
});

describe('the key', () => {
  it.each([
    ['is missing beside heads it signed', (file: string) => fs.rmSync(file), '从备份恢复'],
    ['can be read by others', (file: string) => fs.chmodSync(file, 0o644), 'chmod 600'],
    ['is half a file', (file: string) => fs.truncateSync(file, 20), '不完整'],
  ])('that %s stops it', async (_what, harm, sentence) => {
    const copied = fs.mkdtempSync(path.join(os.tmpdir(), 'trust-signer-'));
    await signOnce();
    fs.cpSync(dir, copied, { recursive: true });
    harm(path.join(copied, 'key.json'));
    const { code, said } = await SignerProcess.once({ url: database.signerUrl, dir: copied });
    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/at .*\.js/);
    fs.rmSync(copied, { recursive: true });
  });
});

describe('a signer that the server starts', () => {
  it('is started again when it ends, and ends with the server, however that ends', async () => {
    const server = serverWithSigner();
    await waitFor(async () => (await signers()).length === 1);
    const [first] = await signers();
    process.kill(first ?? 0, 'SIGKILL');
    await waitFor(async () => (await signers()).some((pid) => pid !== first));
    const [second] = await signers();
    server.kill('SIGKILL');
    await once(server, 'close');
    await waitFor(async () => !isAlive(second ?? 0));
    await waitFor(async () => (await signers()).length === 0);
  });

  /** By process: the one that holds the connection. */
  async function signers(): Promise<number[]> {
    const { rows } = await admin.query<{ port: number }>(
      `select client_port as port from pg_stat_activity
       where application_name = 'trust-ledger signer' and datname = current_database()`,
    );
    return rows.length === 0 ? [] : [lockHolder()];
  }

  const lockHolder = () => Number.parseInt(fs.readFileSync(path.join(dir, 'lock'), 'utf8'), 10);

  function isAlive(pid: number): boolean {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  }

  /** Stands for main.ts: everything of it that has to do with the signer. */
  function serverWithSigner(): ChildProcess {
    const config = {
      publicUrl: 'https://books.example.cn',
      signer: { mode: 'child', dir, witnesses: [] },
    };
    const script = `require('./dist/src/start-signer.js').startSigner(
      ${JSON.stringify(config)}, { signer: ${JSON.stringify(database.signerUrl)} });`;
    return spawn(process.execPath, ['-e', script], {
      cwd: path.join(__dirname, '..', '..'),
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { PATH: process.env['PATH'], LOG_LEVEL: 'fatal' },
    });
  }
});

/** As it stands now, under another name. */
async function copyDatabase(name: string): Promise<void> {
  const original = new URL(database.adminUrl).pathname.slice(1);
  await admin.end();
  await withAdmin(withDatabaseName(database.adminUrl, 'postgres'), async (server) => {
    await server.query(`create database ${name} template ${original}`);
    await server.query(`grant connect on database ${name} to trust_signer`);
  });
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
}
