import { IsUUID } from 'class-validator';
import { DayField, MoneyField, TextField } from '../platform/http/fields';

/** 合同或订单. */
export class CommitmentDto {
  @IsUUID('all')
  payeeId!: string;

  /** 预算项目 the money is promised out of. */
  @IsUUID('all')
  budgetLineId!: string;

  @TextField({ min: 2, max: 100, sentence: '请填写合同或订单名称（2 至 100 个字）' })
  title!: string;

  @MoneyField({ positive: true })
  amount!: string;

  @DayField()
  startsOn!: string;

  @DayField()
  endsOn!: string;

  /** The signed paper, uploaded before. */
  @IsUUID('all')
  fileId!: string;

  /** 选定理由: needed above the sum from which prices are compared. */
  @TextField({ max: 200, optional: true })
  selection?: string;
}

export class EndCommitmentDto {
  @TextField({ min: 2, max: 200, sentence: '请写明终止的理由（2 至 200 个字）' })
  reason!: string;
}
