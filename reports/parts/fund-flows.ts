import type { EntityManager } from 'typeorm';
import { fundFlows } from '../../src/disclosure/fund-flows.queries';
import { bookSpanOf } from '../../src/disclosure/report-sources.queries';
import { flowWithin } from '../../src/queryable-account/flow.queries';
import { lastDayOf } from '../../src/shared/day';
import { type Period, periodOf } from '../../src/shared/period';
import type { Compared, Months } from './compared.rules';
import type { ComparedFlow } from './compared-flow.rules';

/** The money of the trust in the span before, in this one and in the year. */
export async function wholeFlow(
  tx: EntityManager,
  communityId: number,
  months: Compared,
): Promise<ComparedFlow> {
  const { before, now, year } = await sinceBooksBegan(tx, communityId, months);
  return {
    name: '全部基金',
    before: await flowWithin(tx, communityId, before),
    now: await flowWithin(tx, communityId, now),
    year: await flowWithin(tx, communityId, year),
  };
}

/** The same of every fund that has or had money in the year. */
export async function flowsOfFunds(
  tx: EntityManager,
  communityId: number,
  months: Compared,
): Promise<ComparedFlow[]> {
  const { before, now, year } = await sinceBooksBegan(tx, communityId, months);
  const earlier = await fundFlows(tx, communityId, before);
  const whole = await fundFlows(tx, communityId, year);
  const flows = await fundFlows(tx, communityId, now);
  return flows.flatMap(({ fund, name, flow }) => {
    const [one, other] = [earlier, whole].map((of) => of.find((each) => each.fund === fund)?.flow);
    if (!one || !other) throw new Error(`fund ${fund} is not in every span`);
    const compared = { name: `${name}（${fund}）`, before: one, now: flow, year: other };
    return hasMoney(compared) ? [compared] : [];
  });
}

/** What was handed over when the books began is what their first month opened with, not income of a span. */
async function sinceBooksBegan(
  tx: EntityManager,
  communityId: number,
  { before, now, year }: Compared,
): Promise<Compared> {
  const { startOn } = await bookSpanOf(tx, communityId, lastDayOf(now.to));
  const first = periodOf(startOn);
  return { before: from(first, before), now: from(first, now), year: from(first, year) };
}

const from = (first: Period, months: Months): Months =>
  months.from < first && first <= months.to ? { from: first, to: months.to } : months;

const hasMoney = ({ year, before }: ComparedFlow): boolean =>
  [year, before].some(
    ({ opening, sources, uses }) => !opening.isZero() || sources.length > 0 || uses.length > 0,
  );
