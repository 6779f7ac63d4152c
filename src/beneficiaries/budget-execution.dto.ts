import { IsIn, IsOptional, Matches } from 'class-validator';
import { FUND_CODES } from '../ledger/funds.rules';
import { DayField } from '../platform/http/fields';

/** Which lines one may spend on. */
export class BudgetLinesQuery {
  @IsIn(FUND_CODES, { message: '请选择基金（F1 至 F5）' })
  fund: string;

  /** The day of the request or the voucher; without it, today. */
  @DayField({ optional: true })
  on?: string;

  @IsOptional()
  @Matches(/^\d{4,10}$/, { message: '科目代码应为 4 至 10 位数字' })
  accountCode?: string;
}
