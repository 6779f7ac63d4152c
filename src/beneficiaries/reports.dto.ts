import { IsIn, IsOptional } from 'class-validator';
import { PeriodField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

export class ReportsQuery extends PageQuery {
  @IsOptional()
  @IsIn(['income-expenditure', 'voucher'])
  kind?: 'income-expenditure' | 'voucher';

  @PeriodField({ optional: true })
  period?: string;
}
