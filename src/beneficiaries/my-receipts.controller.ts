import {
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReceiptPapers } from '../charges/receipt-papers';
import { contentDisposition } from '../platform/files/serve-file';
import { ApiFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { readerOf } from './reader.rules';

const PDF = 'application/pdf';

/** 我家的收据: of one's own homes only; another's is as unknown as none. */
@ApiTags('我家')
@Controller('communities/:communityId/my-charges/receipts')
export class MyReceiptsController {
  constructor(private readonly papers: ReceiptPapers) {}

  @Get(':receiptId/pdf')
  @May('account.query')
  @ApiOperation({ summary: '下载我家的收款收据（PDF）' })
  @ApiFile(PDF)
  async pdf(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('receiptId', ParseUUIDPipe) receiptId: string,
  ): Promise<StreamableFile> {
    const { unitIds } = readerOf(me, communityId);
    const { name, bytes } = await this.papers.print(communityId, receiptId, unitIds);
    const disposition = contentDisposition('attachment', name);
    return new StreamableFile(bytes, { type: PDF, disposition });
  }
}
