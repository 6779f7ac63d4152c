import { Controller, HttpCode, Param, ParseIntPipe, Post, UploadedFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { fileErrors } from '../platform/files/files.errors';
import { OneFile, type ReceivedFile } from '../platform/files/received-file';
import { May } from '../platform/http/may';
import { InvoiceReadingQueries } from '../spending/invoice-reading/invoice-reading.queries';
import {
  InvoiceReadingView,
  invoiceReadingViewOf,
} from '../spending/invoice-reading/invoice-reading.view';

/** 读发票: an e-invoice fills the request; the clerk confirms each field. */
@ApiTags('支出')
@Controller('communities/:communityId/spending')
export class InvoiceReadingController {
  constructor(private readonly invoices: InvoiceReadingQueries) {}

  @Post('invoice-reading')
  @HttpCode(200)
  @May('spending.request')
  @OneFile('evidence')
  @ApiOperation({
    summary: '读出发票里的号码、销售方、金额和税额（XML、OFD、PDF、二维码照片）；不保存文件',
  })
  @ApiOkResponse({ type: InvoiceReadingView })
  async read(
    @Param('communityId', ParseIntPipe) communityId: number,
    @UploadedFile() file: ReceivedFile | undefined,
  ): Promise<InvoiceReadingView> {
    if (!file || file.buffer.length === 0) throw fileErrors.empty();
    return invoiceReadingViewOf(await this.invoices.read(communityId, file.buffer));
  }
}
