import pg from 'pg';
import { loadConfig } from '../platform/config';
import { databaseFaultOf } from '../platform/database/database-error';
import { openDatabase } from '../platform/database/open-database';
import { withAdmin } from '../platform/database/roles';
import type { Command, CommandValues } from './command';
import { eraseWords, type Erasure } from './erasure';
import { NoSuchOperator } from './operator';

const usage = `--community <编号> --entry <凭证序号> --reason <依据和理由> --by <系统管理员的登录名>
把一张凭证及其分录的摘要换成“（个人信息已依法删除）”，并删除能还原它的盐；金额、科目、日期、经手人不变，
已签的存证照样能核对。此操作不可撤销，会作为一条存证公开，理由请不要写个人信息。
依据：个人信息保护法第四十七条；会计资料在保管期内只能删去个人信息，不能删去凭证。`;

const REFUSALS: Readonly<Record<string, string>> = {
  erasure_of_entry: '没有这张凭证，请核对序号。',
  erasure_once: '这张凭证的摘要已经删除过。',
  erasure_has_reason: '理由应为 2 到 200 个字。',
};

/** For the operator only, as the owner of the schema: there is no way to it over the network. */
export const eraseWordsCommand: Command = {
  summary: '依法删除一张凭证摘要中的个人信息',
  usage,
  options: {
    community: { type: 'string' },
    entry: { type: 'string' },
    reason: { type: 'string' },
    by: { type: 'string' },
  },
  async run(values) {
    const wanted = erasureOf(values);
    if (!wanted) {
      process.stderr.write(`缺少选项。\n\n${usage}\n`);
      return 2;
    }
    const database = await openDatabase(loadConfig());
    try {
      if (database.urls.owner === undefined) {
        process.stderr.write('没有设置 DATABASE_URL：删除需要数据库所有者的登录。\n');
        return 1;
      }
      const left = await withAdmin(database.urls.owner, (owner) => eraseWords(owner, wanted));
      process.stdout.write(told(wanted, left));
      return 0;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      process.stderr.write(`${refusal}\n`);
      return 1;
    } finally {
      await database.close();
    }
  },
};

function erasureOf({ community, entry, reason, by }: CommandValues): Erasure | null {
  const isNumber = (text: unknown): text is string =>
    typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text);
  if (!isNumber(community) || !isNumber(entry)) return null;
  if (typeof reason !== 'string' || typeof by !== 'string') return null;
  return { communityId: Number(community), seq: entry, reason: reason.trim(), by };
}

function refusalOf(error: unknown): string | null {
  if (error instanceof NoSuchOperator) return error.message;
  const fault = error instanceof pg.DatabaseError ? error : databaseFaultOf(error);
  return REFUSALS[fault?.constraint ?? ''] ?? null;
}

/** What is done, and honestly what is not. */
function told({ seq }: Erasure, left: readonly string[]): string {
  const places =
    left.length === 0
      ? '在本小区的所有数据表中已找不到这些文字。\n'
      : `下列位置还有同样的文字，请逐一处理：\n${left.map((place) => `  - ${place}\n`).join('')}`;
  return (
    `第 ${seq} 号凭证的摘要已删除。\n${places}` +
    '本程序够不到的地方：已归档或已打印的 PDF、附件图片、数据库备份与归档日志（WAL）、已下载的导出文件。\n' +
    '请在备份到期时一并销毁，并书面告知持有打印件的人。说明见 docs/operations.md。\n'
  );
}
