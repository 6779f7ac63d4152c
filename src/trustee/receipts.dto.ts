import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { DEPOSIT_ACCOUNTS } from '../charges/charge-lines.rules';
import type { DepositAccount } from '../charges/charge-lines.rules';
import { RECEIPT_METHODS } from '../charges/receipt.rules';
import type { CounterMethod } from '../charges/receipt.rules';
import { RELIEF_KINDS } from '../charges/reliefs.service';
import type { ReliefKind } from '../charges/reliefs.service';
import { DayField, MoneyField, TextField } from '../platform/http/fields';

const PARTS_MAX = 200;

/** Money as it came in. */
export class MoneyReceivedDto {
  @IsIn(RECEIPT_METHODS, { message: '请选择收款方式' })
  method!: CounterMethod;

  @Matches(/^\d{4,10}$/, { message: '科目代码应为 4 至 10 位数字' })
  moneyAccount!: string;

  @MoneyField({ positive: true })
  amount!: string;

  @DayField()
  receivedOn!: string;

  @TextField({ max: 100, optional: true })
  reference?: string;
}

export class ChosenPartDto {
  @IsUUID('all')
  billId!: string;

  @MoneyField({ positive: true })
  amount!: string;
}

/** A household's payment; without `chosen` the oldest bills come first. */
export class HouseholdReceiptDto extends MoneyReceivedDto {
  @IsUUID('all')
  unitId!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PARTS_MAX)
  @ValidateNested({ each: true })
  @Type(() => ChosenPartDto)
  chosen?: ChosenPartDto[];

  /** Code of the fee that what is left over is kept for. */
  @TextField({ min: 2, max: 30, sentence: '请选择多余金额存入哪个收费项目' })
  keepFor!: string;

  /** Whose bills of the unit are paid: the owner's unless said. */
  @IsOptional()
  @IsIn(['owner', 'developer'], { message: '请选择付款人：业主或建设单位' })
  payer?: 'owner' | 'developer';
}

export class HouseholdDepositDto extends MoneyReceivedDto {
  @IsUUID('all')
  unitId!: string;

  @IsIn(DEPOSIT_ACCOUNTS, { message: '请选择押金科目' })
  account!: DepositAccount;
}

/** Whose the unidentified money was. */
export class ClaimDto {
  @IsUUID('all')
  unitId!: string;

  @MoneyField({ positive: true })
  amount!: string;

  @TextField({ min: 2, max: 30, sentence: '请选择多余金额存入哪个收费项目' })
  keepFor!: string;
}

export class CashierDayQuery {
  @DayField()
  on!: string;
}

export class FindHouseholdQuery {
  /** Room, name, pinyin initials or the last digits of a telephone. */
  @TextField({ min: 1, max: 30, sentence: '请输入房号、姓名、拼音首字母或手机尾号' })
  q!: string;
}

export class SoldQuery {
  /** Today unless said. */
  @DayField({ optional: true })
  soldOn?: string;
}

/** What is kept for a household and is owed back: of a fee in advance, or a deposit. */
export class RefundDueDto {
  @TextField({ max: 30, optional: true })
  feeCode?: string;

  @IsOptional()
  @IsIn(DEPOSIT_ACCOUNTS, { message: '请选择押金科目' })
  account?: DepositAccount;

  @MoneyField({ positive: true })
  amount!: string;

  @TextField({ min: 2, max: 150, sentence: '请写明退费的理由（2 至 150 个字）' })
  reason!: string;
}

export class ReliefDto {
  @IsUUID('all')
  billId!: string;

  @IsIn(RELIEF_KINDS, { message: '请选择减免或核销' })
  kind!: ReliefKind;

  @MoneyField({ positive: true })
  amount!: string;

  @TextField({ min: 2, max: 150, sentence: '请写明理由（2 至 150 个字）' })
  reason!: string;
}
