import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Transactions } from '../platform/database/transactions';
import { FileAccessService } from '../platform/files/file-access.service';
import { FileStore } from '../platform/files/file-store';
import { FilesQueries } from '../platform/files/files.queries';
import { sendFile } from '../platform/files/send-file';
import { ApiFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { copyOf } from '../spending/evidence.view';

/** 凭证原件, untouched, for those who audit. Each look is remembered before the first byte leaves. */
@ApiTags('凭证附件')
@Controller('communities/:communityId/files/:id/original')
export class OriginalEvidenceController {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: FileAccessService,
    private readonly files: FilesQueries,
    private readonly store: FileStore,
  ) {}

  @Get()
  @May('evidence.original')
  @ApiFile('image/*', 'application/pdf')
  @ApiOperation({ summary: '凭证附件的原件；每次查看都留记录' })
  async original(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) fileId: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = copyOf(await this.files.findFile(communityId, fileId), 'original');
    await this.transactions.run(communityId, (tx) =>
      this.access.remember(tx, communityId, { fileId, personId }),
    );
    await sendFile(response, this.store, file, 'attachment');
  }
}
