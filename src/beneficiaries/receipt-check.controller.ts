import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { checkPage } from '../charges/receipt-check.rules';
import { ReceiptPaperQueries } from '../charges/receipt-paper.queries';
import { ApiFile } from '../platform/http/api-answers';
import { Public } from '../platform/http/may';
import { ReceiptCheckQuery } from './receipt-check.dto';

const HTML = 'text/html';

/** 收据验真: what the code on a printed receipt leads to, for whoever holds the paper. */
@ApiTags('收据验真')
@Controller('receipts')
export class ReceiptCheckController {
  constructor(private readonly papers: ReceiptPaperQueries) {}

  @Get('check')
  @Public()
  @ApiOperation({ summary: '扫码核对收据真伪：不显示住户信息' })
  @ApiFile(HTML)
  async check(
    @Query() { c = '', n = '', k = '' }: ReceiptCheckQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const receipt = await this.papers.check({ c, n, k });
    response.status(receipt === null ? 404 : 200).type(HTML);
    response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    return checkPage(receipt);
  }
}
