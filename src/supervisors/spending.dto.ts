import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../platform/http/page.dto';
import { STATES } from '../spending/spending.rules';

export class SpendingListQuery extends PageQuery {
  /** One state, or several with commas. */
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value))
  @IsIn(STATES, { each: true })
  state?: string[];

  /** Part of a number, a reason or a payee's name. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  q?: string;
}
