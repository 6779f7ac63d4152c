import { Controller, Get, Param, ParseIntPipe, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { onlineErrors } from '../charges/online/online-payment.errors';
import { PaymentChannels } from '../charges/online/payment-channels';
import { Clock } from '../platform/clock';
import { ApiFile, csvType } from '../platform/http/api-answers';
import { May } from '../platform/http/may';
import { day } from '../shared/day';

/** 交易账单: what the payment firm says of a whole day, to be imported like a bank statement. */
@ApiTags('收费')
@Controller('communities/:communityId/payment-bills')
export class PaymentBillsController {
  constructor(
    private readonly channels: PaymentChannels,
    private readonly clock: Clock,
  ) {}

  @Get(':on')
  @May('charges.match')
  @ApiOperation({ summary: '下载支付机构某日的交易账单（次日可下载），导入银行对账' })
  @ApiFile(csvType)
  async bill(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('on') on: string,
  ): Promise<StreamableFile> {
    const { current } = this.channels;
    if (!current) throw onlineErrors.noChannel();
    if (day(on) >= this.clock.today()) throw onlineErrors.dayToCome();
    const name = `${current.name}-${on}.csv`;
    return new StreamableFile(await current.bill(communityId, day(on)), {
      type: csvType,
      disposition: `attachment; filename="${name}"`,
    });
  }
}
