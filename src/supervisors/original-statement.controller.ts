import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { BankImportsQueries } from '../bank/bank-imports.queries';
import { Transactions } from '../platform/database/transactions';
import { FileAccessService } from '../platform/files/file-access.service';
import { FileStore } from '../platform/files/file-store';
import { sendFile } from '../platform/files/send-file';
import { ApiFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';

/** 对账单原件, as the bank gave it, for those who audit. Each look is remembered before the first byte leaves. */
@ApiTags('银行')
@Controller('communities/:communityId/bank-imports/:importId/original')
export class OriginalStatementController {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: FileAccessService,
    private readonly imports: BankImportsQueries,
    private readonly store: FileStore,
  ) {}

  @Get()
  @May('evidence.original')
  @ApiFile('application/octet-stream')
  @ApiOperation({ summary: '银行对账单原件；每次查看都留记录' })
  async original(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) importId: string,
    @Res() response: Response,
  ): Promise<void> {
    const { fileId, ...file } = await this.imports.original(communityId, importId);
    await this.transactions.run(communityId, (tx) =>
      this.access.remember(tx, communityId, { fileId, personId }),
    );
    await sendFile(response, this.store, file, 'attachment');
  }
}
