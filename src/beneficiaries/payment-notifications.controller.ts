import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiNoContentResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PaymentNotifications } from '../charges/online/payment-notifications';
import { Public } from '../platform/http/may';

/** 支付通知: the one door that no browser uses. Whoever knocks is known by the signature alone. */
@ApiTags('线上缴费')
@Controller('payment-channels')
export class PaymentNotificationsController {
  constructor(private readonly notifications: PaymentNotifications) {}

  @Post(':channel/notifications')
  @Public()
  @ApiOperation({ summary: '支付机构的到账通知：验签后入账，入账后才应答' })
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  @ApiNoContentResponse({ description: '已入账（重复通知也是）' })
  @ApiUnauthorizedResponse({ description: '签名不对、过期或内容被改过' })
  async hear(
    @Param('channel') channel: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object | undefined> {
    const body: unknown = request.body;
    const rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const { status, code } = await this.notifications.hear(channel, request.headers, rawBody);
    response.status(status);
    // in the firm's own form, which is not ours
    return status === 204 ? undefined : { code: 'FAIL', message: code };
  }
}
