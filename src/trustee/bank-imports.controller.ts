import {
  Body,
  Controller,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  UploadedFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BankImportService } from '../bank/bank-import.service';
import { BankImportJobView, BankImportView, bankImportViewOf } from '../bank/bank-import.view';
import { readStatement } from '../bank/read-statement';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { cleanFileName } from '../platform/files/file-name.rules';
import { FileStore } from '../platform/files/file-store';
import { OneFile, type ReceivedFile, uploadOf } from '../platform/files/received-file';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { Money } from '../shared/money';
import { BankImportDto } from './bank.dto';

const moneyOf = (text: string | undefined): Money | null => (text ? Money.yuan(text) : null);

/** 导入银行对账单: shown first, then taken in whole by a job. */
@ApiTags('银行')
@Controller('communities/:communityId')
export class BankImportsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: BankImportService,
    private readonly files: FileStore,
  ) {}

  /** The original is kept as it came, whatever becomes of it. */
  @Post('bank-accounts/:bankAccountId/imports')
  @May('bank.import')
  @OneFile('import')
  @ApiOperation({ summary: '上传对账单并检查：列出每一处问题，不写入' })
  @ApiCreatedResponse({ type: BankImportView })
  async preview(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @UploadedFile() received: ReceivedFile | undefined,
    @Body() { opening, closing }: BankImportDto,
    @Caller() { personId }: CallerInfo,
  ): Promise<BankImportView> {
    const profile = await this.transactions.run(communityId, (tx) =>
      this.imports.mapping(tx, communityId, bankAccountId),
    );
    const { bytes, name } = uploadOf(received, { uploadedBy: personId, purpose: 'import' });
    const how = { profile, stated: { opening: moneyOf(opening), closing: moneyOf(closing) } };
    const read = await readStatement(bytes, how);
    const sha256 = await this.files.put(bytes);
    const file = { name: cleanFileName(name), sha256, size: bytes.length };
    const preview = await this.transactions.run(communityId, (tx) =>
      this.imports.preview(tx, communityId, { bankAccountId, file, how, read }, personId),
    );
    return bankImportViewOf(preview);
  }

  @Post('bank-imports/:importId/confirmation')
  @May('bank.import')
  @ApiIdempotencyKey()
  @HttpCode(202)
  @ApiOperation({ summary: '确认导入对账单（后台进行）：新的明细全部写入，或者一笔不写' })
  async confirm(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) id: string,
    @Caller() { personId }: CallerInfo,
    @Once() once: IdempotentRequest,
  ): Promise<BankImportJobView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      jobId: await this.imports.confirm(tx, { communityId, id }, personId),
    }));
    return result;
  }
}
