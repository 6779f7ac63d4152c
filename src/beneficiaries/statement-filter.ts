import type { StatementFilter } from '../queryable-account/statement-filter.queries';
import { soundFilter } from '../queryable-account/range.rules';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import type { StatementQuery } from './statement.dto';

/**
 * What was asked over HTTP, in the words of the house. Blank words ask for nothing.
 * @throws DomainError `account.days-reversed`, `account.amounts-reversed`.
 */
export function statementFilterOf(query: StatementQuery): StatementFilter {
  return soundFilter({
    from: query.from ? day(query.from) : undefined,
    to: query.to ? day(query.to) : undefined,
    account: query.account,
    fund: query.fund,
    payee: query.payee,
    min: query.min ? Money.yuan(query.min) : undefined,
    max: query.max ? Money.yuan(query.max) : undefined,
    q: query.q === '' ? undefined : query.q,
    direction: query.direction,
    use: query.use,
    source: query.source,
    line: query.line,
  });
}
