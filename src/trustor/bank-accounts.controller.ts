import { Body, Controller, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Transactions } from '../platform/database/transactions';
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
  open(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Body() body: BankAccountDto,
  ): Promise<OpenedBankAccountView> {
    const { accountCode, fund, name, bankName, holder, accountNo } = body;
    const account = { accountCode, fund, name, bankName, holder, accountNo };
    const openedOn = day(body.openedOn);
    return this.transactions.run(communityId, (tx) =>
      this.bankAccounts.open(tx, communityId, { ...account, openedOn }),
    );
  }
}
