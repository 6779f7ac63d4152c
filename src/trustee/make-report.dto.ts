import { IsIn, IsOptional, Matches } from 'class-validator';
import { PeriodField } from '../platform/http/fields';

/** Which document to make; a month for the one, an entry for the other. */
export class MakeReportDto {
  @IsIn(['income-expenditure', 'voucher'])
  kind: 'income-expenditure' | 'voucher';

  /** For income-expenditure. */
  @PeriodField({ optional: true })
  period?: string;

  /** For voucher: the entry's place in the books. */
  @IsOptional()
  @Matches(/^[1-9]\d{0,17}$/)
  seq?: string;
}
