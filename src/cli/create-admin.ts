import type { Command } from './command';
import { withLogins } from './logins';

const usage = `--login <登录名> --name <姓名>
打印一次性的初始密码；请登录后立即修改，并绑定身份验证器。
系统管理员只能任命每个小区的第一位业委会主任和第一位项目经理，看不到任何小区的账。`;

/** The first person of an installation: makes communities and gives the first two posts of each. */
export const createAdminCommand: Command = {
  summary: '建立一个系统管理员登录',
  usage,
  options: { login: { type: 'string' }, name: { type: 'string' } },
  async run({ login, name }) {
    if (typeof login !== 'string' || typeof name !== 'string' || name.trim() === '') {
      process.stderr.write(`缺少选项。\n\n${usage}\n`);
      return 2;
    }
    return withLogins(async ({ transactions, logins }) => {
      const made = await transactions.runGlobal((tx) =>
        logins.createPersonWithLogin(tx, {
          name: name.trim(),
          loginName: login,
          isOperator: true,
        }),
      );
      const password = made.initialPassword ?? '';
      process.stdout.write(`已建立系统管理员 ${made.loginName}，初始密码：${password}\n`);
    });
  },
};
