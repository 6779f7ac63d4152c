import { Controller, Get, Param, ParseIntPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { contentDisposition } from '../platform/files/serve-file';
import { ApiFile } from '../platform/http/api-answers';
import { May } from '../platform/http/may';
import { BundleQueries } from '../proof/bundle.queries';
import { LogQueries } from '../proof/log.queries';
import { LogLeavesView } from '../proof/log.view';
import { LeavesQuery } from './log-leaves.dto';

const NDJSON = 'application/x-ndjson';

/** 存证: the whole of the log, for those who check the books rather than one entry. */
@ApiTags('存证')
@Controller()
export class LogLeavesController {
  constructor(
    private readonly log: LogQueries,
    private readonly bundles: BundleQueries,
  ) {}

  @Get('log/:communityId/leaves')
  @May('log.leaves')
  @ApiOperation({ summary: '留痕日志的原文，逐条；私密栏目只有封存值' })
  @ApiOkResponse({ type: LogLeavesView })
  async leaves(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { from, limit }: LeavesQuery,
  ): Promise<LogLeavesView> {
    const { items, next } = await this.log.leaves(communityId, from, limit);
    return { items: [...items], next };
  }

  @Get('communities/:communityId/log/bundle')
  @May('log.leaves')
  @ApiOperation({ summary: '下载账本：全部留痕、账本头和科目余额，可在别处离线核对' })
  @ApiFile(NDJSON)
  async bundle(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Res() response: Response,
  ): Promise<void> {
    const { name, size, text } = await this.bundles.open(communityId);
    const fileName = `${name}-账本-${size}条.ndjson`;
    response.set({
      'Content-Type': NDJSON,
      'Content-Disposition': contentDisposition('attachment', fileName),
    });
    await pipeline(Readable.from(text, { objectMode: false }), response);
  }
}
