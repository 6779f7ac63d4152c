import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

export class SubAccountDto {
  @Matches(/^\d{4,8}$/, { message: '上级科目代码应为 4 至 8 位数字' })
  parentCode!: string;

  /** The parent's code and two digits more. */
  @Matches(/^\d{6,10}$/, { message: '下级科目代码应为 6 至 10 位数字' })
  code!: string;

  @IsString()
  @MinLength(2, { message: '科目名称至少两个字' })
  @MaxLength(60, { message: '科目名称最多 60 个字' })
  name!: string;
}
