import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { contentDisposition } from '../platform/files/serve-file';
import { ApiViewOrFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { proofFileOf } from '../proof/entry-proof';
import { LogQueries } from '../proof/log.queries';
import { EntryProofView, entryProofViewOf } from '../proof/log.view';
import { EntryColumnsQueries } from '../queryable-account/entry-columns.queries';
import { EntryProofQuery } from './log.dto';
import { readerOf } from './reader.rules';
import { EntryParams } from './statement.dto';

/** 一笔账的证明: whoever may read an entry may take away the proof that it is in the books. */
@ApiTags('存证')
@Controller('communities/:communityId/entries/:seq/proof')
export class EntryProofController {
  constructor(
    private readonly columns: EntryColumnsQueries,
    private readonly log: LogQueries,
  ) {}

  @Get()
  @May('account.query')
  @ApiOperation({
    summary: '一笔账已入账的证明：可离线核对的文件（C2SP tlog-proof），或供页面核对',
  })
  @ApiViewOrFile(EntryProofView, 'application/octet-stream')
  async proof(
    @Caller() me: CallerInfo,
    @Param() { communityId, seq }: EntryParams,
    @Query() { format }: EntryProofQuery,
    @Res() response: Response,
  ): Promise<void> {
    const shown = await this.columns.shownColumns(communityId, seq, readerOf(me, communityId));
    const proof = await this.log.entryProof(communityId, seq, (path) => shown.has(path));
    if (format === 'json') {
      response.json(entryProofViewOf(proof));
      return;
    }
    response.set('Content-Disposition', contentDisposition('attachment', `第${seq}笔.tlog-proof`));
    response.type('application/octet-stream').send(Buffer.from(proofFileOf(proof), 'utf8'));
  }
}
