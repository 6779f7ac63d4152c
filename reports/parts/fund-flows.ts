import type { EntityManager } from 'typeorm';
import { fundFlows } from '../../src/disclosure/fund-flows.queries';
import { flowWithin } from '../../src/queryable-account/flow.queries';
import type { Compared } from './compared.rules';
import type { ComparedFlow } from './compared-flow.rules';

/** The money of the trust in the span before, in this one and in the year. */
export async function wholeFlow(
  tx: EntityManager,
  communityId: number,
  { before, now, year }: Compared,
): Promise<ComparedFlow> {
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
  { before, now, year }: Compared,
): Promise<ComparedFlow[]> {
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

const hasMoney = ({ year, before }: ComparedFlow): boolean =>
  [year, before].some(
    ({ opening, sources, uses }) => !opening.isZero() || sources.length > 0 || uses.length > 0,
  );
