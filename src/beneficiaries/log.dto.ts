import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

export class LogParams {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  communityId: number;
}

export class InclusionQuery {
  /** Place of the leaf, from 0. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  index: number;

  /** Leaves in the tree: at most those of the newest signed head. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  size: number;
}

export class ConsistencyQuery {
  /** Leaves in the older tree. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  from: number;

  /** Leaves in the newer tree: at most those of the newest signed head. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  to: number;
}

export class EntryProofQuery {
  /** Instead of a file: the parts, for a page. */
  @IsOptional()
  @IsIn(['json'])
  format?: 'json';
}
