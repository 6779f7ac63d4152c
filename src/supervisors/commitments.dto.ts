import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { COMMITMENT_STATES } from '../spending/commitments/commitment.rules';
import type { CommitmentState } from '../spending/commitments/commitment.rules';

export class CommitmentsListQuery {
  @IsOptional()
  @IsIn(COMMITMENT_STATES, { message: '请选择状态：待同意、履行中、未同意或已终止' })
  state?: CommitmentState;

  /** Those promised out of one budget line. */
  @IsOptional()
  @IsUUID('all')
  lineId?: string;
}
