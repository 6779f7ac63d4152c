import * as path from 'node:path';
import type { ConfigReader, Environment } from './config-reader';

/** Whoever keeps our heads elsewhere and co-signs them (C2SP tlog-witness). */
export interface WitnessAddress {
  /** Submission prefix, without a trailing slash: `<url>/add-checkpoint`. */
  url: string;
  /** `<name>+<8 hex of the key id>+<base64>`, as C2SP signed-note writes a public key. */
  vkey: string;
}

export interface SignerSettings {
  /** `child`: this program starts the signer and stops it; `off`: it runs elsewhere. */
  mode: 'child' | 'off';
  /** Its key and the heads it has signed; outside the database on purpose. */
  dir: string;
  witnesses: readonly WitnessAddress[];
}

/** @param canConnect whether there is a log-in for the signer: without one it can only run elsewhere. */
export function readSigner(
  reader: ConfigReader,
  { dataDir, canConnect }: { dataDir: string; canConnect: boolean },
): SignerSettings {
  const mode = reader.oneOf('SIGNER', ['child', 'off'], canConnect ? 'child' : 'off');
  if (mode === 'child' && !canConnect) {
    reader.fault(
      'DATABASE_SIGNER_URL',
      '由本程序启动签名机时必须设置；签名机在别处运行则设 SIGNER=off',
    );
  }
  return {
    mode,
    dir: path.resolve(reader.text('SIGNER_DIR') ?? path.join(dataDir, 'signer')),
    witnesses: readWitnesses(reader),
  };
}

function readWitnesses(reader: ConfigReader): WitnessAddress[] {
  const items = (reader.text('WITNESSES') ?? '').split(',').map((item) => item.trim());
  return items.filter((item) => item !== '').flatMap((item) => readWitness(reader, item) ?? []);
}

function readWitness(reader: ConfigReader, item: string): WitnessAddress | null {
  const [url = '', vkey = '', ...rest] = item.split(/\s+/);
  if (!isAddress(url) || !/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44,}$/.test(vkey) || rest.length) {
    reader.fault(
      'WITNESSES',
      `应为“https://地址 公钥”，多个用逗号分隔（公钥形如 名称+8位编号+密钥），现在有“${item}”`,
    );
    return null;
  }
  return { url: url.replace(/\/+$/, ''), vkey };
}

/** Plain http within this machine only: on the way a stranger could keep our heads from the witness. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  if (username !== '' || search !== '' || hash !== '') return false;
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && local);
}

/** What a signer of our own may know of our environment: not our secrets, not the other log-ins. */
const handedOn = [
  'PATH',
  'NODE_ENV',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'PGSSLMODE',
  'PGSSLROOTCERT',
  'LOG_LEVEL',
  'WITNESSES',
];

/** The environment of a signer that this program starts. */
export function environmentOfSigner(
  env: Environment,
  { signerUrl, publicUrl, dir }: { signerUrl: string; publicUrl: string; dir: string },
): Record<string, string> {
  const kept = handedOn.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    DATABASE_SIGNER_URL: signerUrl,
    PUBLIC_URL: publicUrl,
    SIGNER_DIR: dir,
  };
}
