import type { EntityManager } from 'typeorm';
import { trialBalance } from '../../src/ledger/trial-balance.queries';
import type { TrialBalanceRow } from '../../src/ledger/trial-balance.rules';
import { fund as fundFrom } from '../../src/ledger/funds.rules';
import { fundsNamed } from '../../src/queryable-account/chart.queries';
import { lastDayOf } from '../../src/shared/day';
import type { Months } from './compared.rules';
import type { FundBooks, LeafSums } from './fund-books.rules';

/** What every account of every fund held and moved in these months, from the stored sums. */
export async function fundBooks(
  tx: EntityManager,
  communityId: number,
  { from, to }: Months,
): Promise<FundBooks[]> {
  const books: FundBooks[] = [];
  // one after the other: they share the transaction's one connection
  for (const { fund, name } of await fundsNamed(tx, communityId, lastDayOf(to))) {
    const asked = { from, to, fund: fundFrom(fund) };
    const { rows } = await trialBalance(tx, communityId, asked);
    books.push({ fund, name, leaves: rows.filter(({ isLeaf }) => isLeaf).map(sumsOf) });
  }
  return books;
}

const sumsOf = (row: TrialBalanceRow): LeafSums => ({
  code: row.accountCode,
  name: row.accountName,
  opening: row.openingDebit.minus(row.openingCredit),
  moved: row.debit.minus(row.credit),
  yearMoved: row.yearDebit.minus(row.yearCredit),
  closing: row.closingDebit.minus(row.closingCredit),
});
