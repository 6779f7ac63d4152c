import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { MoneyField, PeriodField, TextField } from '../platform/http/fields';

const AUDITORS_MAX = 10;

/** 审计委托. */
export class EngageAuditDto {
  @TextField({ min: 2, max: 60, sentence: '请填写会计师事务所名称（2 至 60 个字）' })
  firm!: string;

  @TextField({ min: 5, max: 1000, sentence: '请写明审计范围（5 至 1000 个字）' })
  scope!: string;

  @PeriodField()
  from!: string;

  @PeriodField()
  to!: string;

  /** Half of the seed of every draw; public from now on */
  @Matches(/^\d{6,12}$/, { message: '抽样号应为 6 至 12 位数字，例如现场摇号的结果' })
  samplingNumber!: string;

  @MoneyField()
  fee!: string;

  /** Days the firm has for the answer to a finding */
  @IsInt({ message: '答复期限应为整数天' })
  @Min(1, { message: '答复期限至少 1 天' })
  @Max(60, { message: '答复期限最多 60 天' })
  answerDays!: number;

  @TextField({ min: 2, max: 200, sentence: '请写明所依据的业主大会或业委会决议' })
  resolutionRef!: string;

  /** Appointments as auditor, each with its end */
  @ArrayMinSize(1, { message: '请至少选择一名审计人员' })
  @ArrayMaxSize(AUDITORS_MAX, { message: `一项委托最多 ${AUDITORS_MAX} 名审计人员` })
  @ArrayUnique()
  @IsUUID('all', { each: true })
  grantIds!: string[];
}
