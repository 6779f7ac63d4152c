import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../platform/http/page.dto';

export class UnitsQuery extends PageQuery {
  /** Name or id of a building. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  building?: string;

  /** Part of a label, or of a name for those who may read names. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  q?: string;
}
