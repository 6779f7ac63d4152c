import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

export class RegistrationDto {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name!: string;

  /** 11 位手机号。 */
  @IsString()
  @MaxLength(20)
  phone!: string;

  @IsString()
  @MaxLength(64)
  loginName!: string;

  @IsString()
  @MaxLength(128)
  password!: string;

  /** 物业或业委会发给的房屋邀请码；没有可不填，以后再绑定。 */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  inviteCode?: string;
}
