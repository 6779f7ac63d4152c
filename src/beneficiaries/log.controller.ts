import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { hash } from 'node:crypto';
import { ApiFile } from '../platform/http/api-answers';
import { Public } from '../platform/http/may';
import { LogQueries } from '../proof/log.queries';
import {
  base64Of,
  LogConsistencyView,
  LogInclusionView,
  LogView,
  logViewOf,
} from '../proof/log.view';
import { ConsistencyQuery, InclusionQuery, LogParams } from './log.dto';

/** A proof never changes; only signed ones are given. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** As long as the signer may take to sign the next one. */
const SOME_SECONDS = 'public, max-age=5';

/**
 * 存证: heads and proofs, open to all, because a witness who had to be let in would be ours. They hold
 * hashes, and tell outsiders how many acts there were, nothing more (assurance: 3.6).
 */
@ApiTags('存证')
@Controller('log/:communityId')
export class LogController {
  constructor(private readonly log: LogQueries) {}

  @Get()
  @Public()
  @ApiOperation({ summary: '留痕日志：最新的已签名账本头、公钥、见证人' })
  @ApiOkResponse({ type: LogView })
  async overview(@Param() { communityId }: LogParams): Promise<LogView> {
    return logViewOf(await this.log.overview(communityId));
  }

  @Get('checkpoint')
  @Public()
  @ApiOperation({ summary: '最新的已签名账本头（C2SP tlog-checkpoint），含见证人签名' })
  @ApiFile('text/plain')
  async checkpoint(@Param() { communityId }: LogParams, @Res() response: Response): Promise<void> {
    const { note } = await this.log.head(communityId);
    response.set({ 'Cache-Control': SOME_SECONDS, ETag: `"${hash('sha256', note)}"` });
    response.type('text/plain').send(note);
  }

  @Get('inclusion')
  @Public()
  @ApiOperation({ summary: '一条留痕在已签名的树中的位置证明（RFC 6962）' })
  @ApiOkResponse({ type: LogInclusionView })
  async inclusion(
    @Param() { communityId }: LogParams,
    @Query() { index, size }: InclusionQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LogInclusionView> {
    const hashes = await this.log.inclusion(communityId, index, size);
    response.set('Cache-Control', FOR_EVER);
    return { index, size, hashes: base64Of(hashes) };
  }

  @Get('consistency')
  @Public()
  @ApiOperation({ summary: '留痕日志只增不改的证明：前一棵树是后一棵树的开头（RFC 6962）' })
  @ApiOkResponse({ type: LogConsistencyView })
  async consistency(
    @Param() { communityId }: LogParams,
    @Query() { from, to }: ConsistencyQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LogConsistencyView> {
    const hashes = await this.log.consistency(communityId, from, to);
    response.set('Cache-Control', FOR_EVER);
    return { from, to, hashes: base64Of(hashes) };
  }
}
