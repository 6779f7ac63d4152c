import { IsBoolean } from 'class-validator';
import { TextField } from '../platform/http/fields';

/** Yes or no to a contract or an order; a no needs its reason. */
export class CommitmentDecisionDto {
  @IsBoolean()
  agree!: boolean;

  @TextField({ max: 200, optional: true })
  reason?: string;
}
