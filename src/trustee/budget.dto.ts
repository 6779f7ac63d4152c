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
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  ADJUSTMENT_KINDS,
  type AdjustmentKind,
  BUDGET_FUNDS,
  type BudgetFund,
  type BudgetSide,
} from '../open-budget/budget-names.rules';
import { LINES_MAX } from '../open-budget/lines.rules';
import { TextField } from '../platform/http/fields';

const FILES_MAX = 20;
const FIGURE_LENGTH = 20;

/** 编制一份预算 */
export class CreateBudgetDto {
  @IsInt({ message: '请填写预算年度' })
  @Min(2000, { message: '预算年度请填写 2000 至 2200' })
  @Max(2200, { message: '预算年度请填写 2000 至 2200' })
  year!: number;

  @IsIn(BUDGET_FUNDS, { message: '请选择编制预算的基金' })
  fund!: BudgetFund;

  @TextField({ min: 2, max: 60, sentence: '请填写预算名称（2 至 60 个字）' })
  title!: string;

  /** 'actuals': lines from the books of the year before; or fromBudgetId */
  @IsOptional()
  @IsIn(['actuals'], { message: '请选择从上年实际发生额复制' })
  from?: 'actuals';

  /** Lines of another budget */
  @IsOptional()
  @IsUUID('all')
  fromBudgetId?: string;
}

export class BudgetDraftLineDto {
  /** Made by the client for a new line (UUID); a line keeps it over all versions */
  @IsUUID('all', { message: '项目编号的格式不对，请刷新页面后重试' })
  lineId!: string;

  @IsIn(['income', 'expense'], { message: '请选择收入或支出' })
  side!: BudgetSide;

  @Matches(/^\d{4,10}$/, { message: '科目代码应为 4 至 10 位数字' })
  accountCode!: string;

  @TextField({ min: 1, max: 60, sentence: '请填写项目名称（1 至 60 个字）' })
  name!: string;

  @TextField({ min: 1, max: 20, sentence: '请填写计量单位，例如 ㎡、月、次' })
  unit!: string;

  @TextField({ min: 1, max: FIGURE_LENGTH, sentence: '请填写单价，例如 1.20' })
  unitPrice!: string;

  @TextField({ min: 1, max: FIGURE_LENGTH, sentence: '请填写数量，例如 83404' })
  quantity!: string;

  @TextField({ min: 1, max: FIGURE_LENGTH, sentence: '请填写一年的频次，例如 12' })
  frequency!: string;

  /** 预计收缴率 of an income, "0.92" */
  @TextField({ min: 1, max: FIGURE_LENGTH, optional: true })
  collectionRate?: string;

  @TextField({ max: 500, optional: true })
  basis?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(FILES_MAX, { message: '一个项目最多 20 个附件' })
  @IsUUID('all', { each: true })
  fileIds?: string[];

  @IsOptional()
  @IsBoolean()
  isContingency?: boolean;
}

/** The whole draft, written anew */
export class BudgetDraftDto {
  @IsInt()
  @Min(1)
  version!: number;

  /** contentHash as it was read; another text is not overwritten */
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: '草稿的校验值格式不对，请刷新页面后重试' })
  contentHash?: string;

  @IsArray()
  @ArrayMaxSize(LINES_MAX, { message: `一份预算最多 ${LINES_MAX} 个项目` })
  @ValidateNested({ each: true })
  @Type(() => BudgetDraftLineDto)
  lines!: BudgetDraftLineDto[];

  @TextField({ max: 500, optional: true })
  reason?: string;

  /** What becomes of the surplus, or what covers the deficit */
  @TextField({ max: 500, optional: true })
  surplusNote?: string;
}

export class SubmitBudgetDto {
  /** The version that was read; another one is not submitted */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

export class AdjustBudgetDto {
  @IsIn(ADJUSTMENT_KINDS, { message: '请选择调剂、追加预算或动用预备费' })
  kind!: AdjustmentKind;

  @TextField({ min: 2, max: 500, sentence: '请写明调整的理由（2 至 500 个字）' })
  reason!: string;
}

export class WithdrawBudgetDto {
  @TextField({ min: 2, max: 500, sentence: '请写明撤回的理由（2 至 500 个字）' })
  reason!: string;
}

export class AnswerBudgetCommentDto {
  @TextField({ min: 2, max: 1000, sentence: '请填写答复（2 至 1000 个字）' })
  text!: string;
}
