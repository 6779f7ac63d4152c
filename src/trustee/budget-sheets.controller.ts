import {
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Res,
  UploadedFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { readBudgetSheet } from '../open-budget/sheet/budget-sheet.rules';
import { BudgetSheetsQueries } from '../open-budget/sheet/budget-sheets.queries';
import { budgetSheetViewOf } from '../open-budget/sheet/sheet-view';
import { BudgetSheetView } from '../open-budget/sheet/sheet.view';
import { budgetTemplate } from '../open-budget/sheet/template';
import { cleanFileName } from '../platform/files/file-name.rules';
import { OneFile, type ReceivedFile, uploadOf } from '../platform/files/received-file';
import { sendSheet } from '../platform/files/send-sheet';
import { readTableFile } from '../platform/files/table-file';
import { ApiFile, sheetType } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';

/** 预算表导入: read and shown with every fault; the editor saves what it takes over. */
@ApiTags('预算')
@Controller('communities/:communityId')
export class BudgetSheetsController {
  constructor(private readonly sheets: BudgetSheetsQueries) {}

  @Get('budget-sheets/template.xlsx')
  @May('budget.draft')
  @ApiOperation({ summary: '预算表模板（Excel）' })
  @ApiFile(sheetType)
  async template(@Res() response: Response): Promise<void> {
    sendSheet(response, { name: '预算表模板.xlsx', bytes: await budgetTemplate() });
  }

  @Post('budgets/:budgetId/sheet')
  @May('budget.draft')
  @HttpCode(200)
  @OneFile('import')
  @ApiOperation({
    summary: '读取预算表（Excel 或 CSV）：逐行列出项目和每一处问题（行、列），不保存',
  })
  @ApiOkResponse({ type: BudgetSheetView })
  async read(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @UploadedFile() received: ReceivedFile | undefined,
  ): Promise<BudgetSheetView> {
    // a budget that is not there is said before a file that is missing
    const context = await this.sheets.context(communityId, budgetId);
    const upload = uploadOf(received, { uploadedBy: personId, purpose: 'import' });
    const read = readBudgetSheet(await readTableFile(upload), context);
    return budgetSheetViewOf(cleanFileName(upload.name), read);
  }
}
