import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';
import { STATES } from '../spending/spending.rules';

export class SpendingListQuery extends PageQuery {
  /** One state, or several with commas. */
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value))
  @IsIn(STATES, { each: true })
  state?: string[];

  /** Part of a number, a reason or a payee's name. */
  @TextField({ max: 60, optional: true })
  q?: string;
}
