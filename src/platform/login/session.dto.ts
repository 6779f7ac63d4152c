import { IsOptional, IsString, MaxLength } from 'class-validator';

export class CreateSessionDto {
  @IsString()
  @MaxLength(64)
  loginName!: string;

  @IsString()
  @MaxLength(128)
  password!: string;

  /** 身份验证器的 6 位动态码；绑定过的登录必须填写。 */
  @IsOptional()
  @IsString()
  @MaxLength(12)
  code?: string;
}

export class DemoSessionDto {
  @IsString()
  @MaxLength(40)
  key!: string;
}

export class ChangePasswordDto {
  @IsString()
  @MaxLength(128)
  current!: string;

  @IsString()
  @MaxLength(128)
  next!: string;
}

export class ConfirmSecondFactorDto {
  @IsString()
  @MaxLength(12)
  code!: string;
}
