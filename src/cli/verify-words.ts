import type { Verification } from '../ledger/verification.queries';
import { wordsOfFault } from '../proof/verify/fault.rules';

interface Scope {
  readonly quick: boolean;
  readonly files: boolean;
}

/** What was checked in one community, and of each broken rule the first difference. */
export function wordsOf(verdict: Verification, { quick }: Scope): string {
  const { communityId, name, entries, lines, leaves, compared, signed, files, faults } = verdict;
  const size = [
    `${entries} 张凭证`,
    `${lines} 行分录`,
    `${leaves} 条存证${quick ? `（核对最近 ${compared.leaves} 条）` : ''}`,
    ...(files === null ? [] : [`${files} 个附件`]),
  ].join('，');
  const head = signed
    ? `最新签名到第 ${signed.size} 条，${signed.at.toISOString()}`
    : '还没有签过的账本头';
  const title = `${name}（编号 ${communityId}）：${size}；${head}；用时 ${seconds(verdict.milliseconds)} 秒`;
  if (faults.length === 0) return `✓ ${title}。全部相符。\n`;
  const list = faults.map((fault) => `    ✗ ${wordsOfFault(fault)}\n`);
  return `✗ ${title}。有 ${faults.length} 项不符：\n${list.join('')}`;
}

/** The last line: how much was looked at, and how it went. */
export function summaryOf(verdicts: readonly Verification[], { quick, files }: Scope): string {
  const wrong = verdicts.filter(({ faults }) => faults.length > 0).length;
  const what = quick
    ? '核对了最近的存证、最新账本头和未结账月份的合计'
    : '核对了存证原文、数据行、余额、哈希树和签名的账本头';
  const copies = files ? '，并重读了全部附件' : quick ? '' : '（没有重读附件，需要时加 --files）';
  const outcome = wrong === 0 ? '全部相符' : `${wrong} 个有不符`;
  return `${verdicts.length} 个小区，${what}${copies}：${outcome}。\n`;
}

/** For a person who has just read that the books do not hold. */
export const nextSteps = `
接下来：
  1. 不要改任何数据，也不要重启或升级。先把数据库和附件目录原样复制一份，作为证据。
  2. 告诉业委会和监督人，并请保存有账本头的人（社区、会计师、住户）用他们的账本头核对：
     npm run cli -- verify --community <编号> --head <账本头文件>
  3. 把最近一次备份恢复到另一台机器，在那里同样核对，找出从哪一天起不同。
  4. 弄清原因以前不要恢复记账。说明见 docs/operations.md 的“核对”和“拒签与启动自检”。
`;

function seconds(milliseconds: number): string {
  return String(Math.round(milliseconds / 100) / 10);
}
