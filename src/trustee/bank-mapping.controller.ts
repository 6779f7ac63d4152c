import { Body, Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BankMappingView, bankMappingViewOf } from '../bank/bank-import.view';
import { BankMappingService } from '../bank/bank-mapping.service';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { BankMappingDto } from './bank.dto';
import { profileOf } from './bank-profile';

/** 列的对应: which column of this bank's files is which. */
@ApiTags('银行')
@Controller('communities/:communityId/bank-accounts/:bankAccountId/mapping')
export class BankMappingController {
  constructor(
    private readonly transactions: Transactions,
    private readonly mappings: BankMappingService,
  ) {}

  @Get()
  @May('bank.import')
  @ApiOperation({ summary: '这个账户的对账单怎样读' })
  @ApiOkResponse({ type: BankMappingView })
  async find(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
  ): Promise<BankMappingView> {
    const at = { communityId, bankAccountId };
    return bankMappingViewOf(
      await this.transactions.run(communityId, (tx) => this.mappings.find(tx, at)),
    );
  }

  @Put()
  @May('bank.import')
  @ApiOperation({ summary: '保存这个账户的列的对应，以后的文件照此读' })
  @ApiOkResponse({ type: BankMappingView })
  async save(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @Body() body: BankMappingDto,
    @Caller() { personId }: CallerInfo,
  ): Promise<BankMappingView> {
    const at = { communityId, bankAccountId };
    await this.transactions.run(communityId, (tx) =>
      this.mappings.save(tx, at, profileOf(body), personId),
    );
    return this.find(communityId, bankAccountId);
  }
}
