import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { TextField } from '../platform/http/fields';

/** 公开答复. */
export class ObjectionAnswerDto {
  @TextField({ min: 5, max: 1000, sentence: '请写明答复（5 至 1000 个字），全体业主可见' })
  text!: string;
}

/** One member's vote on a freeze, or the owners' resolution that ends it. */
export class FreezeDecisionDto {
  /** True: lift the freeze and pay; false: do not pay. */
  @IsBoolean()
  lift!: boolean;

  /** Needed for a no. */
  @TextField({ max: 200, optional: true })
  reason?: string;

  /** A closed resolution of the owners about this payment: 通过 pays, 未通过 does not. */
  @IsOptional()
  @IsUUID('all')
  resolutionId?: string;
}

/** 应急追认: one member's vote. */
export class RatificationDto {
  @IsBoolean()
  agree!: boolean;

  /** Needed for a no. */
  @TextField({ max: 200, optional: true })
  reason?: string;
}
