import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { OVERDUE_MAX } from '../charges/overdue';
import { REMINDER_STAGES, REMINDER_WAYS } from '../charges/reminder.rules';
import type { ReminderStage, ReminderWay } from '../charges/reminder.rules';
import { DayField, PeriodField } from '../platform/http/fields';

/** 催缴: one stage to some households. */
export class RemindersDto {
  @IsIn(REMINDER_STAGES, { message: '请选择催缴阶段：提醒、催告或律师函前告知' })
  stage!: ReminderStage;

  @IsIn(REMINDER_WAYS, { message: '请选择催缴方式：信函、短信、电话或上门' })
  way!: ReminderWay;

  @IsArray()
  @ArrayMinSize(1, { message: '请至少选择一户' })
  @ArrayMaxSize(OVERDUE_MAX, { message: `一批最多 ${OVERDUE_MAX} 户` })
  @IsUUID('all', { each: true })
  unitIds!: string[];

  /** Days to pay; those of the stage unless said. */
  @IsOptional()
  @IsInt({ message: '宽限天数请填写 7 至 90 的整数' })
  @Min(7, { message: '宽限天数不能少于 7 天' })
  @Max(90, { message: '宽限天数不能超过 90 天' })
  graceDays?: number;
}

export class LateFeeMonthQuery {
  @PeriodField()
  period!: string;
}

export class LateFeeRunDto {
  @PeriodField()
  period!: string;
}

export class UnitSettlementDto {
  @DayField()
  soldOn!: string;
}
