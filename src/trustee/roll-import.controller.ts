import {
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { readRollFile } from '../community/roll-file';
import { RollImportService } from '../community/roll-import.service';
import {
  RollOutcomeView,
  rollOutcomeViewOf,
  RollPreviewView,
  rollPreviewViewOf,
} from '../community/roll-import.view';
import { templateCsv, templateXlsx } from '../community/roll-template';
import { Transactions } from '../platform/database/transactions';
import { OneFile, type ReceivedFile, uploadOf } from '../platform/files/received-file';
import { ApiFile, csvType, sheetType } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';

const csv = `${csvType}; charset=utf-8`;
const attachment = (name: string) => `attachment; filename="${name}"`;

/** 房屋业主清册导入: shown first, then taken in whole or not at all. */
@ApiTags('小区与住户')
@Controller('communities/:communityId/roll-imports')
export class RollImportController {
  constructor(
    private readonly imports: RollImportService,
    private readonly transactions: Transactions,
  ) {}

  @Get('template.csv')
  @May('roll.import')
  @ApiOperation({ summary: '导入模板（CSV）' })
  @ApiFile(csvType)
  templateCsv(): StreamableFile {
    return new StreamableFile(templateCsv(), { type: csv, disposition: attachment('roll.csv') });
  }

  @Get('template.xlsx')
  @May('roll.import')
  @ApiOperation({ summary: '导入模板（Excel）' })
  @ApiFile(sheetType)
  async templateXlsx(): Promise<StreamableFile> {
    const bytes = await templateXlsx();
    return new StreamableFile(bytes, { type: sheetType, disposition: attachment('roll.xlsx') });
  }

  @Post()
  @May('roll.import')
  @OneFile('import')
  @ApiOperation({ summary: '上传并预览：列出每一处问题，不写入清册' })
  @ApiCreatedResponse({ type: RollPreviewView })
  async preview(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @UploadedFile() received: ReceivedFile | undefined,
  ): Promise<RollPreviewView> {
    const file = await readRollFile(
      uploadOf(received, { uploadedBy: me.personId, purpose: 'import' }),
    );
    const preview = await this.transactions.run(communityId, (tx) =>
      this.imports.preview(tx, communityId, file, me.personId),
    );
    return rollPreviewViewOf(preview);
  }

  @Post(':importId/confirmation')
  @May('roll.import')
  @ApiOperation({ summary: '确认导入：全部写入；重复确认只生效一次' })
  @ApiCreatedResponse({ type: RollOutcomeView })
  async confirm(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('importId', ParseUUIDPipe) importId: string,
  ): Promise<RollOutcomeView> {
    const outcome = await this.transactions.run(communityId, (tx) =>
      this.imports.confirm(tx, communityId, importId, me.personId),
    );
    return rollOutcomeViewOf(outcome);
  }
}
