import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import { FUND_CODES } from '../ledger/funds.rules';
import type { Fund } from '../ledger/funds.rules';
import { DayField, MoneyField, TextField } from '../platform/http/fields';
import { BASES } from '../remuneration/remuneration.rules';
import type { RemunerationBasis } from '../remuneration/remuneration.rules';

const ACCOUNTS_MAX = 50;
const CODE = /^([1-5]|[1-5]\d{3,9})$/;

export class RemunerationExclusionDto {
  @Matches(CODE, { message: '科目代码应为 4 至 10 位数字，或一位类别' })
  account!: string;

  @TextField({ min: 2, max: 200, sentence: '请写明不计提的理由（2 至 200 个字）' })
  because!: string;
}

/** 报酬计算办法的新版本. */
export class RemunerationFormulaDto {
  @DayField()
  effectiveOn!: string;

  @IsIn(['rate', 'sum'], { message: '请选择按比例或按定额' })
  kind!: 'rate' | 'sum';

  /** Part of the base, "0.09" */
  @IsOptional()
  @Matches(/^0\.\d{1,6}$/, { message: '比例请填写 0 与 1 之间的小数，例如 0.09' })
  rate?: string;

  @MoneyField({ positive: true, optional: true })
  sum?: string;

  @IsIn(BASES, { message: '请选择基数口径：已付、已收或入账' })
  basis!: RemunerationBasis;

  @IsArray()
  @ArrayMaxSize(ACCOUNTS_MAX)
  @Matches(CODE, { each: true, message: '科目代码应为 4 至 10 位数字，或一位类别' })
  base!: string[];

  @IsArray()
  @ArrayMaxSize(ACCOUNTS_MAX)
  @ValidateNested({ each: true })
  @Type(() => RemunerationExclusionDto)
  exclusions!: RemunerationExclusionDto[];

  @IsIn(FUND_CODES, { message: '请选择承担报酬的基金' })
  fund!: Fund;

  @TextField({ min: 2, max: 200, sentence: '请填写所依据的业主大会决议或合同条款' })
  resolutionRef!: string;
}
