import { moneyPlaces } from '../../src/disclosure/fund-flows.queries';
import { basisOf } from '../parts/basis';
import { fundBooks } from '../parts/fund-books';
import { flowsOfFunds, wholeFlow } from '../parts/fund-flows';
import type { ReportFacts, ReportSource } from '../report-definition';
import type { FundStatementsFacts } from './content.rules';

/** As the pages read them: trial balances, cash flow, and where the money lies. */
export async function fundStatementsFacts(
  source: ReportSource,
): Promise<ReportFacts<FundStatementsFacts>> {
  const { tx, communityId } = source;
  const { head, months, to, ...filed } = await basisOf(source, 'month', 'flow');
  const facts = {
    ...head,
    books: await fundBooks(tx, communityId, months.now),
    booksBefore: await fundBooks(tx, communityId, months.before),
    flows: await flowsOfFunds(tx, communityId, months),
    whole: await wholeFlow(tx, communityId, months),
    places: await moneyPlaces(tx, communityId, to),
  };
  return { ...filed, facts };
}
