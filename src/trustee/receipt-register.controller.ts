import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReceiptRegisterQueries } from '../charges/receipt-register.queries';
import { RegisteredReceiptView, registeredReceiptViewOf } from '../charges/receipt-register.view';
import { May } from '../platform/http/may';
import { ReceiptNumberQuery } from './receipt-register.dto';

/** For whoever is asked to cancel a receipt: she sees what she cancels. */
@ApiTags('收费')
@Controller('communities/:communityId')
export class ReceiptRegisterController {
  constructor(private readonly register: ReceiptRegisterQueries) {}

  @Get('receipt-register')
  @May('charges.cancel')
  @ApiOperation({ summary: '按收据号查一张收据：谁在哪天收了谁的什么款' })
  @ApiOkResponse({ type: RegisteredReceiptView })
  async numbered(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { number }: ReceiptNumberQuery,
  ): Promise<RegisteredReceiptView> {
    return registeredReceiptViewOf(await this.register.numbered(communityId, number));
  }
}
