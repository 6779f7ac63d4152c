import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { FEE_METHODS, SHARE_KEYS } from '../charges/fee.rules';
import type { FeeMethod, ShareKey } from '../charges/fee.rules';
import type { UnitKind } from '../community/places.rules';
import { FUND_CODES } from '../ledger/funds.rules';
import type { Fund } from '../ledger/funds.rules';
import { DayField, MoneyField, PeriodField, TextField } from '../platform/http/fields';

const KINDS = ['residential', 'commercial', 'parking', 'storage'] as const;
const FEES_MAX = 30;
const READINGS_MAX = 5000;

const AccountCode = () => Matches(/^\d{4,10}$/, { message: '科目代码应为 4 至 10 位数字' });
const FeeCode = () =>
  Matches(/^[a-z][a-z0-9-]{1,29}$/, { message: '收费项目代码请用小写字母、数字和短横' });

export class FeePriceDto {
  @IsIn(KINDS, { message: '请选择房屋类别' })
  kind!: UnitKind;

  /** Left out of a shared cost. */
  @TextField({ max: 12, optional: true })
  price?: string;

  @AccountCode()
  income!: string;
}

export class FeeDto {
  @FeeCode()
  code!: string;

  @TextField({ min: 1, max: 30 })
  name!: string;

  @IsIn(FEE_METHODS, { message: '请选择计费方式' })
  method!: FeeMethod;

  @IsOptional()
  @IsIn(SHARE_KEYS, { message: '请选择分摊方式' })
  shareBy?: ShareKey;

  @TextField({ max: 10, optional: true })
  measure?: string;

  @IsArray()
  @ArrayMaxSize(KINDS.length)
  @ValidateNested({ each: true })
  @Type(() => FeePriceDto)
  prices!: FeePriceDto[];

  @TextField({ min: 1, max: 6 })
  vacantRate!: string;

  @TextField({ min: 1, max: 6 })
  developerRate!: string;

  @IsIn(FUND_CODES, { message: '请选择基金（F1 至 F5）' })
  fund!: Fund;

  @AccountCode()
  receivable!: string;

  @AccountCode()
  developerReceivable!: string;

  @AccountCode()
  advance!: string;
}

/** The next version of the fee schedule. */
export class FeeScheduleDto {
  @DayField()
  effectiveOn!: string;

  @TextField({ min: 2, max: 200, sentence: '请填写所依据的业主大会决议或合同条款' })
  resolutionRef!: string;

  @IsInt()
  @Min(1)
  @Max(28)
  dueDay!: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(FEES_MAX)
  @ValidateNested({ each: true })
  @Type(() => FeeDto)
  fees!: FeeDto[];
}

export class BilledMonthQuery {
  @PeriodField()
  period!: string;
}

export class MeterSheetQuery extends BilledMonthQuery {
  @FeeCode()
  feeCode!: string;
}

export class OrderBillRunDto {
  @PeriodField()
  period!: string;
}

/** Why a document is taken back. */
export class CancellationDto {
  @TextField({ min: 2, max: 200, sentence: '请写明理由（2 至 200 个字）' })
  reason!: string;
}

export class MeterReadingDto {
  @IsUUID('all')
  unitId!: string;

  @MoneyField()
  before!: string;

  @MoneyField()
  now!: string;
}

export class MeterReadingsDto {
  @FeeCode()
  feeCode!: string;

  @PeriodField()
  period!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(READINGS_MAX, { message: `一次最多 ${READINGS_MAX} 户` })
  @ValidateNested({ each: true })
  @Type(() => MeterReadingDto)
  readings!: MeterReadingDto[];
}

export class SharedCostDto {
  @FeeCode()
  feeCode!: string;

  @PeriodField()
  period!: string;

  @MoneyField({ positive: true })
  total!: string;

  @TextField({ min: 2, max: 200, sentence: '请填写费用依据，例如 3月电费单' })
  evidence!: string;
}

export class VacancyDto {
  @IsUUID('all')
  unitId!: string;

  @DayField()
  startsOn!: string;

  @DayField({ optional: true })
  endsOn?: string;

  @TextField({ min: 2, max: 200, sentence: '请写明空置的情况（2 至 200 个字）' })
  reason!: string;
}

export class VacancyEndDto {
  @DayField()
  endsOn!: string;
}
