import { IsOptional, Matches } from 'class-validator';
import { PeriodField } from '../platform/http/fields';

/** A month or a year; this month when neither is said. */
export class IncomeRangeQuery {
  @PeriodField({ optional: true })
  period?: string;

  @IsOptional()
  @Matches(/^20\d{2}$/, { message: '年份请填写四位数字，例如 2026' })
  year?: string;
}

export class RemunerationMonthQuery {
  @PeriodField()
  period!: string;
}
