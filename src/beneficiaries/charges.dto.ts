import { PeriodField } from '../platform/http/fields';

export class CollectedMonthQuery {
  @PeriodField()
  period!: string;
}
