import { IsIn, IsOptional, Matches } from 'class-validator';
import { TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

export class PublicationsQuery extends PageQuery {
  /** A code of `report-kinds`. */
  @IsOptional()
  @Matches(/^[a-z]+(-[a-z]+)*$/)
  kind?: string;

  /** Words of the title, or a 文号. */
  @TextField({ max: 40, optional: true })
  q?: string;

  /** `now`: only what hangs today. */
  @IsOptional()
  @IsIn(['now'])
  show?: 'now';
}
