#!/usr/bin/env node
// 见证：社区、街道或会计师事务所留存并副署账本头。Needs Node alone.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { textOrFile } from './cli/lines.mjs';
import { CheckError } from './lib/bytes.mjs';
import { chinaTime } from './lib/heads.mjs';
import { EXIT } from './lib/report.mjs';
import { HeadStore } from './witness/heads.mjs';
import { makeKey, readKey } from './witness/keys.mjs';
import { KnownLogs } from './witness/logs.mjs';
import { pull } from './witness/pull.mjs';
import { serverOf } from './witness/server.mjs';
import { Witness } from './witness/witness.mjs';

const USAGE = `用法（--dir 见证资料所在文件夹，默认 ./witness-data）：
  node witness.mjs keygen --name 名称            造一把见证钥匙，名称像网址，如 jinhe-office.example/witness
  node witness.mjs trust 账本公钥                登记要见证的账本（公钥在公示表和主页上）
  node witness.mjs pull 网址 小区编号 [--vkey 账本公钥]   取账本头，核对，留存，印出副署
  node witness.mjs serve [--listen 127.0.0.1:8787]       等账本自己送来（C2SP tlog-witness）
  node witness.mjs show [账本来源]               列出留存的账本头；给出来源则印出全文，可存成文件供 --kept`;

/** @typedef {{ dir: string, name?: string, listen: string, vkey?: string }} Given */

/** @param {string} text */
const say = (text) => void process.stdout.write(`${text}\n`);

/** @param {string} why */
const misuse = (why) => new CheckError('usage', why);

/** @param {Given} given */
async function keygen({ dir, name }) {
  if (!name) throw misuse('请用 --name 给出见证人的名称。');
  const key = await makeKey(dir, name);
  say(`见证钥匙已存入 ${dir}（请备份，勿外传）。请把下面这行公钥交给物业和业委会：\n${key.vkey}`);
  return EXIT.ok;
}

/**
 * @param {Given} given
 * @param {string | undefined} vkey
 */
async function trust({ dir }, vkey) {
  if (!vkey) throw misuse('请给出账本公钥。');
  say(`已登记 ${await new KnownLogs(dir).trust(textOrFile(vkey))}。`);
  return EXIT.ok;
}

/**
 * @param {Given} given
 * @param {string | undefined} url
 * @param {string | undefined} communityId
 */
async function pullOnce({ dir, vkey }, url, communityId) {
  if (!url || !communityId || !/^https?:\/\//.test(url)) throw misuse('请给出网址和小区编号。');
  const witness = new Witness(dir, await readKey(dir));
  const pulled = await pull(
    witness,
    url,
    communityId,
    vkey === undefined ? undefined : textOrFile(vkey),
  );
  process.stderr.write(`${pulled.says}\n`);
  if (pulled.cosignature) process.stdout.write(pulled.cosignature);
  return pulled.exit;
}

/**
 * Until it is stopped.
 * @param {Given} given
 * @returns {Promise<number | null>}
 */
async function serve({ dir, listen }) {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(listen) ?? [];
  if (!host || !port) throw misuse('--listen 应为“地址:端口”，如 127.0.0.1:8787。');
  const key = await readKey(dir);
  const server = serverOf(new Witness(dir, key), key.vkey);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(port), host, () => resolve(undefined));
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  say(`见证人 ${key.name} 在 http://${host}:${actual}/add-checkpoint 等候。`);
  return null;
}

/**
 * @param {Given} given
 * @param {string | undefined} origin
 */
function show({ dir }, origin) {
  const store = new HeadStore(dir);
  if (origin) {
    const stored = store.read(origin);
    if (!stored) throw misuse(`没有留存 ${origin} 的账本头。`);
    process.stdout.write(stored.head.note + stored.head.cosignature);
    return EXIT.ok;
  }
  for (const head of store.all()) {
    say(
      `${head.origin}  ${head.size} 条  树根 ${head.root.slice(0, 16)}  ${chinaTime(head.at)} 见证`,
    );
  }
  return EXIT.ok;
}

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      dir: { type: 'string', default: 'witness-data' },
      listen: { type: 'string', default: '127.0.0.1:8787' },
      name: { type: 'string' },
      vkey: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [command = '', first, second] = positionals;
  /** @type {Map<string, () => Promise<number | null>>} */
  const commands = new Map([
    ['keygen', () => keygen(values)],
    ['trust', () => trust(values, first)],
    ['pull', () => pullOnce(values, first, second)],
    ['serve', () => serve(values)],
    ['show', async () => show(values, first)],
  ]);
  const run = commands.get(command);
  if (!run) throw misuse(command ? `没有 ${command} 这个命令。` : '没有给出要做的事。');
  return run();
}

try {
  process.exitCode = (await main()) ?? undefined;
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof CheckError) && !code.startsWith('ERR_PARSE_ARGS')) throw error;
  const usage = code === 'usage' || code.startsWith('ERR_PARSE_ARGS') ? `\n\n${USAGE}` : '';
  process.stderr.write(`${error instanceof Error ? error.message : ''}${usage}\n`);
  process.exitCode = EXIT.misuse;
}
