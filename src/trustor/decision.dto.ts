import { IsBoolean, IsIn, IsInt, IsOptional, Min } from 'class-validator';
import { RELIEF_STATES } from '../charges/reliefs.queries';
import type { ReliefState } from '../charges/reliefs.queries';
import { TextField } from '../platform/http/fields';

/** 减免与核销: yes or no. */
export class ReliefDecisionDto {
  @IsBoolean()
  grant!: boolean;
}

export class ReliefsQuery {
  @IsOptional()
  @IsIn(RELIEF_STATES, { message: '请选择状态：待决定、已同意或未同意' })
  state?: ReliefState;
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
