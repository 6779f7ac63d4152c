import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { FileStore } from '../platform/files/file-store';
import { FilesQueries } from '../platform/files/files.queries';
import { sendFile } from '../platform/files/send-file';
import { ApiFile } from '../platform/http/api-answers';
import { May } from '../platform/http/may';
import { copyOf } from '../spending/evidence.view';

/** 凭证公示副本: re-encoded, without metadata, for every member of the community. */
@ApiTags('凭证附件')
@Controller('communities/:communityId/files/:id')
export class PublicEvidenceController {
  constructor(
    private readonly files: FilesQueries,
    private readonly store: FileStore,
  ) {}

  @Get()
  @May('evidence.public')
  @ApiFile('image/*', 'application/pdf')
  @ApiOperation({ summary: '凭证附件的公示副本' })
  async publicCopy(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = copyOf(await this.files.findFile(communityId, id), 'public');
    await sendFile(response, this.store, file, 'inline');
  }

  @Get('thumbnail')
  @May('evidence.public')
  @ApiFile('image/*')
  @ApiOperation({ summary: '凭证附件的缩略图' })
  async thumbnail(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = copyOf(await this.files.findFile(communityId, id), 'thumbnail');
    await sendFile(response, this.store, file, 'inline');
  }
}
