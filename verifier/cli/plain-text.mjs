import { formatFen } from '../lib/money.mjs';
import { reckon } from '../lib/plain-text.mjs';
import { EXIT } from '../lib/report.mjs';

/** Said line by line; more of the same would hide the first. */
const PROBLEMS_SHOWN = 20;

/**
 * Works the plain-text books of a year out again: for people the trial balance or what does not hold, for
 * programs the same as JSON.
 * @param {string} text
 * @param {boolean} json
 */
export function checkPlainText(text, json) {
  const { transactions, assertions, balances, problems } = reckon(text);
  const exit = problems.length > 0 || transactions === 0 ? EXIT.data : EXIT.ok;
  const standing = [...balances]
    .filter(([, fen]) => fen !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (json) {
    const amounts = Object.fromEntries(standing.map(([account, fen]) => [account, String(fen)]));
    const said = JSON.stringify({ exit, transactions, assertions, balances: amounts, problems });
    return { exit, said };
  }
  const found = problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({ line, message }) => `✗ 第 ${line} 行：${message}`);
  const rest = problems.length - found.length;
  if (rest > 0) found.push(`……另有 ${rest} 处`);
  if (transactions === 0)
    found.push('✗ 文件里没有凭证：请给 ledger、hledger 或 beancount 格式的账。');
  const good = `✓ ${transactions} 笔全部借贷相等，${assertions} 处余额断言全部相符`;
  const rows = standing.map(([account, fen]) => `${formatFen(fen).padStart(20)}  ${account}`);
  return { exit, said: [...rows, ...(found.length > 0 ? found : [good])].join('\n') };
}
