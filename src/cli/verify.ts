import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { type Verification, VerificationQueries } from '../ledger/verification.queries';
import { VerifyBooksQueries } from '../ledger/verify-books.queries';
import { type Config, loadConfig } from '../platform/config';
import { reportDataSource } from '../platform/database/data-source';
import { openDatabase } from '../platform/database/open-database';
import { Reading } from '../platform/database/reading';
import { DiskFileStore } from '../platform/files/file-store';
import { VerifyFilesQueries } from '../platform/files/verify-files.queries';
import type { KeptHead } from '../proof/verify/heads.rules';
import type { Command, CommandValues } from './command';
import { nextSteps, summaryOf, wordsOf } from './verify-words';

const usage = `[--community <编号>] [--quick] [--files] [--head <文件>] [--json]
核对存证原文、数据行、余额、哈希树、签名的账本头，只读不写。没有选项时核对全部小区的全部内容。
--quick  只核对最近 1000 条存证、最新账本头和未结账月份的合计
--files  另外逐个重读附件，找出缺失、截断或改动的文件
--head   另外与一份在别处保存的账本头（签名文本）比对，须同时给出 --community
--json   结果写成 JSON
全部相符时退出码为 0，有任何不符时为 1。`;

const FOLDER_OF_FILES = 'files';

/** Recomputes everything that is stored and compares it with what was logged and signed. */
export const verifyCommand: Command = {
  summary: '核对账簿：原文、数据、余额、哈希树、签名、附件，全部重新计算',
  usage,
  options: {
    community: { type: 'string' },
    quick: { type: 'boolean' },
    files: { type: 'boolean' },
    head: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(values) {
    const { community, head } = values;
    const isNumber = typeof community === 'string' && /^[1-9]\d*$/.test(community);
    if ((community !== undefined && !isNumber) || (head !== undefined && !isNumber)) {
      process.stderr.write(`选项不对。\n\n${usage}\n`);
      return 2;
    }
    const config = loadConfig();
    const database = await openDatabase(config);
    const source = reportDataSource(database.urls.report, [], 2);
    try {
      await source.initialize();
      return await verifyAll(verifierOf(new Reading(source), config), values);
    } finally {
      if (source.isInitialized) await source.destroy();
      await database.close();
    }
  },
};

interface Verifier {
  readonly books: VerifyBooksQueries;
  readonly verification: VerificationQueries;
}

function verifierOf(reading: Reading, config: Config): Verifier {
  const books = new VerifyBooksQueries(reading);
  const store = new DiskFileStore(path.join(config.dataDir, FOLDER_OF_FILES));
  const files = new VerifyFilesQueries(reading, store);
  return { books, verification: new VerificationQueries(reading, books, files, config) };
}

async function verifyAll(
  { books, verification }: Verifier,
  { community, quick, files, head, json }: CommandValues,
): Promise<number> {
  const ids = await books.communityIds();
  const wanted = community === undefined ? ids : ids.filter((id) => id === Number(community));
  if (community !== undefined && wanted.length === 0) {
    process.stderr.write('没有这个编号的小区。\n');
    return 1;
  }
  const kept = typeof head === 'string' ? [await keptHead(head)] : [];
  const scope = { quick: quick === true, files: files === true, kept };
  const verdicts: Verification[] = [];
  for (const id of wanted) {
    const verdict = await verification.verify(id, scope);
    verdicts.push(verdict);
    if (json !== true) process.stdout.write(wordsOf(verdict, scope));
  }
  if (json === true) process.stdout.write(`${JSON.stringify(verdicts, null, 2)}\n`);
  else process.stdout.write(summaryOf(verdicts, scope));
  if (verdicts.every(({ faults }) => faults.length === 0)) return 0;
  process.stderr.write(nextSteps);
  return 1;
}

async function keptHead(file: string): Promise<KeptHead> {
  return { source: path.basename(file), note: await fs.readFile(file, 'utf8') };
}
