import { IsBoolean, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { PageQuery } from '../platform/http/page.dto';

export class PayeesQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  q?: string;
}

export class PayeeDto {
  @IsString()
  @Length(2, 60, { message: '收款单位名称请填写 2 至 60 个字' })
  name!: string;

  /** 统一社会信用代码; a person has none. */
  @IsOptional()
  @IsString()
  @MaxLength(18)
  creditCode?: string;

  @IsString()
  @Length(2, 60, { message: '户名请填写 2 至 60 个字' })
  accountName!: string;

  @IsString()
  @Length(2, 60, { message: '开户行请填写 2 至 60 个字' })
  bankName!: string;

  @IsString()
  @MaxLength(60)
  accountNo!: string;

  /** The firm's own people or companies (信托法 28). */
  @IsBoolean()
  relatedParty!: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  relatedNote?: string;
}

export class BankChangeDto {
  @IsString()
  @Length(2, 60, { message: '开户行请填写 2 至 60 个字' })
  bankName!: string;

  @IsString()
  @MaxLength(60)
  accountNo!: string;

  @IsString()
  @Length(2, 200, { message: '请写明变更的理由和依据（2 至 200 个字）' })
  reason!: string;
}
