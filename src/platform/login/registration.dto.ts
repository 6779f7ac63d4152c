import { IsString, MaxLength } from 'class-validator';
import { TextField } from '../http/fields';

export class RegistrationDto {
  @TextField({ min: 1, max: 60, sentence: '请填写您的姓名' })
  name!: string;

  /** 11 位手机号。 */
  @TextField({ max: 20 })
  phone!: string;

  @TextField({ max: 64 })
  loginName!: string;

  @IsString()
  @MaxLength(128)
  password!: string;

  /** 物业或业委会发给的房屋邀请码；没有可不填，以后再绑定。 */
  @TextField({ max: 40, optional: true })
  inviteCode?: string;
}
