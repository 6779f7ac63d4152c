import { createWriteStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import type { DataSource } from 'typeorm';
import { type PackageWishes, writeBooksPackage } from '../exchange/canonical/books-package';
import { keyCheckOf } from '../exchange/canonical/key-check';
import type { Manifest } from '../exchange/canonical/manifest.rules';
import { type Config, loadConfig } from '../platform/config';
import { ownerDataSource, reportDataSource } from '../platform/database/data-source';
import { migrationNames } from '../platform/database/migrate';
import { type ConnectionUrls, openDatabase } from '../platform/database/open-database';
import { contextOf } from '../platform/database/transactions';
import { DiskFileStore } from '../platform/files/file-store';
import { Sealing } from '../platform/login/sealing';
import { DomainError } from '../shared/domain-error';
import type { Command, CommandValues } from './command';

const usage = `--community <编号> --to <文件.zip> [--with-personal-data] [--without-files]
把一个小区的账写成一个账簿包：全部数据表、存证、签名的账本头、附件，和一份写明条数与哈希的清单。
同样的账，写出的文件每个字节都相同。
--with-personal-data  连同住户、人员等个人信息和封存的号码（需要数据库所有者的登录）；迁移到另一安装用这个。
                      不含密码和身份验证器。请加密保管，用完销毁。
--without-files       不含附件；否则带上附件（不含个人信息时只带公示副本）`;

const FOLDER_OF_FILES = 'files';

/** The books of one community in one file, for another installation or for whoever examines them. */
export const exportBooksCommand: Command = {
  summary: '把一个小区的账写成账簿包，可在别处核对或导入',
  usage,
  options: {
    community: { type: 'string' },
    to: { type: 'string' },
    'with-personal-data': { type: 'boolean' },
    'without-files': { type: 'boolean' },
  },
  async run(values) {
    const { community, to } = values;
    if (typeof community !== 'string' || !/^[1-9]\d{0,8}$/.test(community) || !to) {
      process.stderr.write(`缺少选项。\n\n${usage}\n`);
      return 2;
    }
    const config = loadConfig();
    const database = await openDatabase(config);
    try {
      const source = sourceOf(database.urls, values);
      if (!source) {
        process.stderr.write('没有设置 DATABASE_URL：带个人信息的导出需要数据库所有者的登录。\n');
        return 1;
      }
      const wishes = wishesOf(values, config);
      process.stdout.write(told(await written(source, { to: String(to), config, wishes })));
      return 0;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 1;
    } finally {
      await database.close();
    }
  },
};

function sourceOf({ owner, report }: ConnectionUrls, values: CommandValues): DataSource | null {
  if (values['with-personal-data'] !== true) return reportDataSource(report, [], 2);
  return owner === undefined ? null : ownerDataSource(owner, []);
}

function wishesOf(values: CommandValues, config: Config): PackageWishes {
  const withPersonalData = values['with-personal-data'] === true;
  return {
    communityId: Number(values['community']),
    withPersonalData,
    withOpenings: !withPersonalData,
    contents: contentsOf(values),
    sealedUnder: withPersonalData ? keyCheckOf(new Sealing(config)) : '',
    schema: migrationNames().at(-1) ?? '',
  };
}

function contentsOf(values: CommandValues): PackageWishes['contents'] {
  if (values['without-files'] === true) return 'none';
  return values['with-personal-data'] === true ? 'all' : 'public';
}

/** Under another name until it is whole: half a package must not pass for one. */
async function written(
  source: DataSource,
  { to, config, wishes }: { to: string; config: Config; wishes: PackageWishes },
): Promise<Manifest> {
  const draft = `${to}.part`;
  await source.initialize();
  try {
    const store = new DiskFileStore(path.join(config.dataDir, FOLDER_OF_FILES));
    const manifest = await source.transaction('REPEATABLE READ', async (tx) => {
      await tx.query(contextOf(wishes.communityId));
      const out = new PassThrough();
      // Only the operator may read what is in it.
      const saved = pipeline(out, createWriteStream(draft, { mode: 0o600 }));
      const [made] = await Promise.all([writeBooksPackage(out, { tx, store }, wishes), saved]);
      return made;
    });
    await fs.rename(draft, to);
    return manifest;
  } finally {
    await fs.rm(draft, { force: true });
    await source.destroy();
  }
}

function told({ community, log, head, tables, files, personalData }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + Number(table.rows), 0);
  const signed = head === '' ? '尚未签过账本头' : `签名的账本头 ${head.size} 条`;
  return (
    `已导出“${community.name}”：${tables.length} 张表 ${rows} 行，附件 ${files.rows} 份，存证 ${log.size} 条，${signed}。\n` +
    `账本指纹 ${log.root}\n` +
    (personalData === 'with' ? '文件里有个人信息，请加密保管，用完销毁。\n' : '')
  );
}
