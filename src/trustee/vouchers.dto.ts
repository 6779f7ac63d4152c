import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { FUND_CODES } from '../ledger/funds.rules';
import { VOUCHER_DRAFT_STATES } from '../ledger/voucher-drafts.rules';
import type { VoucherDraftState } from '../ledger/voucher-drafts.rules';
import { DayField, MoneyField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

const LINES_MAX = 500;
const FILES_MAX = 50;
const SUMMARY_MAX = 200;

/** One line; the other side is left out, "" or "0". A red line (红字) is negative. */
export class VoucherLineDto {
  @Matches(/^\d{4,10}$/, { message: '科目代码应为 4 至 10 位数字' })
  accountCode!: string;

  @IsIn(FUND_CODES, { message: '请选择基金（F1 至 F5）' })
  fund!: string;

  @MoneyField({ optional: true })
  debit?: string;

  @MoneyField({ optional: true })
  credit?: string;

  @TextField({ max: SUMMARY_MAX, optional: true, sentence: `摘要最多 ${SUMMARY_MAX} 个字` })
  summary?: string;

  @IsOptional()
  @IsUUID('all')
  unitId?: string;

  @IsOptional()
  @IsUUID('all')
  payeeId?: string;

  @IsOptional()
  @IsUUID('all')
  contractId?: string;

  /** 预算项目: which line of the year's budget the cost is charged to. */
  @IsOptional()
  @IsUUID('all')
  budgetLineId?: string;
}

/** A voucher as written down; it may still be incomplete. */
export class VoucherContentDto {
  @DayField()
  bookedOn!: string;

  @TextField({ max: SUMMARY_MAX, sentence: `摘要最多 ${SUMMARY_MAX} 个字` })
  summary!: string;

  @IsArray()
  @ArrayMaxSize(LINES_MAX, { message: `手工凭证最多 ${LINES_MAX} 行，更多请用导入` })
  @ValidateNested({ each: true })
  @Type(() => VoucherLineDto)
  lines!: VoucherLineDto[];

  /** Evidence, uploaded before (附件). */
  @IsArray()
  @ArrayMaxSize(FILES_MAX, { message: `附件最多 ${FILES_MAX} 个` })
  @IsUUID('all', { each: true })
  fileIds!: string[];
}

export class OpeningBalancesDto extends VoucherContentDto {}

export class VoucherDraftsQuery extends PageQuery {
  @IsOptional()
  @IsIn(VOUCHER_DRAFT_STATES)
  state?: VoucherDraftState;
}

export class ReturnVoucherDto {
  @TextField({
    min: 2,
    max: SUMMARY_MAX,
    sentence: `请填写退回原因（2 至 ${SUMMARY_MAX} 个字），方便制单人修改`,
  })
  reason!: string;
}

export class PostVoucherDto {
  /** The version the reviewer has read. */
  @IsInt()
  @Min(1)
  version!: number;
}

export class ReversalDto {
  @DayField()
  bookedOn!: string;

  @TextField({ min: 2, max: 150, sentence: '请填写冲销原因（2 至 150 个字）' })
  reason!: string;
}
