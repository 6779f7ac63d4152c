import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { FUND_CODES } from '../ledger/funds.rules';
import { EMERGENCY_GROUNDS, type EmergencyGrounds } from '../spending/emergency.rules';
import { DayField, MoneyField, TextField } from '../platform/http/fields';

const FILES_MAX = 30;
const QUOTES_MAX = 10;

/** A competing offer (比价), with its paper. */
export class QuoteDto {
  @TextField({ min: 2, max: 60, sentence: '报价单位请填写 2 至 60 个字' })
  supplier!: string;

  @MoneyField({ positive: true })
  amount!: string;

  @IsUUID('all')
  fileId!: string;
}

export class InvoiceDto {
  /** Empty or left out for 数电票. */
  @TextField({ max: 40, optional: true })
  code?: string;

  @TextField({ min: 1, max: 60, sentence: '请填写发票号码' })
  number!: string;

  /** 价税合计. */
  @MoneyField({ positive: true })
  total!: string;
}

/** 应急: named grounds and what happened; published as soon as the request is submitted. */
export class EmergencyDto {
  @IsIn(EMERGENCY_GROUNDS, { message: '请选择应急的理由' })
  grounds!: EmergencyGrounds;

  @TextField({ min: 5, max: 500, sentence: '请写明发生了什么、为什么不能等（5 至 500 个字）' })
  description!: string;
}

/** A request as the clerk writes it; it may still lack what a submission needs. */
export class SpendingContentDto {
  @TextField({ min: 2, max: 200, sentence: '事由请填写 2 至 200 个字' })
  reason!: string;

  @IsUUID('all')
  payeeId!: string;

  @MoneyField({ positive: true })
  amount!: string;

  @IsIn(FUND_CODES, { message: '请选择基金（F1 至 F5）' })
  fund!: string;

  @Matches(/^\d{4,10}$/, { message: '科目代码应为 4 至 10 位数字' })
  accountCode!: string;

  @DayField()
  occurredOn!: string;

  @IsArray()
  @ArrayMaxSize(FILES_MAX, { message: `附件最多 ${FILES_MAX} 个` })
  @IsUUID('all', { each: true })
  fileIds!: string[];

  @IsArray()
  @ArrayMaxSize(QUOTES_MAX, { message: `比价最多 ${QUOTES_MAX} 家` })
  @ValidateNested({ each: true })
  @Type(() => QuoteDto)
  quotes!: QuoteDto[];

  @IsOptional()
  @ValidateNested()
  @Type(() => InvoiceDto)
  invoice?: InvoiceDto | null;

  /** Why no quotes are attached above the limit, e.g. 合同期内按合同付款. */
  @TextField({ max: 200, optional: true })
  quotesExempt?: string;

  /** 预算项目; needed for an expense of a fund with a budget in force. */
  @IsOptional()
  @IsUUID('all')
  budgetLineId?: string | null;

  /** The contract or order it is one under: same payee, same line, at most its rest. */
  @IsOptional()
  @IsUUID('all')
  commitmentId?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => EmergencyDto)
  emergency?: EmergencyDto | null;
}

export class WithdrawalDto {
  @TextField({ min: 2, max: 200, sentence: '请写明撤回的理由（2 至 200 个字）' })
  reason!: string;
}

/** The reviewer's yes or no; a no needs its reason. */
export class ReviewDto {
  @IsBoolean()
  agree!: boolean;

  @TextField({ max: 200, optional: true })
  reason?: string;

  /** The version that was read; another one is not decided on. */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

export class OrderDto {
  /** The trust's own account the money is to leave from. */
  @IsUUID('all')
  bankAccountId!: string;
}

/** What the bank slip says. */
export class PaymentDto {
  @DayField()
  paidOn!: string;

  @TextField({ min: 1, max: 80, sentence: '请填写银行流水号' })
  bankReference!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsUUID('all', { each: true })
  fileIds?: string[];
}
