import { IsIn, Matches } from 'class-validator';
import { TextField } from '../platform/http/fields';
import { type MailMode, mailModes } from '../notices/mail/mail.rules';

export class MailAddressBody {
  @TextField({ min: 5, max: 254, sentence: '请填写邮箱地址，例如 name@example.com' })
  address!: string;
}

export class MailCodeBody {
  @Matches(/^\d{6}$/, { message: '请填写邮件里的 6 位数字' })
  code!: string;
}

export class MailModeBody {
  /** daily 每日一封, at-once 即时, off 暂停. */
  @IsIn(mailModes)
  mode!: MailMode;
}
