import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { importTemplateCsv, importTemplateXlsx } from '../ledger/entry-import-template';
import { EntryImportQueries } from '../ledger/entry-import.queries';
import { EntryImportService } from '../ledger/entry-import.service';
import {
  EntryImportJobView,
  EntryImportsView,
  EntryImportView,
  entryImportViewOf,
} from '../ledger/entry-import.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { OneFile, type ReceivedFile, uploadOf } from '../platform/files/received-file';
import { readTableFile } from '../platform/files/table-file';
import { ApiFile, csvType, sheetType } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { EntryImportDto, EntryImportsQuery } from './entry-import.dto';

const CSV = `${csvType}; charset=utf-8`;
const attachment = (name: string) => `attachment; filename="${name}"`;

/** 旧账导入: taking over the books another program kept. */
@ApiTags('ledger')
@Controller('communities/:communityId/entry-imports')
export class EntryImportController {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: EntryImportService,
    private readonly queries: EntryImportQueries,
  ) {}

  @Get('template.csv')
  @May('ledger.import')
  @ApiFile(csvType)
  @ApiOperation({ summary: '旧账导入模板（CSV）' })
  templateCsv(): StreamableFile {
    const disposition = attachment('entries.csv');
    return new StreamableFile(importTemplateCsv(), { type: CSV, disposition });
  }

  @Get('template.xlsx')
  @May('ledger.import')
  @ApiFile(sheetType)
  @ApiOperation({ summary: '旧账导入模板（Excel）' })
  async templateXlsx(): Promise<StreamableFile> {
    const disposition = attachment('entries.xlsx');
    return new StreamableFile(await importTemplateXlsx(), { type: sheetType, disposition });
  }

  /** Newest first; those submitted wait for the reviewer. */
  @Get()
  @May('ledger.read')
  @ApiOperation({ summary: '旧账导入，新的在前；已提交的等待审核' })
  async list(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { state }: EntryImportsQuery,
  ): Promise<EntryImportsView> {
    return { items: (await this.queries.list(communityId, state)).map(entryImportViewOf) };
  }

  @Get(':importId')
  @May('ledger.read')
  @ApiOperation({ summary: '一次旧账导入：内容和查出的问题' })
  async show(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) id: string,
  ): Promise<EntryImportView> {
    return entryImportViewOf(await this.queries.find(communityId, id));
  }

  /** Reads the file and lists everything wrong with it; nothing reaches the books. */
  @Post()
  @May('ledger.import')
  @OneFile('import')
  @ApiOperation({ summary: '上传旧账并检查：列出每一处问题，不写入账簿' })
  async read(
    @Param('communityId', ParseIntPipe) communityId: number,
    @UploadedFile() received: ReceivedFile | undefined,
    @Body() { fund = 'F1' }: EntryImportDto,
    @Caller() { personId }: CallerInfo,
  ): Promise<EntryImportView> {
    const upload = uploadOf(received, { uploadedBy: personId, purpose: 'import' });
    const file = { name: upload.name, rows: await readTableFile(upload), fund };
    const id = await this.transactions.run(communityId, (tx) =>
      this.imports.read(tx, communityId, file, personId),
    );
    return this.show(communityId, id);
  }

  @Post(':importId/submission')
  @May('ledger.import')
  @ApiOperation({ summary: '提交旧账导入，等待审核' })
  async submit(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) id: string,
  ): Promise<EntryImportView> {
    await this.transactions.run(communityId, (tx) => this.imports.submit(tx, { communityId, id }));
    return this.show(communityId, id);
  }

  /** 审核: sends it to the books in the background; all of it or nothing. */
  @Post(':importId/posting')
  @May('voucher.post')
  @SecondFactor()
  @ApiIdempotencyKey()
  @HttpCode(202)
  @ApiOperation({ summary: '审核旧账导入并入账（后台进行）：全部入账，或者一笔不入' })
  async post(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) id: string,
    @Caller() me: CallerInfo,
    @Once() once: IdempotentRequest,
  ): Promise<EntryImportJobView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      jobId: await this.imports.orderPosting(tx, { communityId, id }, me.personId),
    }));
    return result;
  }
}
