import { GROUP_MIN } from '../../src/charges/collection.rules';
import { depositsHeldOn } from '../../src/charges/deposits-held.queries';
import { type HeldLot, publishedDeposits } from '../../src/charges/deposits-held.rules';
import { AGENCY_FUND } from '../../src/ledger/funds.rules';
import { trialBalance } from '../../src/ledger/trial-balance.queries';
import type { TrialBalanceRow } from '../../src/ledger/trial-balance.rules';
import { Money } from '../../src/shared/money';
import { basisOf } from '../parts/basis';
import { fundBooks } from '../parts/fund-books';
import type { ReportFacts, ReportSource } from '../report-definition';
import type { AgencyAccount, DepositAccountHeld, DepositsFacts } from './content.rules';

/** From the trial balance, and from what the books keep for each household. */
export async function depositsFacts(source: ReportSource): Promise<ReportFacts<DepositsFacts>> {
  const { tx, communityId } = source;
  const { head, months, to, ...filed } = await basisOf(source, 'month', 'flow');
  const { rows } = await trialBalance(tx, communityId, months.now);
  const leaves = rows.filter(({ isLeaf }) => isLeaf);
  const lots = await depositsHeldOn(tx, communityId, to);
  const books = (await fundBooks(tx, communityId, months.now)).find(
    ({ fund }) => fund === AGENCY_FUND,
  );
  if (!books) throw new Error('a trust without its fund for the money of others');
  const facts = {
    head,
    to,
    owed: leaves.filter(({ accountCode }) => accountCode.startsWith('2241')).map(owedOf),
    advanced: leaves.filter(({ accountCode }) => accountCode.startsWith('1221')).map(advancedOf),
    held: heldOf(lots),
    ageing: publishedDeposits(lots, to),
    books,
  };
  return { ...filed, facts };
}

const owedOf = (row: TrialBalanceRow): AgencyAccount => ({
  code: row.accountCode,
  name: row.accountName,
  opening: row.openingCredit.minus(row.openingDebit),
  received: row.credit,
  returned: row.debit,
  closing: row.closingCredit.minus(row.closingDebit),
  yearReceived: row.yearCredit,
  yearReturned: row.yearDebit,
});

const advancedOf = (row: TrialBalanceRow): AgencyAccount => ({
  code: row.accountCode,
  name: row.accountName,
  opening: row.openingDebit.minus(row.openingCredit),
  received: row.debit,
  returned: row.credit,
  closing: row.closingDebit.minus(row.closingCredit),
  yearReceived: row.yearDebit,
  yearReturned: row.yearCredit,
});

function heldOf(lots: readonly HeldLot[]): DepositAccountHeld[] {
  const codes = [...new Set(lots.map(({ account }) => account))].toSorted();
  return codes.map((code) => {
    const own = lots.filter(({ account }) => account === code);
    const homes = new Set(own.flatMap(({ unitId }) => unitId ?? [])).size;
    return {
      code,
      held: sumOf(own),
      ofNobody: sumOf(own.filter(({ unitId }) => unitId === null)),
      households: homes < GROUP_MIN ? null : homes,
    };
  });
}

const sumOf = (lots: readonly HeldLot[]) => Money.sum(lots.map(({ amount }) => amount));
