import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { MoneyField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';
import { SURPLUS_BASES, SURPLUS_FUNDS, SURPLUS_MODES } from '../surplus/surplus.rules';
import type { SurplusBasis, SurplusFund, SurplusMode } from '../surplus/surplus.rules';

const UNIT_KINDS = ['residential', 'commercial', 'parking', 'storage'] as const;
const YEAR_MIN = 2000;
const YEAR_MAX = 2200;

/** 结余分配方案. */
export class SurplusProposalDto {
  @IsInt()
  @Min(YEAR_MIN)
  @Max(YEAR_MAX)
  year!: number;

  @IsIn(SURPLUS_FUNDS, { message: '请选择物业服务基金或公共收益基金' })
  fund!: SurplusFund;

  @IsIn(SURPLUS_MODES, { message: '请选择结转、补充维修资金、抵扣物业费或现金返还' })
  mode!: SurplusMode;

  /** Only where it goes to single homes */
  @IsOptional()
  @IsIn(SURPLUS_BASES, { message: '请选择分配口径' })
  basis?: SurplusBasis;

  /** Yuan in all; left out where what a home or a ㎡ gets is said */
  @MoneyField({ positive: true, optional: true })
  total?: string;

  /** Yuan a ㎡ (at most six decimals) or a home */
  @IsOptional()
  @Matches(/^\d{1,8}(\.\d{1,6})?$/, { message: '每户或每平方米的金额请填写数字，最多六位小数' })
  rate?: string;

  /** Kinds of homes that take part; homes and shops unless said */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(UNIT_KINDS.length)
  @IsIn(UNIT_KINDS, { each: true, message: '请选择参与分配的房屋类别' })
  unitKinds?: string[];

  /** Of 抵扣物业费: the fee whose advance is filled */
  @TextField({ min: 2, max: 30, optional: true })
  feeCode?: string;

  @TextField({ min: 2, max: 500, sentence: '请写明分配的理由（2 至 500 个字）' })
  reason!: string;
}

export class SurplusLinesQuery extends PageQuery {
  @IsOptional()
  @IsIn(['csv', 'xlsx'])
  format?: 'csv' | 'xlsx';
}
