import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { TextField } from '../platform/http/fields';
import { CHOICES, type Choice } from '../resolutions/votes.rules';

/** 一张票 */
export class BallotDto {
  @IsIn(CHOICES, { message: '请选择同意、反对或弃权' })
  choice!: Choice;

  /** One of the caller's rights; all of her own when left out. */
  @IsOptional()
  @IsUUID()
  voterId?: string;
}

/** 委托他人代为表决 */
export class ProxyDto {
  /** One of the caller's own homes */
  @IsUUID()
  unitId!: string;

  @TextField({ min: 1, max: 60, sentence: '请填写代理人姓名' })
  holderName!: string;

  @TextField({ min: 7, max: 20, sentence: '请填写代理人的电话' })
  holderPhone!: string;
}
