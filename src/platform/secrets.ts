import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** What this installation keeps to itself, made once and kept in DATA_DIR/secrets.json (0600). */
export interface Secrets {
  /** Seals personal data and keys its hashes: losing it loses those data. Base64. */
  secretKey: string;
  ownerPassword: string;
  appPassword: string;
  reportPassword: string;
  signerPassword: string;
}

const names = [
  'secretKey',
  'ownerPassword',
  'appPassword',
  'reportPassword',
  'signerPassword',
] as const satisfies readonly (keyof Secrets)[];

export function secretsFile(dataDir: string): string {
  return path.join(dataDir, 'secrets.json');
}

/** Reads the kept secrets, making them at the first start. Two first starters agree on one file. */
export function keptSecrets(dataDir: string): Secrets {
  const file = secretsFile(dataDir);
  if (!fs.existsSync(file)) keepNewSecrets(file);
  const kept = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Secrets>;
  const missing = names.filter((name) => typeof kept[name] !== 'string');
  if (missing.length > 0) {
    // Never filled in silently: a new secretKey would make sealed data unreadable for good.
    throw new Error(`${file} 不完整，缺少 ${missing.join('、')}。请从备份恢复该文件。`);
  }
  return kept as Secrets;
}

function keepNewSecrets(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const secrets: Secrets = {
    secretKey: randomBytes(32).toString('base64'),
    ownerPassword: randomPassword(),
    appPassword: randomPassword(),
    reportPassword: randomPassword(),
    signerPassword: randomPassword(),
  };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  try {
    // link refuses an existing name and shows only whole files, unlike write or rename.
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}
