import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { FUND_CODES } from '../ledger/funds.rules';
import { DayField, MoneyField } from '../platform/http/fields';

const FILES_MAX = 30;
const QUOTES_MAX = 10;

/** A competing offer (比价), with its paper. */
export class QuoteDto {
  @IsString()
  @Length(2, 60, { message: '报价单位请填写 2 至 60 个字' })
  supplier!: string;

  @MoneyField({ positive: true })
  amount!: string;

  @IsUUID('all')
  fileId!: string;
}

export class InvoiceDto {
  /** Empty or left out for 数电票. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;

  @IsString()
  @MaxLength(60)
  number!: string;

  /** 价税合计. */
  @MoneyField({ positive: true })
  total!: string;
}

/** A request as the clerk writes it; it may still lack what a submission needs. */
export class SpendingContentDto {
  @IsString()
  @Length(2, 200, { message: '事由请填写 2 至 200 个字' })
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
  @IsOptional()
  @IsString()
  @MaxLength(200)
  quotesExempt?: string;
}

export class WithdrawalDto {
  @IsString()
  @Length(2, 200, { message: '请写明撤回的理由（2 至 200 个字）' })
  reason!: string;
}

/** The reviewer's yes or no; a no needs its reason. */
export class ReviewDto {
  @IsBoolean()
  agree!: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(200)
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

  @IsString()
  @Length(1, 80, { message: '请填写银行流水号' })
  bankReference!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsUUID('all', { each: true })
  fileIds?: string[];
}
