import type { EntityManager } from 'typeorm';
import { incomeInBooks } from '../../src/common-income/common-income.queries';
import { moneyPlaces } from '../../src/disclosure/fund-flows.queries';
import { inquiriesOf } from '../../src/inquiries/inquiry-figures';
import { exploreWithin } from '../../src/queryable-account/explore/explore.queries';
import { remunerationWithin } from '../../src/remuneration/remuneration.queries';
import { resolutionsOf } from '../../src/resolutions/resolution-rows';
import { dayInShanghai } from '../../src/shared/day';
import { periodsFrom } from '../../src/shared/period';
import { executedBudgets } from '../budget-execution/facts';
import { basisOf } from '../parts/basis';
import { daysOf, type Months } from '../parts/compared.rules';
import { fundBooks } from '../parts/fund-books';
import { flowsOfFunds, wholeFlow } from '../parts/fund-flows';
import { voucherCatalogue } from '../parts/payments';
import { trustOn } from '../parts/trust';
import type { ReportFacts, ReportSource } from '../report-definition';
import type { AnnualTrusteeFacts, Decision, PaidTo, RewardOfMonth } from './content.rules';

/** A whole year of the trust, as its pages show it. */
export async function annualTrusteeFacts(
  source: ReportSource,
): Promise<ReportFacts<AnnualTrusteeFacts>> {
  const { tx, communityId, today } = source;
  const { head, months, to, ...filed } = await basisOf(source, 'year', 'flow');
  const days = daysOf(months.now);
  // of a year that runs, what holds today
  const on = today < to ? today : to;
  const facts = {
    ...head,
    trust: await trustOn(tx, communityId, on),
    books: await fundBooks(tx, communityId, months.now),
    booksBefore: await fundBooks(tx, communityId, months.before),
    flows: await flowsOfFunds(tx, communityId, months),
    whole: await wholeFlow(tx, communityId, months),
    places: await moneyPlaces(tx, communityId, to),
    budgets: await executedBudgets(tx, communityId, months.now.to),
    rewards: await rewardsIn(tx, communityId, months.now),
    income: {
      before: await incomeInBooks(tx, communityId, daysOf(months.before)),
      now: await incomeInBooks(tx, communityId, days),
    },
    payees: await payeesIn(source, months.now),
    decisions: await decisionsIn(tx, communityId, months.now),
    inquiries: await inquiriesOf(tx, communityId, { from: days.from, to: on }),
    catalogue: await voucherCatalogue(tx, communityId, months.now),
  };
  return { ...filed, facts };
}

/** 受托人报酬 that was posted, month by month. */
async function rewardsIn(
  tx: EntityManager,
  communityId: number,
  { from, to }: Months,
): Promise<RewardOfMonth[]> {
  const rewards: RewardOfMonth[] = [];
  for (const period of periodsFrom(from, to)) {
    const { state, base, amount, posted } = await remunerationWithin(tx, communityId, period);
    if (state !== 'posted') continue;
    rewards.push({ period, base, amount, voucher: posted?.voucher ?? null });
  }
  return rewards;
}

/** What the owners voted on and was counted in these months. */
async function decisionsIn(
  tx: EntityManager,
  communityId: number,
  months: Months,
): Promise<Decision[]> {
  const { from, to } = daysOf(months);
  const all = await resolutionsOf(tx, communityId);
  return all.toReversed().flatMap(({ number, title, outcome, closedAt }) => {
    const on = closedAt && dayInShanghai(closedAt);
    return on && on >= from && on <= to
      ? [{ on, number, title, isPassed: outcome === 'passed' }]
      : [];
  });
}

/** Who was paid how much, the most first; what names nobody is one of them. */
async function payeesIn(
  { tx, communityId, today }: ReportSource,
  { from, to }: Months,
): Promise<PaidTo[]> {
  const asked = { from, to, side: 'out', by: 'payee' } as const;
  const { items } = await exploreWithin(tx, communityId, asked, today);
  return items.map(({ name, amount, entries }) => ({ name, amount, entries }));
}
