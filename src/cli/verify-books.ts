import type { DataSource } from 'typeorm';
import { VerifyBooksQueries } from '../ledger/verify-books.queries';
import type { BookVerdict } from '../ledger/verify-books.queries';
import { loadConfig } from '../platform/config';
import { reportDataSource } from '../platform/database/data-source';
import { openDatabase } from '../platform/database/open-database';
import { Reading } from '../platform/database/reading';
import type { Command } from './command';

/** Recomputes every book and compares; for the nightly run, for auditors, and after a restore. */
export const verifyBooksCommand: Command = {
  summary: '校验账簿：重算余额、查断号；全部相符时退出码为 0',
  usage: '[--community <小区编号>]  只校验一个小区。只读，可随时运行。',
  options: { community: { type: 'string' } },
  async run({ community }) {
    const database = await openDatabase(loadConfig());
    let source: DataSource | undefined;
    try {
      source = await reportDataSource(database.urls.report, [], 1).initialize();
      const books = new VerifyBooksQueries(new Reading(source));
      return await verifyAll(books, typeof community === 'string' ? Number(community) : null);
    } finally {
      await source?.destroy();
      await database.close();
    }
  },
};

async function verifyAll(books: VerifyBooksQueries, only: number | null): Promise<number> {
  const ids = await books.communityIds();
  const wanted = only === null ? ids : ids.filter((id) => id === only);
  if (only !== null && wanted.length === 0) {
    process.stderr.write('没有这个编号的小区。\n');
    return 1;
  }
  let faults = 0;
  for (const id of wanted) {
    const verdict = await books.verify(id);
    process.stdout.write(wordsOf(verdict));
    faults += verdict.faults.length;
  }
  return faults === 0 ? 0 : 1;
}

/** One line for a book that holds; for each broken rule its first difference. */
export function wordsOf({ name, entries, lines, faults }: BookVerdict): string {
  const size = `${name}：${entries} 张凭证，${lines} 行分录`;
  if (faults.length === 0) return `${size}，全部相符。\n`;
  const list = faults.map(
    ({ check, count, first }) => `  ✗ ${check}：${count} 处，第一处 ${first}\n`,
  );
  return `${size}，有 ${faults.length} 项不符：\n${list.join('')}`;
}
