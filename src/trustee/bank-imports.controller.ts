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
import { buffer } from 'node:stream/consumers';
import { BankImportService } from '../bank/bank-import.service';
import {
  BankImportJobView,
  bankImportSummaryViewOf,
  BankImportsView,
  BankImportView,
  bankImportViewOf,
} from '../bank/bank-import.view';
import { BankImportsQueries } from '../bank/bank-imports.queries';
import { BankMappingService } from '../bank/bank-mapping.service';
import { type HowToRead, readStatement } from '../bank/read-statement';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { cleanFileName } from '../platform/files/file-name.rules';
import { FileStore } from '../platform/files/file-store';
import { OneFile, type ReceivedFile, uploadOf } from '../platform/files/received-file';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { Money } from '../shared/money';
import { profileOf } from './bank-profile';
import { BankImportDto, BankRereadingDto } from './bank.dto';

const moneyOf = (text: string | undefined): Money | null => (text ? Money.yuan(text) : null);

/** 导入银行对账单: shown first, then taken in whole by a job. */
@ApiTags('银行')
@Controller('communities/:communityId')
export class BankImportsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: BankImportService,
    private readonly mappings: BankMappingService,
    private readonly queries: BankImportsQueries,
    private readonly files: FileStore,
  ) {}

  @Get('bank-imports')
  @May('bank.read')
  @ApiOperation({ summary: '最近导入的对账单，新的在前' })
  @ApiOkResponse({ type: BankImportsView })
  async recent(@Param('communityId', ParseIntPipe) communityId: number): Promise<BankImportsView> {
    return { items: (await this.queries.recent(communityId)).map(bankImportSummaryViewOf) };
  }

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
    const { profile } = await this.transactions.run(communityId, (tx) =>
      this.mappings.find(tx, { communityId, bankAccountId }),
    );
    const { bytes, name } = uploadOf(received, { uploadedBy: personId, purpose: 'import' });
    const how = { profile, stated: { opening: moneyOf(opening), closing: moneyOf(closing) } };
    // Reading takes a moment: not while a transaction is open.
    const read = await readStatement(bytes, how);
    const sha256 = await this.files.put(bytes);
    const file = { name: cleanFileName(name), sha256, size: bytes.length };
    const preview = await this.transactions.run(communityId, (tx) =>
      this.imports.preview(tx, communityId, { bankAccountId, file, how, read }, personId),
    );
    return bankImportViewOf(preview);
  }

  @Get('bank-imports/:importId')
  @May('bank.import')
  @ApiOperation({ summary: '一次导入：文件里的内容和查出的问题' })
  @ApiOkResponse({ type: BankImportView })
  async show(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) id: string,
  ): Promise<BankImportView> {
    const { row, bytes } = await this.kept(communityId, id);
    const { profile, statedOpening: opening, statedClosing: closing } = row;
    const read = await readStatement(bytes, { profile, stated: { opening, closing } });
    return bankImportViewOf(
      await this.transactions.run(communityId, (tx) => this.imports.shown(tx, row, read)),
    );
  }

  /** The same file, without sending it again. */
  @Post('bank-imports/:importId/rereading')
  @May('bank.import')
  @HttpCode(200)
  @ApiOperation({ summary: '换一种列的对应，把已经上传的文件重新读一遍' })
  @ApiOkResponse({ type: BankImportView })
  async readAgain(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) id: string,
    @Body() { mapping, opening, closing }: BankRereadingDto,
  ): Promise<BankImportView> {
    const { bytes } = await this.kept(communityId, id);
    const stated = { opening: moneyOf(opening), closing: moneyOf(closing) };
    const how: HowToRead = { profile: profileOf(mapping), stated };
    const read = await readStatement(bytes, how);
    const again = await this.transactions.run(communityId, (tx) =>
      this.imports.readAgain(tx, { communityId, id }, { how, read }),
    );
    return bankImportViewOf(again);
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

  private async kept(communityId: number, id: string) {
    const row = await this.transactions.run(communityId, (tx) =>
      this.imports.find(tx, { communityId, id }),
    );
    return { row, bytes: await buffer(await this.files.get(row.fileSha256)) };
  }
}
