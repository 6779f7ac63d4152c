import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { MARKS, OPINIONS, SEVERITIES } from '../audit-report/audit.rules';
import { METHODS, SIDES } from '../audit-report/sampling.rules';
import { SUBJECT_KINDS, type SubjectKind } from '../inquiries/inquiry.rules';
import { MoneyField, PeriodField, TextField } from '../platform/http/fields';

const keysOf = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as K[];

/** 抽样. */
export class DrawSampleDto {
  @TextField({ min: 2, max: 60, sentence: '请给这次抽样起个名字（2 至 60 个字）' })
  title!: string;

  @IsIn(keysOf(METHODS), { message: '请选择抽样方法' })
  method!: keyof typeof METHODS;

  @Type(() => Number)
  @IsInt({ message: '样本量应为整数' })
  @Min(1, { message: '样本量至少 1' })
  @Max(500, { message: '样本量最多 500' })
  size!: number;

  @PeriodField()
  from!: string;

  @PeriodField()
  to!: string;

  /** This account and those below it; left out: all */
  @IsOptional()
  @Matches(/^[1-5]\d{3}(\d{2}){0,3}$/, { message: '请从科目表选择科目' })
  accountCode?: string;

  @IsOptional()
  @Matches(/^F[1-5]$/, { message: '请从列表选择资金' })
  fund?: string;

  @IsIn(keysOf(SIDES), { message: '请选择借方、贷方或双方' })
  side!: keyof typeof SIDES;
}

/** 勾对. */
export class MarkItemDto {
  @IsIn(keysOf(MARKS), { message: '请选择相符、不符或缺凭据' })
  mark!: keyof typeof MARKS;

  @IsOptional()
  @IsString()
  @MaxLength(500, { message: '说明最多 500 个字' })
  note?: string;
}

/** 审计发现. */
export class RaiseFindingDto {
  @IsIn(keysOf(SEVERITIES), { message: '请选择一般、重要或重大' })
  severity!: keyof typeof SEVERITIES;

  @IsIn(SUBJECT_KINDS, { message: '请选择发现所指的对象' })
  subjectKind!: SubjectKind;

  /** Place in the books, version of the contract, or id; left out: the account as a whole */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  subjectId?: string;

  @TextField({ min: 2, max: 60, sentence: '请写标题（2 至 60 个字）' })
  title!: string;

  @TextField({ min: 5, max: 2000, sentence: '请写明发现了什么、依据哪条规定（5 至 2000 个字）' })
  text!: string;

  @MoneyField({ optional: true, positive: true })
  amount?: string;

  /** About a person: not public */
  @IsBoolean({ message: '请选择是否涉及个人' })
  isPersonal!: boolean;
}

const DECISIONS = ['accepted', 'reopened', 'closed'] as const;

/** 认可、退回、结案. */
export class DecideFindingDto {
  @IsIn(DECISIONS, { message: '请选择认可、退回或结案' })
  act!: (typeof DECISIONS)[number];

  @TextField({ min: 2, max: 2000, sentence: '请写明理由（2 至 2000 个字）' })
  text!: string;
}

/** 审计意见. */
export class WriteOpinionDto {
  @IsIn(keysOf(OPINIONS), { message: '请选择意见类型' })
  kind!: keyof typeof OPINIONS;

  @ArrayMinSize(1, { message: '请至少写一段意见' })
  @ArrayMaxSize(20, { message: '意见最多 20 段' })
  @IsString({ each: true })
  @Length(2, 2000, { each: true, message: '每段 2 至 2000 个字' })
  paragraphs!: string[];

  /** Given for good; else kept as a draft */
  @IsBoolean({ message: '请选择保存草稿还是出具' })
  issue!: boolean;
}
