import { IsIn, IsOptional, Matches } from 'class-validator';
import { PeriodField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

export class ReportsQuery extends PageQuery {
  /** A code of `report-kinds`. */
  @IsOptional()
  @Matches(/^[a-z]+(-[a-z]+)*$/)
  kind?: string;

  /** One month a report is filed under; or `from` and `to`, both included. */
  @PeriodField({ optional: true })
  period?: string;

  @PeriodField({ optional: true })
  from?: string;

  @PeriodField({ optional: true })
  to?: string;

  /** Words of the title, or a 文号. */
  @TextField({ max: 40, optional: true })
  q?: string;

  /** `1`: without vouchers and later prints. */
  @IsOptional()
  @IsIn(['1'])
  published?: '1';
}
