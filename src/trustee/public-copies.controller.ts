import {
  Body,
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { hasRight } from '../community/held-rights.rules';
import { MaskingQueries } from '../evidence/masking.queries';
import { EvidenceToMaskPageView, MaskingView, PublicCopyView } from '../evidence/masking.view';
import { PublicCopiesService } from '../evidence/public-copies.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { FileAccessService } from '../platform/files/file-access.service';
import { ApiFile } from '../platform/http/api-answers';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { EvidenceToMaskQuery, PublicCopyDto } from './public-copies.dto';

/** 凭证遮盖: the firm hides what names a person before the public sees it. */
@ApiTags('凭证附件')
@Controller('communities/:communityId/evidence')
export class PublicCopiesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly copies: PublicCopiesService,
    private readonly queries: MaskingQueries,
    private readonly access: FileAccessService,
  ) {}

  @Get('unmasked')
  @May('evidence.mask')
  @ApiOperation({ summary: '待遮盖的附件：没有人查看过的在前；或已处理的，新的在前' })
  @ApiOkResponse({ type: EvidenceToMaskPageView })
  unmasked(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: EvidenceToMaskQuery,
  ): Promise<EvidenceToMaskPageView> {
    return this.queries.list(communityId, query);
  }

  @Get(':fileId/masking')
  @May('evidence.mask')
  @ApiOperation({ summary: '遮盖一个附件：各页尺寸、建议遮盖处、最近一次的遮盖框' })
  @ApiOkResponse({ type: MaskingView })
  masking(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<MaskingView> {
    const seesCopies = hasRight(me, communityId, 'evidence.original');
    return this.queries.masking(communityId, fileId, seesCopies);
  }

  @Get(':fileId/masking/pages/:no')
  @May('evidence.mask')
  @ApiFile('image/jpeg')
  @ApiOperation({ summary: '原件一页的图像，仅供遮盖；每次查看都留记录' })
  async page(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Param('no', ParseIntPipe) page: number,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.queries.file(communityId, fileId);
    const picture = await this.copies.page(file, page);
    // before the first byte leaves
    await this.transactions.run(communityId, (tx) =>
      this.access.remember(tx, communityId, { fileId, personId, page }),
    );
    response
      .set({
        'Content-Type': 'image/jpeg',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
      })
      .send(picture);
  }

  @Post(':fileId/public-copies')
  @May('evidence.mask')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '生成新的公示副本：遮盖处重新绘制；没有遮盖框即“已查看，无需遮盖”' })
  @ApiCreatedResponse({ type: PublicCopyView })
  async publish(
    @Caller() { personId }: CallerInfo,
    @Acting() { grantId }: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Once() once: IdempotentRequest,
    @Body() { boxes, note, after }: PublicCopyDto,
  ): Promise<PublicCopyView> {
    const file = await this.queries.file(communityId, fileId);
    // Drawing takes a moment: not while a transaction is open.
    const copy = await this.copies.draw(file, boxes);
    const masking = { fileId, after, note, by: { personId, grantId: grantId ?? '' } };
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      no: await this.copies.publish(tx, communityId, { copy, masking }),
    }));
    return this.queries.copy(communityId, fileId, result.no);
  }
}
