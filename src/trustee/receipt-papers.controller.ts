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
import { May } from '../platform/http/may';

const PDF = 'application/pdf';

/** 收据: printed at the counter. */
@ApiTags('收费')
@Controller('communities/:communityId/receipts')
export class ReceiptPapersController {
  constructor(private readonly papers: ReceiptPapers) {}

  @Get(':receiptId/pdf')
  @May('charges.receive')
  @ApiOperation({ summary: '收款收据（PDF），带验真二维码' })
  @ApiFile(PDF)
  async pdf(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('receiptId', ParseUUIDPipe) receiptId: string,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.papers.print(communityId, receiptId, null);
    return new StreamableFile(bytes, {
      type: PDF,
      disposition: contentDisposition('inline', name),
    });
  }
}
