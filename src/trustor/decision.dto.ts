import { IsBoolean, IsInt, IsOptional, Min } from 'class-validator';
import { TextField } from '../platform/http/fields';

/** 减免与核销: yes or no. */
export class ReliefDecisionDto {
  @IsBoolean()
  grant!: boolean;
}

/** One committee member's yes or no; a no needs its reason. */
export class DecisionDto {
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
