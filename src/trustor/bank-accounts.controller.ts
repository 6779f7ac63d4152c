import { Body, Controller, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { day } from '../shared/day';
import { BankAccountsService } from '../trust-contract/bank-accounts.service';
import { OpenedBankAccountView } from '../trust-contract/contract.view';
import { BankAccountDto } from './bank-accounts.dto';

/** 信托专户: which accounts at the bank hold the trust's money. */
@ApiTags('信托合同')
@Controller('communities/:communityId/bank-accounts')
export class BankAccountsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly bankAccounts: BankAccountsService,
  ) {}

  @Post()
  @May('bank-account.open')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记信托专户：一个专户对应一个银行存款明细科目' })
  async open(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: BankAccountDto,
  ): Promise<OpenedBankAccountView> {
    const { accountCode, fund, name, bankName, holder, accountNo } = body;
    const account = { accountCode, fund, name, bankName, holder, accountNo };
    const openedOn = day(body.openedOn);
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.bankAccounts.open(tx, communityId, { ...account, openedOn }),
    );
    return result;
  }
}
