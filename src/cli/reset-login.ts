import type { Command } from './command';
import { withLogins } from './logins';

const usage = `--login <登录名> [--second-factor]
换一个新的初始密码并打印出来，该登录的所有设备随即退出。
--second-factor  同时解除身份验证器的绑定（手机遗失时用），本人须重新绑定后才能办理需要动态码的事项。
使用前请当面核实本人身份；此操作记入安全日志。`;

/** For a forgotten password or a lost telephone. There is no way round it over the network. */
export const resetLoginCommand: Command = {
  summary: '为忘记密码或遗失手机的人重设登录',
  usage,
  options: { login: { type: 'string' }, 'second-factor': { type: 'boolean' } },
  async run({ login, 'second-factor': secondFactor }) {
    if (typeof login !== 'string') {
      process.stderr.write(`缺少选项。\n\n${usage}\n`);
      return 2;
    }
    return withLogins(async ({ transactions, logins }) => {
      const password = await transactions.runGlobal((tx) =>
        logins.reset(tx, login, { secondFactor: secondFactor === true }),
      );
      process.stdout.write(`已重设 ${login} 的登录，新的初始密码：${password}\n`);
    });
  },
};
