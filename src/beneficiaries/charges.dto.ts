import { PeriodField } from '../platform/http/fields';

/** One month as `period`, or several as `from` and `to`. */
export class CollectedMonthsQuery {
  @PeriodField({ optional: true })
  period?: string;

  @PeriodField({ optional: true })
  from?: string;

  @PeriodField({ optional: true })
  to?: string;
}
