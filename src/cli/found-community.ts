import type { INestApplicationContext } from '@nestjs/common';
import * as fs from 'node:fs/promises';
import type { Appointee } from '../community/appointees.service';
import { CommunityService } from '../community/community.service';
import type { GrantedPost } from '../community/grants.rules';
import { GrantsService } from '../community/grants.service';
import { postNames } from '../community/rights.rules';
import { LedgerService } from '../ledger/ledger.service';
import { Clock } from '../platform/clock';
import { loadConfig } from '../platform/config';
import { Transactions } from '../platform/database/transactions';
import { LoginRow } from '../platform/login/login.entities';
import { DomainError, invalid } from '../shared/domain-error';
import type { Command } from './command';
import { exampleForm, type FoundingForm, readFoundingForm } from './founding-form';
import { withApplication } from './with-application';

const usage = `--as <系统管理员的登录名> --file <填好的 JSON 文件>
设立一个小区：启用账簿，任命首任业委会主任和首任物业项目经理，并打印他们的初始密码（只显示一次）。
其余人员由他们二位登录后授权。文件里有身份证号码，办完请删除。文件示例：
${exampleForm}`;

/** Sets a community up on an installation of one's own. */
export const foundCommunityCommand: Command = {
  summary: '设立一个小区，任命首任业委会主任和物业项目经理',
  usage,
  options: { as: { type: 'string' }, file: { type: 'string' } },
  async run({ as: operator, file }) {
    if (typeof operator !== 'string' || typeof file !== 'string') {
      process.stderr.write(`缺少选项。\n\n${usage}\n`);
      return 2;
    }
    const config = loadConfig();
    try {
      const form = readFoundingForm(await fs.readFile(file, 'utf8'));
      const lines = await withApplication(config, (app) => foundCommunity(app, operator, form));
      process.stdout.write(`${lines.join('\n')}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
  },
};

/**
 * All of it or nothing, in one transaction: no community is left without someone to run it.
 * @returns what the operator reads, first passwords included
 * @throws DomainError `operator.unknown`, and whatever a founding or a grant can be refused for
 */
export async function foundCommunity(
  app: INestApplicationContext,
  operator: string,
  form: FoundingForm,
): Promise<string[]> {
  const [transactions, communities] = [app.get(Transactions), app.get(CommunityService)];
  const { name, booksStartOn } = form.founding;
  const communityId = await transactions.runGlobal((tx) => communities.nextId(tx));
  return transactions.run(communityId, async (tx) => {
    const login = await tx.findOneBy(LoginRow, { loginName: operator.toLowerCase() });
    if (!login?.isOperator || login.disabledAt) throw notOperator(operator);
    await communities.found(tx, communityId, form.founding);
    await app.get(LedgerService).openBooks(tx, communityId, booksStartOn);
    const by = { personId: login.personId, isOperator: true, grants: [], bindings: [] };
    const appoint = async (post: GrantedPost, person: Appointee) => {
      const { resolutionRef } = form;
      const term = { startsOn: app.get(Clock).today(), endsOn: null };
      const appointment = { person, post, resolutionRef, ...term };
      const made = await app.get(GrantsService).grant(tx, communityId, appointment, by);
      const password = made.initialPassword ?? '（已有登录，密码不变）';
      return `  ${postNames[post]} ${person.name}：登录名 ${made.loginName ?? '不变'}，初始密码 ${password}`;
    };
    return [
      `已设立小区“${name}”（编号 ${communityId}）。`,
      await appoint('chair', form.chair),
      await appoint('manager', form.manager),
    ];
  });
}

function notOperator(login: string): DomainError {
  return invalid(
    'operator.unknown',
    `“${login}”不是系统管理员的登录。请先用 create-admin 建立，或核对登录名。`,
  );
}
