import type { EntityManager } from 'typeorm';
import { twoSidesOf } from '../../src/bank/bank-sides';
import { statedAccounts } from '../../src/bank/stated-accounts';
import { bookSpanOf } from '../../src/disclosure/report-sources.queries';
import { cashBalances } from '../../src/queryable-account/balances.queries';
import { leafAccounts } from '../../src/queryable-account/chart.queries';
import { entryFacts, type EntryFacts } from '../../src/queryable-account/entry-cards.queries';
import { publicSummaryOf } from '../../src/queryable-account/entry-words.rules';
import { flowWithin } from '../../src/queryable-account/flow.queries';
import { pageOfSeqs } from '../../src/queryable-account/statement.queries';
import { banksOf } from '../../src/queryable-account/summary.queries';
import { day, type Day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { periodOf } from '../../src/shared/period';
import { basisOf } from '../parts/basis';
import { daysOf, type Months } from '../parts/compared.rules';
import { fundBooks } from '../parts/fund-books';
import type { ReportFacts, ReportSource } from '../report-definition';
import type { FundMovement, FundPlace, RepairFundFacts } from './content.rules';

const FUND = 'F3';
/** Nobody in particular reads a printed sheet: it names no home at all. */
const NOBODY = { unitIds: [] };
const BATCH = 200;

/** From the flow, the statement and the bank sides that the pages show, for the one fund. */
export async function repairFundFacts(source: ReportSource): Promise<ReportFacts<RepairFundFacts>> {
  const { tx, communityId, today } = source;
  const { head, months, to, ...filed } = await basisOf(source, 'quarter', 'flow');
  const flowOf = (range: Months) => flowWithin(tx, communityId, { ...range, fund: FUND });
  const books = (await fundBooks(tx, communityId, months.now)).find(({ fund }) => fund === FUND);
  if (!books) throw new Error('a trust without its repair fund');
  const { startOn } = await bookSpanOf(tx, communityId, today);
  const first = periodOf(startOn);
  const opened = first === months.now.from ? first : null;
  const entries = await entriesOf(tx, communityId, months.now);
  const facts = {
    head,
    fundName: books.name,
    now: await flowOf(months.now),
    before: await flowOf(months.before),
    year: await flowOf(months.year),
    // what was handed over in the first month, as the books began, is what they opened with
    movements: entries
      .filter(({ kind, period }) => !(kind === 'opening' && period === opened))
      .map(movementOf)
      .filter(({ amount }) => !amount.isZero()),
    places: await placesOf(tx, communityId, to),
    books,
  };
  return { ...filed, facts };
}

/** Every entry on the fund, oldest first. */
async function entriesOf(
  tx: EntityManager,
  communityId: number,
  months: Months,
): Promise<EntryFacts[]> {
  const accounts = await leafAccounts(tx, communityId);
  const filter = { ...daysOf(months), fund: FUND };
  const entries: EntryFacts[] = [];
  let cursor: string | undefined;
  do {
    const asked = { cursor, limit: BATCH };
    const { seqs, next } = await pageOfSeqs(tx, { communityId, filter, accounts }, asked);
    entries.push(...(await entryFacts(tx, communityId, seqs, NOBODY)));
    cursor = next ?? undefined;
  } while (cursor);
  return entries.toReversed();
}

function movementOf(entry: EntryFacts): FundMovement {
  const own = entry.sums.filter(({ isCash, fund }) => isCash && fund === FUND);
  return {
    bookedOn: day(entry.bookedOn),
    voucherNo: entry.voucherNo,
    summary: publicSummaryOf(entry),
    payeeName: entry.payeeName,
    amount: Money.sum(own.map(({ debit, credit }) => debit.minus(credit))),
  };
}

async function placesOf(tx: EntityManager, communityId: number, on: Day): Promise<FundPlace[]> {
  const balances = await cashBalances(tx, communityId, on);
  const banks = await banksOf(tx, communityId, balances);
  const stated = await statedAccounts(tx, communityId);
  const places: FundPlace[] = [];
  for (const { name, tail, accountCode, balance } of banks.filter(({ fund }) => fund === FUND)) {
    const account = stated.find((each) => each.accountCode === accountCode);
    const reaches = account !== undefined && account.hasBalance && account.through >= on;
    const sides = reaches ? await twoSidesOf(tx, account, on) : null;
    places.push({
      name,
      tail,
      balance,
      statedThrough: account?.through ?? null,
      stated: sides?.bankBalance ?? null,
    });
  }
  return places;
}
