#!/usr/bin/env node
// 离线核对账本。Needs Node alone, and nothing of the system that made the books.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { checkFiles } from './cli/files.mjs';
import { checkHeads } from './cli/heads.mjs';
import { linesOf, textOf } from './cli/lines.mjs';
import { misuse, readHours, readInstant, readKeptTexts, readVkeys } from './cli/options.mjs';
import { forPeople } from './cli/output.mjs';
import { checkPlainText } from './cli/plain-text.mjs';
import { checkProof } from './cli/proof.mjs';
import { checkReceipts } from './cli/receipts.mjs';
import { checkBundle } from './lib/bundle.mjs';
import { CheckError, setSha256 } from './lib/bytes.mjs';
import { EXIT } from './lib/report.mjs';

const USAGE = `用法：
  node verify.mjs 账本.ndjson [--kept 账本头.txt]… [--vkey 公钥]… [--max-age-hours 48] [--files 附件文件夹]
  node verify.mjs proof 1234.tlog-proof --vkey 公钥 [--kept 账本头.txt] [--consistency 证明.json]
  node verify.mjs receipts 收款证明.json --vkey 公钥 [--kept 账本头.txt]
  node verify.mjs text main.beancount（或 ledger.ledger、hledger.journal）
  node verify.mjs head 新账本头.txt --vkey 公钥 --kept 旧账本头.txt [--consistency 证明.json]

  --kept          先前留存的账本头：文件，或公示表上印的“条数:树根前16位”，可给多个
  --vkey          账本公钥（公示表和主页上有），或见证人公钥；文本或文件，可给多个
  --max-age-hours 账本头最多多旧，默认 48 小时
  --at            按哪一时刻核对新旧，默认现在
  --files         附件所在文件夹，逐个核对
  --save-head     核对通过时，把账本头存到这个文件，供下次 --kept
  --json          给程序读的结果

退出码：0 通过，1 账目，2 树，3 签名，4 与留存的账本头矛盾，5 过旧，64 用法不对`;

/** @type {import('node:util').ParseArgsConfig['options'] & {}} */
const OPTIONS = {
  kept: { type: 'string', multiple: true, default: [] },
  vkey: { type: 'string', multiple: true, default: [] },
  'max-age-hours': { type: 'string' },
  at: { type: 'string' },
  files: { type: 'string' },
  consistency: { type: 'string' },
  'save-head': { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

/** @typedef {{ [name: string]: string | boolean | (string | boolean)[] | undefined }} Values */

/**
 * @param {Values} values
 * @param {string} name
 */
const text = (values, name) => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

/**
 * @param {Values} values
 * @param {string} name
 */
const texts = (values, name) => {
  const value = values[name];
  return Array.isArray(value) ? value.map(String) : [];
};

/** @param {Values} values */
async function given(values) {
  return {
    ...(await readVkeys(texts(values, 'vkey'))),
    kept: readKeptTexts(texts(values, 'kept')),
    maxAgeHours: readHours(text(values, 'max-age-hours')),
    now: readInstant(text(values, 'at')),
  };
}

/**
 * @param {string} file
 * @param {Values} values
 */
async function verifyBundle(file, values) {
  if (!fs.existsSync(file)) throw misuse(`找不到文件 ${file}。`);
  const folder = text(values, 'files');
  if (folder && !fs.existsSync(folder)) throw misuse(`找不到文件夹 ${folder}。`);
  /** @type {Map<string, Set<string>>} */
  const booked = new Map();
  const options = {
    ...(await given(values)),
    onFile: folder
      ? (/** @type {string} */ id, /** @type {string} */ hash) =>
          void booked.set(id, (booked.get(id) ?? new Set()).add(hash))
      : undefined,
    onEnd: folder
      ? (/** @type {import('./lib/report.mjs').Report} */ report) =>
          checkFiles(folder, booked, report)
      : undefined,
    onProgress: process.stderr.isTTY && !values['json'] ? showProgress : undefined,
  };
  const result = await checkBundle(() => linesOf(file), options);
  return { result, selfStated: options.vkey === undefined };
}

/**
 * @param {number} leaves
 * @param {number} size
 */
const showProgress = (leaves, size) =>
  void process.stderr.write(`\r已核对 ${leaves} / ${size} 条${leaves === size ? '\n' : ''}`);

/** Small files that bring no key of their own. */
const SMALL = new Map([
  ['proof', checkProof],
  ['receipts', checkReceipts],
  ['head', checkHeads],
]);

/**
 * @param {typeof checkProof} check
 * @param {string | undefined} file
 * @param {Values} values
 */
async function verifySmall(check, file, values) {
  if (!file) throw misuse('没有给出要核对的文件。');
  const options = await given(values);
  const { vkey } = options;
  if (!vkey) throw misuse('核对这个文件需要账本公钥：请用 --vkey 给出公示表或主页上的公钥。');
  const way = text(values, 'consistency');
  const consistency = way === undefined ? undefined : textOf(way);
  const result = await check(textOf(file), { ...options, vkey, consistency });
  return { result, selfStated: false };
}

/**
 * @param {{ result: import('./lib/report.mjs').Result, selfStated: boolean }} outcome
 * @param {Values} values
 */
function tell({ result, selfStated }, values) {
  process.stdout.write(
    `${values['json'] ? JSON.stringify(result) : forPeople(result, { selfStated })}\n`,
  );
  const saveTo = text(values, 'save-head');
  if (saveTo && result.exit === EXIT.ok) fs.writeFileSync(saveTo, String(result.facts['note']));
  return result.exit;
}

async function main() {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [first, second] = positionals;
  if (values['help'] || !first) {
    process.stdout.write(`${USAGE}\n`);
    return values['help'] ? EXIT.ok : EXIT.misuse;
  }
  if (first === 'text') {
    if (!second) throw misuse('没有给出要核对的文件。');
    const { exit, said } = checkPlainText(textOf(second), values['json'] === true);
    process.stdout.write(`${said}\n`);
    return exit;
  }
  const small = SMALL.get(first);
  if (small) return tell(await verifySmall(small, second, values), values);
  return tell(await verifyBundle(first, values), values);
}

setSha256((bytes) => createHash('sha256').update(bytes).digest());
try {
  process.exitCode = await main();
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof CheckError) && !code.startsWith('ERR_PARSE_ARGS')) throw error;
  process.stderr.write(`${error instanceof Error ? error.message : ''}\n\n${USAGE}\n`);
  process.exitCode = EXIT.misuse;
}
