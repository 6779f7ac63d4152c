import type { LedgerService } from '../../src/ledger/ledger.service';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { BANK, credit, debit, FEES, ledgerOfTest, openCommunity } from '../support/books';
import type { BenchDatabase } from './bench-server';

/** Communities with open, empty books; their numbers. */
export async function openCommunities(db: BenchDatabase, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 1; index <= count; index += 1) {
    ids.push(await openCommunity(db, `小区${index}`));
  }
  // Autovacuum may not have come by yet; a book in use has its statistics.
  await db.admin.query('vacuum analyze');
  return ids;
}

export const ledger: LedgerService = ledgerOfTest();

let drafts = 0;

/** A receipt of fees: header and two lines, every one with a key, a day and an amount of its own. */
export function receipt(): EntryDraft {
  drafts += 1;
  const amount = `${100 + (drafts % 900)}.${String(drafts % 100).padStart(2, '0')}`;
  const date = `2026-0${1 + (drafts % 6)}-${String(1 + (drafts % 28)).padStart(2, '0')}`;
  return {
    key: `bench-${newId()}`,
    bookedOn: day(date),
    kind: 'receipt',
    summary: '收物业费',
    attachmentCount: 1,
    preparedBy: null,
    reviewedBy: null,
    postedBy: null,
    lines: [debit(BANK, amount), credit(FEES, amount)],
  };
}

/** One of them, each as likely as any other. */
export function anyOf<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)]!;
}
