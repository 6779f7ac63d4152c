import { IsIn, IsOptional, IsUUID, Matches, ValidateBy } from 'class-validator';
import { PageQuery } from '../platform/http/page.dto';
import { PeriodField } from '../platform/http/fields';
import { FUND_CODES } from '../ledger/funds.rules';
import type { Fund } from '../ledger/funds.rules';
import { isDay } from '../shared/day';
import { isPeriod } from '../shared/period';

const EXPORT_FORMATS = ['csv', 'xlsx'] as const;

/** A month (2026-03) means all of it; a day (2026-03-05) means that day. */
const DayOrPeriod = () =>
  ValidateBy({
    name: 'isDayOrPeriod',
    validator: {
      validate: (value) => isDay(value) || isPeriod(value),
      defaultMessage: () => '请填写月份（2026-03）或日期（2026-03-05）',
    },
  });

const AccountCode = () => Matches(/^\d{4,10}$/, { message: '科目代码应为 4 至 10 位数字' });

export class ExportableQuery extends PageQuery {
  /** Absent: JSON for a page. Otherwise a download (right ledger.export). */
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format?: 'csv' | 'xlsx';
}

export class JournalQueryDto extends ExportableQuery {
  @PeriodField()
  period!: string;
}

/** 会计期间 from and to, both included. */
export class RangeQueryDto extends ExportableQuery {
  @DayOrPeriod()
  from!: string;

  @DayOrPeriod()
  to!: string;

  @IsOptional()
  @IsIn(FUND_CODES)
  fund?: Fund;
}

export class GeneralLedgerQueryDto extends RangeQueryDto {
  @IsOptional()
  @AccountCode()
  account?: string;
}

export class AccountBookQueryDto extends RangeQueryDto {
  @AccountCode()
  account!: string;

  @IsOptional()
  @IsUUID('all')
  payee?: string;
}
