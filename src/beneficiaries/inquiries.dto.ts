import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { SUBJECT_KINDS, type SubjectKind } from '../inquiries/inquiry.rules';
import { TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

const STATES = ['open', 'answered', 'settled', 'disputed', 'waiting', 'overdue'] as const;
const YES = ['1', 'true'] as const;

/** Everything is optional, and all of it must hold. */
export class InquiriesQuery extends PageQuery {
  /** waiting: somebody owes an answer; overdue: and its last day is over */
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  @ValidateIf(({ subjectKind, subjectId }: InquiriesQuery) => !!subjectKind || !!subjectId)
  @IsIn(SUBJECT_KINDS, { message: '请说明问的是哪一类内容' })
  subjectKind?: SubjectKind;

  /** Left out for general. */
  @TextField({ max: 40, optional: true })
  subjectId?: string;

  /** Words in questions and answers. */
  @TextField({ max: 40, optional: true })
  q?: string;

  /** Asked by the caller. */
  @IsOptional()
  @IsIn(YES)
  mine?: string;

  /** Followed by the caller. */
  @IsOptional()
  @IsIn(YES)
  following?: string;

  /** due: by the last day of the clock, the first of them first; else the newest first */
  @IsOptional()
  @IsIn(['due', 'new'])
  sort?: 'due' | 'new';
}

export class SimilarInquiriesQuery {
  @TextField({ max: 1000, optional: true })
  text?: string;

  @IsOptional()
  @IsIn(SUBJECT_KINDS)
  subjectKind?: SubjectKind;

  @TextField({ max: 40, optional: true })
  subjectId?: string;
}

export class AskQuery {
  /** 1: nothing is written; only what should be taken out, and what was asked before */
  @IsOptional()
  @IsIn(YES)
  check?: string;
}

/** 质询: everybody reads it, nobody reads who asked. */
export class AskDto {
  @IsIn(SUBJECT_KINDS, { message: '请说明问的是哪一类内容' })
  subjectKind!: SubjectKind;

  /** Place in the books, version of the contract, or id; left out for general. */
  @TextField({ max: 40, optional: true })
  subjectId?: string;

  /** Of an entry: which of its lines. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(32_767)
  subjectLine?: number;

  /** A title; left out, the first sentence. */
  @TextField({ min: 2, max: 40, optional: true, sentence: '标题请填写 2 至 40 个字，或留空' })
  topic?: string;

  @TextField({ min: 5, max: 1000, sentence: '请把想问的写清楚（5 至 1000 个字）' })
  text!: string;
}

/** Whether it is answered; a no says what is missing. */
export class VerdictDto {
  @IsBoolean({ message: '请选择答清楚了，还是没有答清楚' })
  answered!: boolean;

  @TextField({ max: 500, optional: true })
  note?: string;
}
