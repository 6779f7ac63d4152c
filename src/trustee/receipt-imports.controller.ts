import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  UploadedFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { hash } from 'node:crypto';
import {
  ReceiptImportJobView,
  ReceiptImportView,
  receiptImportViewOf,
} from '../charges/receipt-import.view';
import { ReceiptImportService } from '../charges/receipt-import.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { cleanFileName } from '../platform/files/file-name.rules';
import { OneFile, type ReceivedFile, uploadOf } from '../platform/files/received-file';
import { readTableFile } from '../platform/files/table-file';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { ReceiptImportDto } from './receipt-imports.dto';

/** 批量收款: shown first with every fault, then taken in whole by a job. */
@ApiTags('收费')
@Controller('communities/:communityId/receipt-imports')
export class ReceiptImportsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ReceiptImportService,
  ) {}

  @Post()
  @May('charges.receive')
  @OneFile('import')
  @ApiOperation({ summary: '上传收款清单（Excel 或 CSV）并检查：列出每一处问题，不入账' })
  @ApiCreatedResponse({ type: ReceiptImportView })
  async read(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @UploadedFile() received: ReceivedFile | undefined,
    @Body() { moneyAccount: transferAccount, keepFor }: ReceiptImportDto,
  ): Promise<ReceiptImportView> {
    const upload = uploadOf(received, { uploadedBy: personId, purpose: 'import' });
    const rows = await readTableFile(upload);
    const sha256 = hash('sha256', upload.bytes);
    const file = { name: cleanFileName(upload.name), sha256, rows, transferAccount, keepFor };
    const made = await this.transactions.run(communityId, async (tx) => {
      const id = await this.imports.read(tx, communityId, file, personId);
      return this.imports.find(tx, communityId, id);
    });
    return receiptImportViewOf(made);
  }

  @Get(':importId')
  @May('charges.receive')
  @ApiOperation({ summary: '一次批量收款：清单、问题、哪些已经入账' })
  @ApiOkResponse({ type: ReceiptImportView })
  async show(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) importId: string,
  ): Promise<ReceiptImportView> {
    const made = await this.transactions.run(communityId, (tx) =>
      this.imports.find(tx, communityId, importId),
    );
    return receiptImportViewOf(made);
  }

  @Post(':importId/confirmation')
  @May('charges.receive')
  @ApiIdempotencyKey()
  @HttpCode(202)
  @ApiOperation({ summary: '确认批量收款（后台进行）：新的全部入账，或者一笔不入' })
  async confirm(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) importId: string,
    @Once() once: IdempotentRequest,
  ): Promise<ReceiptImportJobView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      jobId: await this.imports.confirm(tx, communityId, { id: importId, by: personId }),
    }));
    return result;
  }
}
