import { Type } from 'class-transformer';
import { IsISO8601, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { HANDOVER_DAYS } from '../handover/handover.rules';
import { TextField } from '../platform/http/fields';

/** The next firm, and the one of its people who appoints all others. */
export class SuccessorDto {
  @TextField({ min: 2, max: 100, sentence: '请填写新受托人的全称（2 至 100 个字）' })
  firm!: string;

  @TextField({ min: 1, max: 60, sentence: '请填写项目经理的姓名' })
  managerName!: string;

  @TextField({ max: 30, sentence: '请填写项目经理的手机号' })
  phone!: string;

  @TextField({ max: 30, optional: true })
  identityNumber?: string;

  /** A log-in she has, or would like. */
  @TextField({ max: 64, optional: true })
  loginName?: string;
}

/** 终止受托: until when, who follows, on the strength of what. */
export class TrusteeChangeDto {
  /** The first moment at which the firm is trustee no more, ISO 8601 with its zone. */
  @IsISO8601(
    { strict: true },
    { message: '请填写终止的日期和时间，例如 2027-01-01T00:00:00+08:00' },
  )
  endsAt!: string;

  /** Left out: nobody follows, the trust ends (清算). */
  @IsOptional()
  @ValidateNested()
  @Type(() => SuccessorDto)
  successor?: SuccessorDto;

  @TextField({ min: 2, max: 200, sentence: '请填写所依据的业主大会决议（2 至 200 个字）' })
  resolutionRef!: string;

  /** The same, where the vote was held here. */
  @IsOptional()
  @IsUUID('all', { message: '请选择业主大会的决议' })
  resolutionId?: string;

  @TextField({ min: 2, max: 500, sentence: '请填写更换或终止的原因（2 至 500 个字）' })
  reason!: string;

  /** Days for handing everything over: 上海 10, 北京 30, or as the contract says. */
  @IsOptional()
  @IsInt({ message: '请填写交接天数' })
  @Min(1, { message: '交接期限至少 1 天' })
  @Max(180, { message: '交接期限最多 180 天' })
  days: number = HANDOVER_DAYS;
}

export class WithdrawChangeDto {
  @TextField({ min: 2, max: 500, sentence: '请填写撤回的原因（2 至 500 个字）' })
  reason!: string;
}

export class ConfirmHandoverDto {
  @TextField({ max: 500, optional: true })
  note?: string;
}
