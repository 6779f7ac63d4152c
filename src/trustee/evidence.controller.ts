import { Controller, Param, ParseIntPipe, Post, UploadedFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Transactions } from '../platform/database/transactions';
import { EvidenceService } from '../platform/files/evidence.service';
import { OneFile, type ReceivedFile, uploadOf } from '../platform/files/received-file';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { EvidenceView, evidenceViewOf } from '../spending/evidence.view';

/** 凭证附件: invoices, photos, contracts, bank slips, taken in before they are named in a request. */
@ApiTags('凭证附件')
@Controller('communities/:communityId/files')
export class EvidenceController {
  constructor(
    private readonly transactions: Transactions,
    private readonly evidence: EvidenceService,
  ) {}

  @Post()
  @May('evidence.add')
  @OneFile('evidence')
  @ApiOperation({ summary: '上传凭证附件：检查并生成公示副本' })
  async upload(
    @Caller() { personId: uploadedBy }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @UploadedFile() file: ReceivedFile | undefined,
  ): Promise<EvidenceView> {
    // Redrawing a picture takes a moment: not while a transaction is open.
    const kept = await this.evidence.keep(uploadOf(file, { uploadedBy, purpose: 'evidence' }));
    return evidenceViewOf(
      await this.transactions.run(communityId, (tx) => this.evidence.record(tx, communityId, kept)),
    );
  }
}
