import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SandboxOrderView, sandboxOrderViewOf } from '../charges/online/online-payments.view';
import { WeChatSandbox } from '../charges/online/sandbox/wechat-sandbox';
import { Public } from '../platform/http/may';
import { Money } from '../shared/money';
import { SandboxPayDto } from './payment-sandbox.dto';

/** The played payment firm's own pages (demonstration only): whoever has the order's number may pay it. */
@ApiTags('支付沙箱')
@Controller('sandbox/wechat')
export class PaymentSandboxController {
  constructor(private readonly firm: WeChatSandbox) {}

  @Get('pay/:outTradeNo')
  @Public()
  @ApiOperation({ summary: '沙箱收银台：待付的订单' })
  @ApiOkResponse({ type: SandboxOrderView })
  order(@Param('outTradeNo') outTradeNo: string): SandboxOrderView {
    return sandboxOrderViewOf(this.firm.find(outTradeNo));
  }

  @Post('pay/:outTradeNo')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: '沙箱收银台：付款（不动真钱），可要求重发、延迟、改金额、改内容或探测' })
  @ApiOkResponse({ type: SandboxOrderView })
  async pay(
    @Param('outTradeNo') outTradeNo: string,
    @Body() { amount, ...tricks }: SandboxPayDto,
  ): Promise<SandboxOrderView> {
    const paid = amount === undefined ? {} : { amount: Money.yuan(amount) };
    return sandboxOrderViewOf(await this.firm.pay(outTradeNo, { ...tricks, ...paid }));
  }
}
