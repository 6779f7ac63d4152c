import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import { TextField } from '../platform/http/fields';

export class BudgetQuery {
  /** Left out: the newest */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '版本号应为整数' })
  @Min(1, { message: '版本号从 1 开始' })
  version?: number;
}

export class BudgetDifferencesQuery {
  /** Left out: the one before `to` */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '版本号应为整数' })
  @Min(1, { message: '版本号从 1 开始' })
  from?: number;

  /** Left out: the newest */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '版本号应为整数' })
  @Min(1, { message: '版本号从 1 开始' })
  to?: number;
}

export class BudgetCommentsQuery {
  @IsOptional()
  @IsUUID('all')
  lineId?: string;
}

/** 对预算提意见 */
export class BudgetCommentDto {
  /** Left out: on the whole */
  @IsOptional()
  @IsUUID('all')
  lineId?: string;

  @TextField({ min: 2, max: 500, sentence: '请填写意见（2 至 500 个字）' })
  text!: string;
}
