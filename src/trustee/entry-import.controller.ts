import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseEnumPipe,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { importTemplate } from '../ledger/entry-import-template';
import { EntryImportService } from '../ledger/entry-import.service';
import {
  EntryImportJobView,
  EntryImportView,
  entryImportViewOf,
} from '../ledger/entry-import.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { OneFile, type ReceivedFile, uploadOf } from '../platform/files/received-file';
import { readTableFile } from '../platform/files/table-file';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { EntryImportDto } from './entry-import.dto';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FORMATS = { kingdee: 'kingdee', yonyou: 'yonyou' } as const;

/** 旧账导入: taking over the books another program kept. */
@ApiTags('ledger')
@Controller('communities/:communityId/entry-imports')
export class EntryImportController {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: EntryImportService,
  ) {}

  /** The columns of 金蝶 KIS or 用友, with an example. */
  @Get('templates/:format')
  @May('ledger.import')
  @ApiProduces(SHEET)
  async template(
    @Param('communityId', ParseIntPipe) _communityId: number,
    @Param('format', new ParseEnumPipe(FORMATS)) format: 'kingdee' | 'yonyou',
  ): Promise<StreamableFile> {
    const disposition = `attachment; filename="entries-${format}.xlsx"`;
    return new StreamableFile(await importTemplate(format), { type: SHEET, disposition });
  }

  /** Reads the file and lists everything wrong with it; nothing reaches the books. */
  @Post()
  @May('ledger.import')
  @OneFile('import')
  async read(
    @Param('communityId', ParseIntPipe) communityId: number,
    @UploadedFile() received: ReceivedFile | undefined,
    @Body() { fund = 'F1' }: EntryImportDto,
    @Caller() { personId }: CallerInfo,
  ): Promise<EntryImportView> {
    const upload = uploadOf(received, { uploadedBy: personId, purpose: 'import' });
    const file = { name: upload.name, rows: await readTableFile(upload), fund };
    const row = await this.transactions.run(communityId, (tx) =>
      this.imports.read(tx, communityId, file, personId),
    );
    return entryImportViewOf(row);
  }

  @Post(':importId/submission')
  @May('ledger.import')
  async submit(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) id: string,
  ): Promise<EntryImportView> {
    const row = await this.transactions.run(communityId, (tx) =>
      this.imports.submit(tx, { communityId, id }),
    );
    return entryImportViewOf(row);
  }

  /** 审核: sends it to the books in the background; all of it or nothing. */
  @Post(':importId/posting')
  @May('voucher.post')
  @SecondFactor()
  @ApiIdempotencyKey()
  @HttpCode(202)
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
