import { Controller, Get, Param, ParseBoolPipe, ParseIntPipe, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { rightsOf } from '../community/rights.rules';
import { PackageDownload } from '../exchange/canonical/package-download';
import { ApiFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';

/** 账簿包: the whole of the books in one file, from which they can be rebuilt and checked elsewhere. */
@ApiTags('数据交换')
@Controller('communities/:communityId/exchange/package.zip')
export class BooksPackageController {
  constructor(private readonly packages: PackageDownload) {}

  @Get()
  @May('ledger.export')
  @ApiOperation({
    summary: '账簿包：全部数据表、存证、签名的账本头和清单，不含个人信息；files=true 时附公示副本',
  })
  @ApiQuery({ name: 'files', required: false, type: Boolean })
  @ApiFile('application/zip')
  async file(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query('files', new ParseBoolPipe({ optional: true })) files: boolean | undefined,
    @Caller() caller: CallerInfo,
    @Res() response: Response,
  ): Promise<void> {
    const held = caller.grants.filter((grant) => grant.communityId === communityId);
    const withOpenings = rightsOf(held.map(({ post }) => post)).includes('log.leaves');
    await this.packages.send(response, communityId, { withOpenings, withFiles: files === true });
  }
}
