import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { TextField } from '../platform/http/fields';

/** A member's yes or no on final accounts or a surplus; or the owners' resolution that is entered. */
export class YearEndDecisionDto {
  @IsBoolean()
  agree!: boolean;

  /** A no needs its reason */
  @TextField({ max: 500, optional: true })
  reason?: string;

  /** Where the owners decide: their counted vote on this very text */
  @IsOptional()
  @IsUUID()
  resolutionId?: string;
}
