import type { EntityManager } from 'typeorm';
import { entryFacts, type EntryFacts } from '../../src/queryable-account/entry-cards.queries';
import { leafAccounts } from '../../src/queryable-account/chart.queries';
import {
  mainAccountOf,
  moneyMovedOf,
  publicSummaryOf,
} from '../../src/queryable-account/entry-words.rules';
import {
  largestPayments,
  type LargestAsked,
} from '../../src/queryable-account/largest-payments.queries';
import { categoryOf } from '../../src/queryable-account/plain-words.rules';
import { pageOfSeqs } from '../../src/queryable-account/statement.queries';
import type { Payment } from '../income-expenditure/content.rules';
import { daysOf, type Months } from './compared.rules';
import type { CatalogueRow } from './payments.rules';

/** Nobody in particular reads a printed sheet: it names no home at all. */
const NOBODY = { unitIds: [] };
/** Of entries read at once: a year of ten thousand must not stand in memory as cards. */
const BATCH = 200;

export async function paymentsOf(
  tx: EntityManager,
  communityId: number,
  asked: LargestAsked,
): Promise<Payment[]> {
  const entries = await largestPayments(tx, communityId, asked, NOBODY);
  return entries.map((entry) => ({
    bookedOn: entry.bookedOn,
    voucherNo: entry.voucherNo,
    payeeName: entry.payeeName,
    use: categoryOf(mainAccountOf(entry)?.accountCode ?? '').useName,
    summary: publicSummaryOf(entry),
    amount: moneyMovedOf(entry).amount,
  }));
}

/** 凭证目录: every voucher of these months, oldest first, in the words of the public statement. */
export async function voucherCatalogue(
  tx: EntityManager,
  communityId: number,
  months: Months,
): Promise<CatalogueRow[]> {
  const accounts = await leafAccounts(tx, communityId);
  const filter = daysOf(months);
  const rows: CatalogueRow[] = [];
  let cursor: string | undefined;
  do {
    const asked = { cursor, limit: BATCH };
    const { seqs, next } = await pageOfSeqs(tx, { communityId, filter, accounts }, asked);
    rows.push(...(await entryFacts(tx, communityId, seqs, NOBODY)).map(rowOf));
    cursor = next ?? undefined;
  } while (cursor);
  return rows.toReversed();
}

const rowOf = (entry: EntryFacts): CatalogueRow => ({
  bookedOn: entry.bookedOn,
  voucherNo: entry.voucherNo,
  summary: publicSummaryOf(entry),
  amount: entry.total,
  attachments: entry.attachmentCount,
});
