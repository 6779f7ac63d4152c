import { Matches } from 'class-validator';
import { TextField } from '../platform/http/fields';

export class SubAccountDto {
  @Matches(/^\d{4,8}$/, { message: '上级科目代码应为 4 至 8 位数字' })
  parentCode!: string;

  /** The parent's code and two digits more. */
  @Matches(/^\d{6,10}$/, { message: '下级科目代码应为 6 至 10 位数字' })
  code!: string;

  @TextField({ min: 2, max: 60, sentence: '科目名称请填写 2 至 60 个字' })
  name!: string;
}
