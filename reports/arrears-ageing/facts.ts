import { publishedAgeing } from '../../src/charges/arrears.rules';
import { GROUP_MIN, publishedCollection } from '../../src/charges/collection.rules';
import { monthCellsOn, type OpenOn, openBillsOn } from '../../src/charges/receivables-on.queries';
import { trialBalance } from '../../src/ledger/trial-balance.queries';
import type { TrialBalanceRow } from '../../src/ledger/trial-balance.rules';
import { Money } from '../../src/shared/money';
import { type Period, previousPeriod } from '../../src/shared/period';
import { basisOf } from '../parts/basis';
import type { Months } from '../parts/compared.rules';
import type { ReportFacts, ReportSource } from '../report-definition';
import type { ArrearsAgeingFacts, ReceivableAccount } from './content.rules';

const MONTHS_SHOWN = 12;

/** As the page 收缴率 has it for everybody, at the end of the month. */
export async function arrearsAgeingFacts(
  source: ReportSource,
): Promise<ReportFacts<ArrearsAgeingFacts>> {
  const { tx, communityId } = source;
  const { head, months, to, ...filed } = await basisOf(source, 'month', 'collection');
  const cells = await monthCellsOn(tx, communityId, to);
  const published = (range: Months) => publishedCollection(cells, range);
  const bills = await openBillsOn(tx, communityId, to);
  const owners = bills.filter(({ payer }) => payer === 'owner');
  const overdue = owners.filter(({ dueOn }) => dueOn < to);
  const { rows } = await trialBalance(tx, communityId, months.now);
  const year = published(months.year);
  const facts = {
    head,
    to,
    month: published(months.now).whole,
    monthBefore: published(months.before).whole,
    year: year.whole,
    byBuilding: year.byBuilding,
    byKind: year.byKind,
    byMonth: published(lastMonths(months.now.to)).byMonth,
    ageing: publishedAgeing(owners, to),
    open: sumOf(owners),
    overdue: sumOf(overdue),
    households: countOf(overdue),
    byDeveloper: sumOf(bills.filter(({ payer }) => payer === 'developer')),
    accounts: accountsOf(rows, bills),
  };
  return { ...filed, facts };
}

const sumOf = (bills: readonly OpenOn[]) => Money.sum(bills.map(({ open }) => open));

function countOf(bills: readonly OpenOn[]): number | null {
  const homes = new Set(bills.map(({ unitId }) => unitId)).size;
  return homes < GROUP_MIN ? null : homes;
}

function lastMonths(to: Period): Months {
  let from = to;
  for (let count = 1; count < MONTHS_SHOWN; count += 1) from = previousPeriod(from);
  return { from, to };
}

/** Receivables that bills are written on; what contracts owe stands in another report. */
function accountsOf(
  rows: readonly TrialBalanceRow[],
  bills: readonly OpenOn[],
): ReceivableAccount[] {
  const codes = new Set(bills.map(({ account }) => account));
  return rows
    .filter(({ accountCode, isLeaf }) => isLeaf && codes.has(accountCode))
    .map((row) => ({
      code: row.accountCode,
      name: row.accountName,
      opening: row.openingDebit.minus(row.openingCredit),
      debit: row.debit,
      credit: row.credit,
      closing: row.closingDebit.minus(row.closingCredit),
      yearDebit: row.yearDebit,
      yearCredit: row.yearCredit,
      bills: sumOf(bills.filter(({ account }) => account === row.accountCode)),
    }));
}
