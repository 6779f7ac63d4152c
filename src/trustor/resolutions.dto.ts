import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DayField, TextField } from '../platform/http/fields';
import { MATTERS_MAX } from '../resolutions/matters.rules';
import { SUBJECT_KINDS, type SubjectKind } from '../resolutions/outcome';
import { CHOICES, type Choice } from '../resolutions/votes.rules';

const TEXT_MAX = 20_000;
const BALLOTS_MAX = 1000;
const HEADS_MAX = 1_000_000;
const MODES = ['binding', 'advisory'] as const;
const PAPER_CHANNELS = ['paper', 'on-site'] as const;

/** The text that is put to the vote, of another room. */
export class ResolutionSubjectDto {
  @IsIn(SUBJECT_KINDS, { message: '请选择要表决的事项' })
  kind!: SubjectKind;

  /** Left out for 'other' */
  @IsOptional()
  @IsUUID()
  id?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;

  /** SHA-256 of the text, hex, where the caller has it: another text is then refused */
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: '文本指纹应为 64 位十六进制' })
  hash?: string;
}

/** 决议草案 */
export class ResolutionDto {
  @TextField({ min: 2, max: 100 })
  title!: string;

  @TextField({ min: 2, max: TEXT_MAX })
  text!: string;

  /** 1 to 9, as 民法典 278 numbers them */
  @IsInt()
  @Min(1)
  @Max(MATTERS_MAX)
  matter!: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => ResolutionSubjectDto)
  subject?: ResolutionSubjectDto;

  @IsOptional()
  @IsIn(MODES, { message: '请选择以本系统计票为准，或以官方系统结果为准' })
  mode?: (typeof MODES)[number];

  @IsOptional()
  @IsBoolean()
  secret?: boolean;

  @DayField()
  opensOn!: string;

  @DayField()
  closesOn!: string;

  @IsOptional()
  @IsUUID()
  secondCallOf?: string;
}

/** 再次召集 */
export class SecondCallDto {
  @DayField()
  opensOn!: string;

  @DayField()
  closesOn!: string;
}

export class OfficialWeightDto {
  @Matches(/^\d{1,10}(\.\d{1,2})?$/, { message: '面积请填写平方米数，最多两位小数' })
  area!: string;

  @IsInt()
  @Min(0)
  @Max(HEADS_MAX)
  heads!: number;
}

export class OfficialTalliesDto {
  @ValidateNested()
  @Type(() => OfficialWeightDto)
  for!: OfficialWeightDto;

  @ValidateNested()
  @Type(() => OfficialWeightDto)
  against!: OfficialWeightDto;

  @ValidateNested()
  @Type(() => OfficialWeightDto)
  abstain!: OfficialWeightDto;
}

/** 官方系统的表决结果 */
export class OfficialResultDto {
  @IsBoolean()
  passed!: boolean;

  @IsOptional()
  @ValidateNested()
  @Type(() => OfficialTalliesDto)
  tallies?: OfficialTalliesDto;

  @TextField({ min: 2, max: 200, sentence: '请填写官方公告的文号或名称' })
  reference!: string;

  /** The announcement, scanned */
  @IsUUID()
  fileId!: string;
}

/** One sheet of paper */
export class PaperBallotDto {
  @IsUUID()
  unitId!: string;

  @IsIn(CHOICES, { message: '请选择同意、反对或弃权' })
  choice!: Choice;

  @DayField()
  castOn!: string;

  @TextField({ max: 200, optional: true })
  note?: string;

  @IsOptional()
  @IsUUID()
  fileId?: string;

  /** Signed by the registered proxy */
  @IsOptional()
  @IsBoolean()
  byProxy?: boolean;
}

/** 纸质或现场票清单 */
export class BallotBatchDto {
  @IsIn(PAPER_CHANNELS, { message: '请选择纸质票或现场票' })
  channel!: (typeof PAPER_CHANNELS)[number];

  @IsArray()
  @ArrayMinSize(1, { message: '请至少录入一张票' })
  @ArrayMaxSize(BALLOTS_MAX, { message: '一份清单最多录入 1000 张票，请分几份录入' })
  @ValidateNested({ each: true })
  @Type(() => PaperBallotDto)
  ballots!: PaperBallotDto[];
}

/** 复核: counted unless it is refused with a reason */
export class BatchCheckDto {
  @IsOptional()
  @IsBoolean()
  accept?: boolean;

  @TextField({ max: 200, optional: true })
  reason?: string;
}

/** A power of attorney on paper */
export class PaperProxyDto {
  @IsUUID()
  unitId!: string;

  @TextField({ min: 1, max: 60, sentence: '请填写代理人姓名' })
  holderName!: string;

  @TextField({ min: 7, max: 20, sentence: '请填写代理人的电话' })
  holderPhone!: string;

  /** Its scan */
  @IsUUID()
  fileId!: string;
}
