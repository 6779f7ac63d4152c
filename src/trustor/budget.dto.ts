import { IsBoolean, IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import { TextField } from '../platform/http/fields';

/** 业委会逐项意见 */
export class BudgetRemarkDto {
  /** Left out: on the whole */
  @IsOptional()
  @IsUUID('all')
  lineId?: string;

  @TextField({ min: 2, max: 500, sentence: '请填写意见（2 至 500 个字）' })
  text!: string;
}

export class ReviewBudgetDto {
  @IsBoolean()
  accept!: boolean;

  /** Needed to return it */
  @TextField({ max: 500, optional: true })
  reason?: string;

  /** The version that was read; another one is not decided on */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

export class DecideBudgetDto {
  /** Of no meaning where the owners decided */
  @IsBoolean()
  agree!: boolean;

  /** Needed to disagree */
  @TextField({ max: 500, optional: true })
  reason?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;

  /** 业主大会决议, where it is the owners' to decide */
  @IsOptional()
  @IsUUID('all')
  resolutionId?: string;
}

export class HideBudgetCommentDto {
  @TextField({ min: 2, max: 200, sentence: '请写明隐藏的理由（2 至 200 个字）' })
  reason!: string;
}
