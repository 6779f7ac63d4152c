import type { EntityManager } from 'typeorm';
import type { Fee } from '../../src/charges/fee.rules';
import { scheduleVersions } from '../../src/charges/fees-in-force';
import { incomeInBooks } from '../../src/common-income/common-income.queries';
import { unitKindNames } from '../../src/community/places.rules';
import { inquiriesOf } from '../../src/inquiries/inquiry-figures';
import { fundName } from '../../src/ledger/funds.rules';
import { trialBalance } from '../../src/ledger/trial-balance.queries';
import type { Day } from '../../src/shared/day';
import { commitmentsWithin } from '../../src/spending/commitments/commitments.queries';
import { basisOf } from '../parts/basis';
import { daysOf, type Months } from '../parts/compared.rules';
import { moneyPlaces } from '../../src/disclosure/fund-flows.queries';
import { fundBooks } from '../parts/fund-books';
import { flowsOfFunds, wholeFlow } from '../parts/fund-flows';
import { paymentsOf } from '../parts/payments';
import { trustOn } from '../parts/trust';
import type { ReportFacts, ReportSource } from '../report-definition';
import type {
  Charge,
  QuarterlyDisclosureFacts,
  Receivable,
  ServiceContract,
} from './content.rules';

const REPAIR_FUND = 'F3';
const LARGEST = 10;

/** What the eight heads of 民法典 943 ask for, as far as it is known here. */
export async function quarterlyDisclosureFacts(
  source: ReportSource,
): Promise<ReportFacts<QuarterlyDisclosureFacts>> {
  const { tx, communityId, today } = source;
  const { head, months, to, ...filed } = await basisOf(source, 'quarter', 'flow');
  const days = daysOf(months.now);
  // of a quarter that runs, what holds today
  const on = today < to ? today : to;
  const income = (of: Months) => incomeInBooks(tx, communityId, daysOf(of));
  const facts = {
    ...head,
    trust: await trustOn(tx, communityId, on),
    contracts: await contractsIn(tx, communityId, days),
    charges: await chargesOn(tx, communityId, on),
    receivables: await receivablesIn(tx, communityId, months.now),
    inquiries: await inquiriesOf(tx, communityId, { from: days.from, to: on }),
    books: await fundBooks(tx, communityId, months.now),
    booksBefore: await fundBooks(tx, communityId, months.before),
    flows: await flowsOfFunds(tx, communityId, months),
    whole: await wholeFlow(tx, communityId, months),
    repairs: await paymentsOf(tx, communityId, { ...days, fund: REPAIR_FUND, limit: LARGEST }),
    income: {
      before: await income(months.before),
      now: await income(months.now),
      year: await income(months.year),
    },
    places: await moneyPlaces(tx, communityId, to),
  };
  return { ...filed, facts };
}

/** Contracts of which a day lies in these days. */
async function contractsIn(
  tx: EntityManager,
  communityId: number,
  { from, to }: { from: Day; to: Day },
): Promise<ServiceContract[]> {
  const all = await commitmentsWithin(tx, communityId, {});
  return all
    .filter(({ chain }) => chain.state === 'agreed' || chain.state === 'ended')
    .filter(({ startsOn, endsOn, proposedOn }) =>
      [startsOn <= to, endsOn >= from, proposedOn <= to].every(Boolean),
    )
    .map(({ number, title, payee, startsOn, endsOn, amount }) => ({
      number,
      title,
      payeeName: payee.name,
      isRelated: payee.relatedParty,
      startsOn,
      endsOn,
      amount,
    }));
}

/** 收费项目和标准 in force that day; null: no schedule was. */
async function chargesOn(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<QuarterlyDisclosureFacts['charges']> {
  const versions = await scheduleVersions(tx, communityId);
  const schedule = versions.find(({ effectiveOn }) => effectiveOn <= on);
  if (!schedule) return null;
  const { resolutionRef, effectiveOn, fees } = schedule;
  return { resolutionRef, effectiveOn, fees: fees.map(chargeOf) };
}

const chargeOf = (fee: Fee): Charge => ({
  name: fee.name,
  method: fee.method,
  measure: fee.measure,
  fundName: fundName(fee.fund),
  prices: fee.prices.map(({ kind, price }) => ({ kindName: unitKindNames[kind], price })),
});

/** 应收: what was owed, billed, settled and is owed, by account. */
async function receivablesIn(
  tx: EntityManager,
  communityId: number,
  months: Months,
): Promise<Receivable[]> {
  const { rows } = await trialBalance(tx, communityId, months);
  return rows
    .filter(({ accountCode, isLeaf }) => isLeaf && accountCode.startsWith('1122'))
    .map((row) => ({
      name: row.accountName,
      opening: row.openingDebit.minus(row.openingCredit),
      billed: row.debit,
      settled: row.credit,
      closing: row.closingDebit.minus(row.closingCredit),
    }));
}
