import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { decodeCursor, pageOf } from '../platform/http/page';
import { PageQuery } from '../platform/http/page.dto';
import { JobQueries } from '../platform/jobs/jobs.queries';
import { assertMayWatch, JobProgressView, JobsView, jobViewOf } from './job.view';

/** 后台任务: long work can be left and found again. */
@ApiTags('后台任务')
@Controller('communities/:communityId/jobs')
export class JobsController {
  constructor(private readonly jobs: JobQueries) {}

  @Get()
  @May('job.read')
  @ApiOperation({ summary: '本小区的后台任务，新的在前' })
  @ApiOkResponse({ type: JobsView })
  async list(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<JobsView> {
    const before = decodeCursor(cursor, ['id'])?.map(String)[0];
    const rows = await this.jobs.listJobs(communityId, { limit: limit + 1, before });
    const { items, next } = pageOf(rows, limit, (job) => [job.id]);
    return { items: items.map(jobViewOf), next };
  }

  /** Whoever asked for the work may watch it, a resident with her print too; staff watch all of it. */
  @Get(':id')
  @May('account.query')
  @ApiOperation({ summary: '一项后台任务的进度和结果' })
  @ApiOkResponse({ type: JobProgressView })
  async job(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<JobProgressView> {
    const job = await this.jobs.findJob(communityId, id);
    return jobViewOf(assertMayWatch(me, communityId, job));
  }
}
