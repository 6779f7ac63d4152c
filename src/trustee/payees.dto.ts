import { IsBoolean } from 'class-validator';
import { TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

export class PayeesQuery extends PageQuery {
  @TextField({ max: 60, optional: true })
  q?: string;
}

export class PayeeDto {
  @TextField({ min: 2, max: 60, sentence: '收款单位名称请填写 2 至 60 个字' })
  name!: string;

  /** 统一社会信用代码; a person has none. */
  @TextField({ max: 18, optional: true })
  creditCode?: string;

  @TextField({ min: 2, max: 60, sentence: '户名请填写 2 至 60 个字' })
  accountName!: string;

  @TextField({ min: 2, max: 60, sentence: '开户行请填写 2 至 60 个字' })
  bankName!: string;

  @TextField({ max: 60, sentence: '请填写银行账号' })
  accountNo!: string;

  /** The firm's own people or companies (信托法 28). */
  @IsBoolean()
  relatedParty!: boolean;

  @TextField({ max: 200, optional: true })
  relatedNote?: string;
}

export class BankChangeDto {
  @TextField({ min: 2, max: 60, sentence: '开户行请填写 2 至 60 个字' })
  bankName!: string;

  @TextField({ max: 60, sentence: '请填写银行账号' })
  accountNo!: string;

  @TextField({ min: 2, max: 200, sentence: '请写明变更的理由和依据（2 至 200 个字）' })
  reason!: string;
}
