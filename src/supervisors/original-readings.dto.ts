import { IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../platform/http/page.dto';

export class OriginalReadingsQuery extends PageQuery {
  /** Of one file only. */
  @IsOptional()
  @IsUUID()
  fileId?: string;
}
