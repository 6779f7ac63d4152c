import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ConfigError, loadConfig, loadSignerConfig, signerEnvironment } from './config';
import type { Environment } from './config-reader';
import { keptSecrets, secretsFile } from './secrets';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'trust-config-'));
const key = 'q3Jv8mT0xKpL5yWcR7uN2bZsD4fGhE6a';
const vkey = 'w.example.cn+530d903a+BKekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2';
const own = 'postgresql://admin:hunter2secret@db.example.cn:5432/trust';

afterAll(() => fs.rmSync(dir, { recursive: true }));

function file(name: string, content: string): string {
  const at = path.join(dir, name);
  fs.writeFileSync(at, content);
  return at;
}

function faultsOf(env: Environment): readonly string[] {
  try {
    loadConfig({ DATA_DIR: dir, ...env });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('the environment', () => {
  it('may be empty: our own database, the demo, this machine only', () => {
    const config = loadConfig({ DATA_DIR: dir });
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      database: { kind: 'embedded' },
      demo: true,
      trustProxy: false,
      logLevel: 'log',
      production: false,
    });
  });

  it('keeps the key it made, readable by the owner only', () => {
    const first = loadConfig({ DATA_DIR: dir }).secretKey;
    expect(loadConfig({ DATA_DIR: dir }).secretKey).toBe(first);
    expect(Buffer.from(first, 'base64')).toHaveLength(32);
    expect(fs.statSync(secretsFile(dir)).mode & 0o777).toBe(0o600);
  });

  it('does not make up a secret that is missing from a kept file', () => {
    const damaged = fs.mkdtempSync(path.join(dir, 'damaged-'));
    fs.writeFileSync(secretsFile(damaged), '{"secretKey":"x"}');
    expect(() => keptSecrets(damaged)).toThrow('缺少 ownerPassword');
  });

  it('has no demo on a server of one’s own unless asked', () => {
    expect(loadConfig({ DATABASE_URL: own, SECRET_KEY: key }).demo).toBe(false);
    expect(loadConfig({ DATABASE_URL: own, SECRET_KEY: key, DEMO: 'on' }).demo).toBe(true);
  });

  it('serves through separate logins without an administrator', () => {
    const config = loadConfig({
      DATABASE_APP_URL: own,
      DATABASE_REPORT_URL: own,
      SECRET_KEY_FILE: file('key', `${key}\n`),
    });
    expect(config.database).toMatchObject({ kind: 'logins', ownerUrl: undefined, appUrl: own });
    expect(config.secretKey).toBe(key);
  });

  it('takes one hop, a network or names as trusted proxies', () => {
    expect(loadConfig({ DATA_DIR: dir, TRUST_PROXY: '1' }).trustProxy).toBe(1);
    expect(loadConfig({ DATA_DIR: dir, TRUST_PROXY: '10.0.0.0/8, loopback' }).trustProxy).toBe(
      '10.0.0.0/8,loopback',
    );
  });

  it.each<[string, Environment, string]>([
    ['a port in words', { PORT: 'abc' }, 'PORT'],
    ['a port out of range', { PORT: '70000' }, 'PORT'],
    ['a port in hex', { PORT: '0x10' }, 'PORT'],
    ['a host that is a URL', { HOST: 'http://localhost' }, 'HOST'],
    ['a public address without a scheme', { PUBLIC_URL: 'books.example.cn' }, 'PUBLIC_URL'],
    ['a public address with a path', { PUBLIC_URL: 'https://a.cn/books' }, 'PUBLIC_URL'],
    ['a public address of another kind', { PUBLIC_URL: 'ftp://a.cn' }, 'PUBLIC_URL'],
    [
      'plain http in production',
      { NODE_ENV: 'production', PUBLIC_URL: 'http://a.cn' },
      'PUBLIC_URL',
    ],
    ['another database', { DATABASE_URL: 'mysql://a:b@c/d' }, 'DATABASE_URL'],
    ['a database without a name', { DATABASE_URL: 'postgresql://a:b@c' }, 'DATABASE_URL'],
    ['a database without a login', { DATABASE_URL: 'postgresql://c/d' }, 'DATABASE_URL'],
    ['one of two logins', { DATABASE_APP_URL: own }, 'DATABASE_REPORT_URL'],
    ['the other of two logins', { DATABASE_REPORT_URL: own }, 'DATABASE_APP_URL'],
    ['a doubtful switch', { DEMO: 'maybe' }, 'DEMO'],
    [
      'a played payment firm where the money is real',
      { NODE_ENV: 'production', DEMO: 'off', PAYMENT_SANDBOX: 'on' },
      'PAYMENT_SANDBOX',
    ],
    ['a short key', { SECRET_KEY: 'short' }, 'SECRET_KEY'],
    ['a key of one letter', { SECRET_KEY: 'a'.repeat(64) }, 'SECRET_KEY'],
    [
      'no key in production',
      { NODE_ENV: 'production', DATABASE_URL: own, PUBLIC_URL: 'https://a.cn' },
      'SECRET_KEY',
    ],
    ['a key given twice', { SECRET_KEY: key, SECRET_KEY_FILE: '/dev/null' }, 'SECRET_KEY'],
    ['an empty secret file', { SECRET_KEY_FILE: '/dev/null' }, 'SECRET_KEY_FILE'],
    ['a missing secret file', { METRICS_TOKEN_FILE: '/nowhere/token' }, 'METRICS_TOKEN_FILE'],
    ['everybody as trusted proxy', { TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
    ['a proxy network too wide', { TRUST_PROXY: '10.0.0.0/33' }, 'TRUST_PROXY'],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    ['a guessable metrics token', { METRICS_TOKEN: '1234' }, 'METRICS_TOKEN'],
    ['a signer of another kind', { SIGNER: 'maybe' }, 'SIGNER'],
    [
      'a signer of ours without a log-in',
      { DATABASE_APP_URL: own, DATABASE_REPORT_URL: own, SIGNER: 'child' },
      'DATABASE_SIGNER_URL',
    ],
    ['a witness without a key', { WITNESSES: 'https://w.example.cn' }, 'WITNESSES'],
    ['a witness without an address', { WITNESSES: `https:// ${vkey}` }, 'WITNESSES'],
    ['a witness over plain http', { WITNESSES: `http://w.example.cn ${vkey}` }, 'WITNESSES'],
    ['a witness with a password', { WITNESSES: `https://a:b@w.cn ${vkey}` }, 'WITNESSES'],
  ])('refuses %s', (_what, env, variable) => {
    const faults = faultsOf(env);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${variable}：`));
  });

  it('tells all faults at once, numbered, and no password', () => {
    const env = { PORT: '0', DEMO: 'x', DATABASE_URL: 'mysql://u:hunter2secret@h/d' };
    expect(() => loadConfig(env)).toThrow(/配置有 3 处错误[\s\S]*1\. PORT：[\s\S]*3\. DEMO：/);
    expect(() => loadConfig(env)).not.toThrow(/hunter2secret/);
  });
});

describe('the signer', () => {
  it('is ours to start by default, beside its own folder and without witnesses', () => {
    expect(loadConfig({ DATA_DIR: dir }).signer).toEqual({
      mode: 'child',
      dir: path.join(dir, 'signer'),
      witnesses: [],
    });
  });

  it('runs elsewhere when told so, or when we have no log-in for it', () => {
    expect(loadConfig({ DATA_DIR: dir, SIGNER: 'off' }).signer.mode).toBe('off');
    const logins = { DATABASE_APP_URL: own, DATABASE_REPORT_URL: own, SECRET_KEY: key };
    expect(loadConfig({ DATA_DIR: dir, ...logins }).signer.mode).toBe('off');
    const withSigner = { ...logins, DATABASE_SIGNER_URL: own };
    expect(loadConfig({ DATA_DIR: dir, ...withSigner }).signer.mode).toBe('child');
  });

  it('reads several witnesses, each with its key; one on this machine may speak plain http', () => {
    const WITNESSES = `https://w.example.cn/log/ ${vkey}, http://127.0.0.1:8090 ${vkey} ,`;
    expect(loadConfig({ DATA_DIR: dir, WITNESSES }).signer.witnesses).toEqual([
      { url: 'https://w.example.cn/log', vkey },
      { url: 'http://127.0.0.1:8090', vkey },
    ]);
  });

  it('on a machine of its own needs its own log-in only', () => {
    const env = { DATABASE_SIGNER_URL: own, SIGNER_DIR: '/keys', PUBLIC_URL: 'https://a.cn' };
    expect(loadSignerConfig({ NODE_ENV: 'production', ...env })).toEqual({
      signerUrl: own,
      publicUrl: 'https://a.cn',
      dir: '/keys',
      witnesses: [],
      logLevel: 'log',
    });
  });

  it('refuses a bad environment as the server does', () => {
    expect(() => loadSignerConfig({ PUBLIC_URL: 'x', WITNESSES: 'y' })).toThrow('2 处错误');
  });

  it('learns neither our secrets nor our other log-ins when we start it', () => {
    const env = {
      DATABASE_URL: own,
      SECRET_KEY: key,
      METRICS_TOKEN: key,
      WITNESSES: `https://w.cn ${vkey}`,
      PATH: '/bin',
    };
    const config = loadConfig({ DATA_DIR: dir, ...env });
    expect(signerEnvironment(config, 'postgresql://signer@h/d', env)).toEqual({
      DATABASE_SIGNER_URL: 'postgresql://signer@h/d',
      PUBLIC_URL: 'http://localhost:3000',
      SIGNER_DIR: path.join(dir, 'signer'),
      WITNESSES: env.WITNESSES,
      PATH: '/bin',
    });
  });
});
