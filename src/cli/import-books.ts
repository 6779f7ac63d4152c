import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { keyCheckOf } from '../exchange/canonical/key-check';
import { PackageReader } from '../exchange/canonical/package-reader';
import { checkPackage, takeOver, type TakenOver } from '../exchange/canonical/take-over';
import { VerificationQueries } from '../ledger/verification.queries';
import { VerifyBooksQueries } from '../ledger/verify-books.queries';
import { Clock } from '../platform/clock';
import { type Config, loadConfig } from '../platform/config';
import { ownerDataSource } from '../platform/database/data-source';
import { migrate, migrationNames } from '../platform/database/migrate';
import { type ConnectionUrls, openDatabase } from '../platform/database/open-database';
import { Reading } from '../platform/database/reading';
import { DiskFileStore } from '../platform/files/file-store';
import { VerifyFilesQueries } from '../platform/files/verify-files.queries';
import { Passwords } from '../platform/login/passwords';
import { Sealing } from '../platform/login/sealing';
import { SignerFault } from '../proof/signer/key-file';
import { ownVkey, signOnce } from '../proof/signer/signer-program';
import { DomainError } from '../shared/domain-error';
import type { Command, CommandValues } from './command';
import { NoSuchOperator, operatorId } from './operator';

const usage = `--package <文件.zip> --by <系统管理员的登录名> [--head <账本头.txt>] [--vkey <公钥>]
--package <文件.zip> --check
把一个账簿包导入到没有这个小区的安装：先逐字节核对，再在一个事务里写入、像 verify 那样全部核对，
条数、指纹、科目余额都与清单相同才提交，否则全部撤回。请先停止服务，并设好原安装的 SECRET_KEY。
--check  只核对账簿包本身，不连数据库
--head   另与一份在别处留存的账本头比对
--vkey   签名机在别的机器上时，它给这个小区的公钥
登录名保留，密码和身份验证器不随包走：请用 reset-login 逐个重设。`;

const FOLDER_OF_FILES = 'files';

/** Takes the books of a community over from another installation; by the owner of the schema only. */
export const importBooksCommand: Command = {
  summary: '从账簿包导入一个小区的账，核对无误才算数',
  usage,
  options: {
    package: { type: 'string' },
    by: { type: 'string' },
    head: { type: 'string' },
    vkey: { type: 'string' },
    check: { type: 'boolean' },
  },
  async run(values) {
    const { package: file, by, check } = values;
    if (typeof file !== 'string' || (check !== true && typeof by !== 'string')) {
      process.stderr.write(`缺少选项。\n\n${usage}\n`);
      return 2;
    }
    try {
      const reader = await PackageReader.open(file);
      try {
        return await (check === true ? checked(reader) : imported(reader, values));
      } finally {
        reader.close();
      }
    } catch (error) {
      const told = [DomainError, NoSuchOperator, SignerFault].some((kind) => error instanceof kind);
      if (!told) throw error;
      process.stderr.write(`${(error as Error).message}\n`);
      return 1;
    }
  },
};

async function checked(reader: PackageReader): Promise<number> {
  await checkPackage(reader);
  const { community, log, personalData } = reader.manifest;
  const may = personalData === 'with' ? '可以导入。' : '它不含个人信息，只供核对，不能导入。';
  process.stdout.write(
    `“${community.name}”的账簿包完好：存证 ${log.size} 条。${may}\n账本指纹 ${log.root}\n`,
  );
  return 0;
}

async function imported(reader: PackageReader, values: CommandValues): Promise<number> {
  const config = loadConfig();
  const database = await openDatabase(config);
  try {
    const { owner: ownerUrl } = database.urls;
    if (ownerUrl === undefined) {
      process.stderr.write('没有设置 DATABASE_URL：导入需要数据库所有者的登录。\n');
      return 1;
    }
    await migrate(ownerUrl);
    const owner = await ownerDataSource(ownerUrl, []).initialize();
    try {
      const taken = await takenOver(owner, reader, { config, values });
      process.stdout.write(told(taken));
      process.stdout.write(await signed(config, database.urls, taken));
      return 0;
    } finally {
      await owner.destroy();
    }
  } finally {
    await database.close();
  }
}

async function takenOver(
  owner: DataSource,
  reader: PackageReader,
  { config, values }: { config: Config; values: CommandValues },
): Promise<TakenOver> {
  const store = new DiskFileStore(path.join(config.dataDir, FOLDER_OF_FILES));
  // All of it is read in the one transaction that writes; nothing through a connection of its own.
  const reading = new Reading(owner);
  const files = new VerifyFilesQueries(reading, store);
  const books = new VerifyBooksQueries(reading);
  const rows = (sql: string, params: unknown[]) => owner.query<{ id: string }[]>(sql, params);
  const { head, vkey } = values;
  return takeOver(reader, {
    owner,
    store,
    verification: new VerificationQueries(reading, books, files, config),
    here: {
      schema: migrationNames().at(-1) ?? '',
      sealedUnder: keyCheckOf(new Sealing(config)),
      lockedPassword: await new Passwords().hash(randomBytes(48).toString('base64')),
    },
    movedBy: await operatorId(rows, String(values['by'])),
    toVkey: (communityId) =>
      typeof vkey === 'string'
        ? Promise.resolve(vkey)
        : ownVkey({ config: signerConfigOf(config) }, communityId),
    kept:
      typeof head === 'string'
        ? [{ source: path.basename(head), note: await fs.readFile(head, 'utf8') }]
        : [],
  });
}

const signerConfigOf = ({ signer, publicUrl }: Config) => ({
  dir: signer.dir,
  witnesses: signer.witnesses,
  publicUrl,
});

function told({ communityId, name, size, root, entries, contents }: TakenOver): string {
  return (
    `已导入“${name}”（编号 ${communityId}）：凭证 ${entries} 张，存证 ${size} 条，附件 ${contents} 份，核对全部相符。\n` +
    `账本指纹 ${root}\n` +
    `登录名保留，密码须由系统管理员用 reset-login 逐个重设。\n`
  );
}

/** The log goes on by this installation's key; the signer had no memory of it, so the root is named to it. */
async function signed(
  config: Config,
  { signer: url }: ConnectionUrls,
  { communityId, size, root }: TakenOver,
): Promise<string> {
  const adopt = `${communityId}:${size}:${root.slice(0, 16)}`;
  if (config.signer.mode === 'off' || url === undefined) {
    return `签名机在别处：请在那里运行一次 npm run signer -- --once --adopt ${adopt}\n`;
  }
  const compared = [{ communityId, size, rootStart: root }];
  const round = await signOnce({
    config: signerConfigOf(config),
    url,
    clock: new Clock(),
    compared,
    signal: new AbortController().signal,
  });
  return round.signed > 0
    ? '新的签名机已接着签了账本头；原来签过的账本头照样可以核对。\n'
    : `签名机没有签名。请运行 npm run signer -- --once --adopt ${adopt} 并查看它的日志。\n`;
}
