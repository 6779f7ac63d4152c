import { openDatabase } from '../platform/database/open-database';
import { loadConfig } from '../platform/config';
import { prepare, say } from '../prepare';
import type { Command } from './command';

/** For an installation that was started without it; the default start makes it by itself. */
export const demoCommand: Command = {
  summary: '建立演示小区“锦和苑”（只在还没有任何小区时）',
  usage: '没有选项。要使用演示登录，请以 DEMO=on 启动服务。',
  options: {},
  async run() {
    const config = loadConfig();
    const database = await openDatabase(config);
    try {
      await prepare(config, database, { demo: true });
      say('演示小区已在。以 DEMO=on 启动后，首页有各个角色的演示登录。');
      return 0;
    } finally {
      await database.close();
    }
  },
};
