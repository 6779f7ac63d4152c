import { isIP } from 'node:net';
import * as path from 'node:path';
import { ConfigReader, type Environment } from './config-reader';
import { type MailSettings, readMail, readRobotOrigin } from './notice-config';
import { keptSecrets } from './secrets';
import { environmentOfSigner, readSigner, type SignerSettings } from './signer-config';

export const logLevels = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;
export type LogLevel = (typeof logLevels)[number];

export type DatabaseConfig =
  /** Our own server in DATA_DIR/postgres: the default. */
  | { kind: 'embedded'; binDir: string | undefined }
  /** A server of one's own, through a login that may create roles (DATABASE_URL). */
  | { kind: 'server'; adminUrl: string }
  /** Logins made beforehand; serving then needs no rights to define anything. */
  | {
      kind: 'logins';
      ownerUrl: string | undefined;
      appUrl: string;
      reportUrl: string;
      signerUrl: string | undefined;
    };

/** An abstract class rather than an interface, so that Nest can inject it by its type. */
export abstract class Config {
  abstract readonly production: boolean;
  abstract readonly port: number;
  abstract readonly host: string;
  /** Without a trailing slash. */
  abstract readonly publicUrl: string;
  abstract readonly dataDir: string;
  abstract readonly database: DatabaseConfig;
  /** Demo community and demo log-ins. */
  abstract readonly demo: boolean;
  /** Households may pay through a payment firm that is played: no money moves. */
  abstract readonly paymentSandbox: boolean;
  /** Seals personal data and keys its hashes. */
  abstract readonly secretKey: string;
  /** For express `trust proxy`: how many proxies stand before us, or which; false is none. */
  abstract readonly trustProxy: false | number | string;
  abstract readonly logLevel: LogLevel;
  /** /metrics answers only to this bearer token; undefined is not at all. */
  abstract readonly metricsToken: string | undefined;
  abstract readonly signer: SignerSettings;
  /** Through which server mail goes out, and from whom; undefined: mail is not offered. */
  abstract readonly mail: MailSettings | undefined;
  /** Where messages for group robots go instead of to the three firms: tests only. */
  abstract readonly robotOrigin: string | undefined;
}

/** What is wrong with the environment, all of it, in words for the person who set it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    const list = faults.map((fault, index) => `  ${index + 1}. ${fault}`).join('\n');
    super(`配置有 ${faults.length} 处错误，程序没有启动：\n${list}`);
  }
}

/** The only reader of the environment. @throws ConfigError with every fault. */
export function loadConfig(env: Environment = process.env): Config {
  const reader = new ConfigReader(env);
  const production = reader.text('NODE_ENV') === 'production';
  const port = reader.whole('PORT', { from: 1, to: 65_535, unset: 3000 });
  const database = readDatabase(reader);
  const dataDir = readDataDir(reader);
  const demo = reader.yesNo('DEMO', database.kind === 'embedded');
  const given = {
    production,
    port,
    // Reachable from this machine only, unless asked otherwise.
    host: readHost(reader),
    publicUrl: readPublicUrl(reader, { production, port }),
    dataDir,
    database,
    demo,
    paymentSandbox: readPaymentSandbox(reader, { production, demo }),
    trustProxy: readTrustProxy(reader),
    logLevel: reader.oneOf('LOG_LEVEL', logLevels, 'log'),
    metricsToken: readMetricsToken(reader),
    signer: readSigner(reader, { dataDir, canConnect: hasSignerLogin(database) }),
    mail: readMail(reader, { production }),
    robotOrigin: readRobotOrigin(reader, { production }),
  };
  const secretKey = readSecretKey(reader, production && database.kind !== 'embedded');
  if (reader.faults.length > 0) throw new ConfigError(reader.faults);
  return { ...given, secretKey: secretKey ?? keptSecrets(given.dataDir).secretKey };
}

export interface SignerConfig {
  /** undefined: through the database that the rest of the environment names. */
  signerUrl: string | undefined;
  /** Names the logs when the key is made: `<host>/c/<community>/log/1`. */
  publicUrl: string;
  dir: string;
  witnesses: SignerSettings['witnesses'];
  logLevel: LogLevel;
}

/** For the signer's own process, which on a machine of its own has only its own log-in. @throws ConfigError */
export function loadSignerConfig(env: Environment = process.env): SignerConfig {
  const reader = new ConfigReader(env);
  const production = reader.text('NODE_ENV') === 'production';
  const port = reader.whole('PORT', { from: 1, to: 65_535, unset: 3000 });
  const { dir, witnesses } = readSigner(reader, { dataDir: readDataDir(reader), canConnect: true });
  const given = {
    signerUrl: reader.postgresUrl('DATABASE_SIGNER_URL'),
    publicUrl: readPublicUrl(reader, { production, port }),
    dir,
    witnesses,
    logLevel: reader.oneOf('LOG_LEVEL', logLevels, 'log'),
  };
  if (reader.faults.length > 0) throw new ConfigError(reader.faults);
  return given;
}

/** What a signer that we start ourselves is told. */
export function signerEnvironment(
  config: Pick<Config, 'publicUrl' | 'signer'>,
  signerUrl: string,
  env: Environment = process.env,
): Record<string, string> {
  const { publicUrl, signer } = config;
  return environmentOfSigner(env, { signerUrl, publicUrl, dir: signer.dir });
}

function hasSignerLogin(database: DatabaseConfig): boolean {
  return database.kind !== 'logins' || database.signerUrl !== undefined;
}

function readDataDir(reader: ConfigReader): string {
  return path.resolve(reader.text('DATA_DIR') ?? './data');
}

function readDatabase(reader: ConfigReader): DatabaseConfig {
  const url = reader.postgresUrl('DATABASE_URL');
  const appUrl = reader.postgresUrl('DATABASE_APP_URL');
  const reportUrl = reader.postgresUrl('DATABASE_REPORT_URL');
  const signerUrl = reader.postgresUrl('DATABASE_SIGNER_URL');
  if (appUrl !== undefined && reportUrl !== undefined) {
    return { kind: 'logins', ownerUrl: url, appUrl, reportUrl, signerUrl };
  }
  if (appUrl !== undefined || reportUrl !== undefined || signerUrl !== undefined) {
    const missing = appUrl === undefined ? 'DATABASE_APP_URL' : 'DATABASE_REPORT_URL';
    reader.fault(missing, 'DATABASE_APP_URL 与 DATABASE_REPORT_URL 必须一起设置');
  }
  if (url !== undefined) return { kind: 'server', adminUrl: url };
  return { kind: 'embedded', binDir: reader.text('PG_BIN_DIR') };
}

function readPaymentSandbox(
  reader: ConfigReader,
  { production, demo }: { production: boolean; demo: boolean },
): boolean {
  const isOn = reader.yesNo('PAYMENT_SANDBOX', demo);
  if (isOn && production && !demo) {
    reader.fault('PAYMENT_SANDBOX', '正式环境不能使用支付沙箱：那里的“付款”没有真钱，账却会记上');
  }
  return isOn;
}

function readHost(reader: ConfigReader): string {
  const host = reader.text('HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && host !== 'localhost') {
    reader.fault('HOST', `应为本机的 IP 地址（对外服务填 0.0.0.0），现在是“${host}”`);
  }
  return host;
}

function readPublicUrl(
  reader: ConfigReader,
  { production, port }: { production: boolean; port: number },
): string {
  const text = reader.text('PUBLIC_URL') ?? `http://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url?.protocol.startsWith('http') && url.origin === text.replace(/\/$/, '');
  if (!url || !isOrigin) {
    reader.fault('PUBLIC_URL', `应形如 https://books.example.cn，不带路径，现在是“${text}”`);
    return text;
  }
  if (production && url.protocol === 'http:' && url.hostname !== 'localhost') {
    // Browsers do not keep a `__Host-` cookie on plain http: nobody could log in.
    reader.fault('PUBLIC_URL', '正式环境必须使用 https，否则浏览器不保存登录状态');
  }
  return url.origin;
}

/** `true` is refused: it would believe any address that a visitor cares to write into a header. */
function readTrustProxy(reader: ConfigReader): false | number | string {
  const text = reader.text('TRUST_PROXY');
  if (text === undefined || ['0', 'off', 'false', 'no'].includes(text)) return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  const proxies = text.split(',').map((proxy) => proxy.trim());
  if (proxies.every(isProxy)) return proxies.join(',');
  reader.fault(
    'TRUST_PROXY',
    `应为前面代理的层数（1–9）或其 IP 地址、网段、loopback，用逗号分隔，现在是“${text}”`,
  );
  return false;
}

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits] = text.split('/');
  const family = isIP(address);
  if (family === 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

function readMetricsToken(reader: ConfigReader): string | undefined {
  const token = reader.secret('METRICS_TOKEN');
  if (token !== undefined && token.length < 16) reader.fault('METRICS_TOKEN', '至少 16 个字符');
  return token;
}

const secretBytesMin = 32;
const distinctCharactersMin = 10;

function readSecretKey(reader: ConfigReader, required: boolean): string | undefined {
  const key = reader.secret('SECRET_KEY');
  if (key === undefined) {
    if (required) {
      // Generated in a container's data directory it would be gone with the container.
      reader.fault(
        'SECRET_KEY',
        '正式环境使用自己的数据库时必须设置（可用 openssl rand -base64 32 生成）',
      );
    }
    return undefined;
  }
  if (Buffer.byteLength(key) < secretBytesMin) {
    reader.fault(
      'SECRET_KEY',
      `至少 ${secretBytesMin} 个字节（可用 openssl rand -base64 32 生成）`,
    );
  } else if (new Set(key).size < distinctCharactersMin) {
    reader.fault('SECRET_KEY', '过于简单，请用随机生成的内容（openssl rand -base64 32）');
  }
  return key;
}
