import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MoneyField, TextField } from '../platform/http/fields';

/** One post of a month's pay */
export class PayrollPostDto {
  @TextField({ min: 2, max: 20, sentence: '请填写岗位名称（2 至 20 个字），不要写姓名' })
  post!: string;

  /** How many hold it */
  @IsInt({ message: '人数请填写整数' })
  @Min(1, { message: '人数至少为 1' })
  @Max(1000, { message: '人数最多为 1000' })
  headcount!: number;

  /** What they earned together before deductions, in yuan */
  @MoneyField()
  gross!: string;
}

/** 岗位工资表: adds up to the entry. */
export class KeepPayrollDto {
  @IsArray()
  @ArrayMinSize(1, { message: '请至少填写一个岗位' })
  @ArrayMaxSize(50, { message: '最多 50 个岗位' })
  @ValidateNested({ each: true })
  @Type(() => PayrollPostDto)
  posts!: PayrollPostDto[];
}
