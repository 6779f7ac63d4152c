import { Body, Controller, Headers, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { toString as qrCode } from 'qrcode';
import { Caller, type CallerInfo } from '../http/caller';
import { SignedIn } from '../http/may';
import { SecondFactorService } from './second-factor.service';
import { ConfirmSecondFactorDto } from './session.dto';
import { EnrolledView, EnrolmentView } from './session.view';
import { base32 } from './totp';

@ApiTags('登录')
@Controller('session/second-factor')
export class SecondFactorController {
  constructor(private readonly secondFactor: SecondFactorService) {}

  /** 开始绑定身份验证器。已绑定的（换手机），须用 X-Second-Factor 给出原验证器的动态码。 */
  @Post()
  @SignedIn()
  @ApiHeader({ name: 'x-second-factor', required: false })
  @ApiCreatedResponse({ type: EnrolmentView })
  async begin(
    @Caller() me: CallerInfo,
    @Headers('x-second-factor') code?: string,
  ): Promise<EnrolmentView> {
    const { secret, otpauthUrl } = await this.secondFactor.begin(me, code);
    const qrSvg = await qrCode(otpauthUrl, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
    return { secret: base32(secret), otpauthUrl, qrSvg };
  }

  /** 输入第一个动态码，完成绑定。 */
  @Put()
  @SignedIn()
  @ApiOkResponse({ type: EnrolledView })
  async confirm(
    @Caller() me: CallerInfo,
    @Body() { code }: ConfirmSecondFactorDto,
  ): Promise<EnrolledView> {
    await this.secondFactor.confirm(me, code);
    return { enrolled: true };
  }
}
