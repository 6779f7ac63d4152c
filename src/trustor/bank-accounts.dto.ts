import { IsIn, Matches } from 'class-validator';
import { type Fund, FUND_CODES } from '../ledger/funds.rules';
import { DayField, TextField } from '../platform/http/fields';

/** 信托专户, as opened at the bank. */
export class BankAccountDto {
  /** The ledger account that mirrors it: a bank's, or a payment firm's money on its way. */
  @Matches(/^10(02|12)\d{2,6}$/, {
    message: '请选择 1002 银行存款或 1012 支付在途的明细科目，例如 100201、101201',
  })
  accountCode!: string;

  @IsIn(FUND_CODES, { message: '请选择基金（F1 至 F5）' })
  fund!: Fund;

  @TextField({ min: 2, max: 60, sentence: '账户名称请填写 2 至 60 个字，例如 信托专户' })
  name!: string;

  @TextField({ min: 2, max: 60, sentence: '开户行请填写 2 至 60 个字' })
  bankName!: string;

  /** 户名. */
  @TextField({ min: 2, max: 60, sentence: '户名请填写 2 至 60 个字' })
  holder!: string;

  @TextField({ max: 60, sentence: '请填写银行账号' })
  accountNo!: string;

  @DayField()
  openedOn!: string;
}
