import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { annualBudget } from '../../reports/annual-budget/content.rules';
import { finalAccounts } from '../../reports/final-accounts/content.rules';
import { BudgetPapersQueries } from '../open-budget/papers/budget-papers.queries';
import { BudgetSheetsQueries } from '../open-budget/sheet/budget-sheets.queries';
import { sendDrawn } from '../platform/files/send-drawn';
import { sendSheet } from '../platform/files/send-sheet';
import { ApiFile, sheetType } from '../platform/http/api-answers';
import { May } from '../platform/http/may';
import { BudgetQuery } from './budget.dto';
import { DrawnPapers } from './drawn-papers';

/** 预算和决算 to take along: as a spreadsheet, and on paper for the notice board. */
@ApiTags('预算')
@Controller('communities/:communityId/budgets/:budgetId')
export class BudgetPapersController {
  constructor(
    private readonly papers: BudgetPapersQueries,
    private readonly sheets: BudgetSheetsQueries,
    private readonly drawn: DrawnPapers,
  ) {}

  @Get('sheet')
  @May('budget.read')
  @ApiOperation({ summary: '预算表（Excel）：一个版本，金额带公式' })
  @ApiFile(sheetType)
  async sheet(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Query() { version }: BudgetQuery,
    @Res() response: Response,
  ): Promise<void> {
    sendSheet(response, await this.sheets.written(communityId, budgetId, version));
  }

  @Get('paper')
  @May('budget.read')
  @ApiOperation({ summary: '公布的预算（PDF）：逐项算法、结余、决定和文本指纹' })
  @ApiFile('application/pdf')
  async paper(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Query() { version }: BudgetQuery,
    @Res() response: Response,
  ): Promise<void> {
    const facts = await this.papers.budget(communityId, budgetId, version);
    const { bytes } = await this.drawn.draw(annualBudget(facts));
    sendDrawn(response, { name: `${facts.year}年度预算 第${facts.version}版.pdf`, bytes });
  }

  @Get('final-accounts/paper')
  @May('budget.read')
  @ApiOperation({ summary: '年度决算（PDF）' })
  @ApiFile('application/pdf')
  async finalAccounts(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Res() response: Response,
  ): Promise<void> {
    const facts = await this.papers.finalAccounts(communityId, budgetId);
    const { bytes } = await this.drawn.draw(finalAccounts(facts));
    sendDrawn(response, { name: `${facts.year}年度决算.pdf`, bytes });
  }
}
