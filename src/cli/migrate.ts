import { loadConfig } from '../platform/config';
import { migrateIfOwner, openDatabase } from '../platform/database/open-database';
import type { Command } from './command';

/** For installations where serving has no right to change the schema; elsewhere the start does it. */
export const migrateCommand: Command = {
  summary: '把数据库升级到当前版本',
  usage: '没有选项。使用 DATABASE_URL（没有设置时为内置数据库）；可以重复运行。',
  options: {},
  async run() {
    const database = await openDatabase(loadConfig());
    try {
      if (database.urls.owner === undefined) {
        process.stderr.write('没有设置 DATABASE_URL：升级需要数据库所有者的登录。\n');
        return 1;
      }
      const applied = await migrateIfOwner(database.urls);
      const lines = applied.map((name) => `  已升级 ${name}\n`);
      process.stdout.write(applied.length > 0 ? lines.join('') : '数据库已是最新版本。\n');
      return 0;
    } finally {
      await database.close();
    }
  },
};
