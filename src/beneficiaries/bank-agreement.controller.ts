import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BankAgreementView, bankAgreementViewOf } from '../bank/agreement.view';
import { BankQueries } from '../bank/bank.queries';
import { May } from '../platform/http/may';

/** 已与银行对账至 … 差额 0.00. */
@ApiTags('可查询账户')
@Controller('communities/:communityId/bank-agreement')
export class BankAgreementController {
  constructor(private readonly bank: BankQueries) {}

  @Get()
  @May('account.query')
  @ApiOperation({ summary: '账面与银行是否相符：对账到哪一天，差额多少' })
  @ApiOkResponse({ type: BankAgreementView })
  async show(@Param('communityId', ParseIntPipe) communityId: number): Promise<BankAgreementView> {
    return bankAgreementViewOf(await this.bank.agreement(communityId));
  }
}
