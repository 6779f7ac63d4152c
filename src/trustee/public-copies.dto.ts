import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MASK_KINDS, type MaskKind } from '../evidence/mask.rules';
import { TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

const BOXES_MAX = 500;
const DOTS_MAX = 10_000;

/** A box in whole dots of the page's picture. */
export class MaskBoxDto {
  @IsInt()
  @Min(1)
  @Max(10_000)
  page!: number;

  @IsInt()
  @Min(-DOTS_MAX)
  @Max(DOTS_MAX)
  x!: number;

  @IsInt()
  @Min(-DOTS_MAX)
  @Max(DOTS_MAX)
  y!: number;

  @IsInt()
  @Min(1)
  @Max(DOTS_MAX)
  width!: number;

  @IsInt()
  @Min(1)
  @Max(DOTS_MAX)
  height!: number;

  @IsIn(MASK_KINDS, { message: '请选择遮盖的是什么' })
  kind!: MaskKind;
}

/** 遮盖: all boxes of the file; none: 已查看，无需遮盖. */
export class PublicCopyDto {
  @IsArray()
  @ArrayMaxSize(BOXES_MAX, { message: `一个文件最多 ${BOXES_MAX} 个遮盖框` })
  @ValidateNested({ each: true })
  @Type(() => MaskBoxDto)
  boxes!: MaskBoxDto[];

  @TextField({ max: 200 })
  note!: string;

  /** `copyNo` of the copy that was looked at: two who mask at once do not undo each other. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  after!: number;
}

export class EvidenceToMaskQuery extends PageQuery {
  /** waiting: nobody has looked yet; done: somebody has. */
  @IsOptional()
  @IsIn(['waiting', 'done'])
  state: 'waiting' | 'done' = 'waiting';
}
