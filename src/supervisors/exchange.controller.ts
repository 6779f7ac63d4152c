import { Controller, Get, Param, ParseIntPipe, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ExchangeFiles } from '../exchange/exchange-files';
import { ExchangeView, exchangeViewOf } from '../exchange/exchange.view';
import { ApiFile, csvType, sheetType } from '../platform/http/api-answers';
import { May } from '../platform/http/may';

/** 数据交换: never refused to those entitled, whatever state the trust is in (信托法 20、49). */
@ApiTags('数据交换')
@Controller('communities/:communityId/exchange')
export class ExchangeController {
  constructor(private readonly files: ExchangeFiles) {}

  @Get()
  @May('ledger.export')
  @ApiOperation({ summary: '可以带走的账：格式、年度和张数' })
  @ApiOkResponse({ type: ExchangeView })
  async list(@Param('communityId', ParseIntPipe) communityId: number): Promise<ExchangeView> {
    return exchangeViewOf(await this.files.years(communityId));
  }

  @Get(':year/:file')
  @May('ledger.export')
  @ApiOperation({
    summary:
      '下载一个年度的账：workbook.xlsx、iso21378.zip、gbt24589.xml、yonyou.csv、kingdee.xlsx、ledger.ledger、hledger.journal、main.beancount',
  })
  @ApiFile(csvType, sheetType, 'application/zip', 'application/xml', 'text/plain')
  file(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('year', ParseIntPipe) year: number,
    @Param('file') file: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.files.send(response, communityId, { year, file });
  }
}
