import { Equals, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** 注销: the password again, and the code where an authenticator is enrolled. */
export class EraseMeDto {
  @IsString()
  @MaxLength(200)
  password!: string;

  @IsOptional()
  @Matches(/^\d{6}$/, { message: '请填写身份验证器当前的 6 位动态码' })
  code?: string;

  /** What she wrote with her own hand: 注销 */
  @Equals('注销', { message: '请在框里写“注销”两个字，表示您明白不能撤销' })
  confirm!: string;
}
