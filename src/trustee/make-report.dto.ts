import { IsOptional, Matches, MaxLength } from 'class-validator';
import { PeriodField } from '../platform/http/fields';

/** Which document to make. */
export class MakeReportDto {
  /** A code of `report-kinds`. */
  @MaxLength(40)
  @Matches(/^[a-z]+(-[a-z]+)*$/)
  kind: string;

  /** What it is about, as the kind writes it: 2026-03, 2026-Q1, 2026, 2026-03-31, or an id. */
  @IsOptional()
  @Matches(/^[0-9A-Za-z.-]{1,64}$/)
  subject?: string;

  /** Instead of `subject` for income-expenditure. */
  @PeriodField({ optional: true })
  period?: string;

  /** Instead of `subject` for voucher: the entry's place in the books. */
  @IsOptional()
  @Matches(/^[1-9]\d{0,17}$/)
  seq?: string;
}
