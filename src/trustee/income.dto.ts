import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import type { ReceiptMethod } from '../charges/receipt.rules';
import {
  COUNTERPARTY_KINDS,
  INCOME_KINDS,
  PLACE_OWNERS,
  SCHEDULES,
} from '../common-income/income-kinds.rules';
import type {
  CounterpartyKind,
  IncomeKind,
  IncomeSchedule,
  PlaceOwner,
} from '../common-income/income-kinds.rules';
import { DayField, MoneyField, PeriodField, TextField } from '../platform/http/fields';

const METHODS = ['cash', 'transfer', 'pos', 'online'] as const;
const ACCOUNTS_MAX = 10;
const WAYS_MAX = 10;

const AccountCode = () => Matches(/^\d{4,10}$/, { message: '科目代码应为 4 至 10 位数字' });

export class DeveloperShareDto {
  @IsIn(['rate', 'sum'], { message: '分成请选择按比例或按金额' })
  kind!: 'rate' | 'sum';

  @TextField({ min: 1, max: 16, sentence: '请填写分成比例（0.3）或金额（56000.00）' })
  value!: string;
}

/** A contract, a version of one, or a place without (schedule 'none'). */
export class IncomeTermsDto {
  @IsIn(INCOME_KINDS, { message: '请选择收益类别' })
  kind!: IncomeKind;

  @TextField({ min: 2, max: 100, sentence: '请写明部位（2 至 100 个字）' })
  place!: string;

  @IsIn(PLACE_OWNERS, { message: '请选择部位的权属' })
  owner!: PlaceOwner;

  @TextField({ max: 100, optional: true })
  counterparty?: string;

  @IsOptional()
  @IsIn(COUNTERPARTY_KINDS, { message: '合同对方请选择单位或个人' })
  counterpartyKind?: CounterpartyKind;

  @DayField()
  startsOn!: string;

  @DayField({ optional: true })
  endsOn?: string;

  @IsIn(SCHEDULES, { message: '请选择付款方式' })
  schedule!: IncomeSchedule;

  @MoneyField({ positive: true, optional: true })
  amount?: string;

  @IsOptional()
  @IsInt({ message: '付款日请填写 1 至 28' })
  @Min(1, { message: '付款日请填写 1 至 28' })
  @Max(28, { message: '付款日请填写 1 至 28' })
  dueDay?: number;

  @AccountCode()
  incomeAccount!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ACCOUNTS_MAX)
  @Matches(/^\d{4,10}$/, { each: true, message: '科目代码应为 4 至 10 位数字' })
  costAccounts?: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => DeveloperShareDto)
  developerShare?: DeveloperShareDto;

  @IsOptional()
  @IsUUID('all')
  fileId?: string;

  @TextField({ max: 200, optional: true })
  resolutionRef?: string;
}

export class EndIncomeContractDto {
  @DayField()
  endedOn!: string;

  @TextField({ min: 2, max: 200, sentence: '请写明终止的理由（2 至 200 个字）' })
  reason!: string;
}

export class AccruePeriodDto {
  @PeriodField()
  period!: string;
}

export class IncomeWayDto {
  @IsIn(METHODS, { message: '请选择收款方式' })
  method!: ReceiptMethod;

  @AccountCode()
  moneyAccount!: string;

  @MoneyField({ positive: true })
  amount!: string;

  @TextField({ max: 100, optional: true })
  reference?: string;
}

/** Money of a counterparty. */
export class IncomeReceiptDto extends IncomeWayDto {
  @DayField()
  receivedOn!: string;

  @TextField({ max: 200, optional: true })
  note?: string;
}

/** 临停日结. */
export class ParkingDayDto {
  @IsUUID('all')
  contractId!: string;

  @DayField()
  day!: string;

  /** Yuan of the whole day; "0.00" with a note */
  @MoneyField()
  gross!: string;

  @IsArray()
  @ArrayMaxSize(WAYS_MAX)
  @ValidateNested({ each: true })
  @Type(() => IncomeWayDto)
  ways!: IncomeWayDto[];

  @TextField({ max: 200, optional: true })
  note?: string;
}
