import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommunityQueries } from '../community/community.queries';
import {
  CommunityView,
  communityViewOf,
  PostsView,
  postsViewOf,
} from '../community/community.view';
import { May } from '../platform/http/may';

/** 小区, and who holds which post in it: shown to everyone who belongs to it. */
@ApiTags('小区与住户')
@Controller('communities/:communityId')
export class CommunityController {
  constructor(private readonly community: CommunityQueries) {}

  @Get()
  @May('community.read')
  @ApiOperation({ summary: '小区概况' })
  @ApiOkResponse({ type: CommunityView })
  async facts(@Param('communityId', ParseIntPipe) communityId: number): Promise<CommunityView> {
    return communityViewOf(await this.community.facts(communityId));
  }

  @Get('posts')
  @May('grant.read')
  @ApiOperation({ summary: '人员与授权：按职务公示，不含电话' })
  @ApiOkResponse({ type: PostsView })
  async posts(@Param('communityId', ParseIntPipe) communityId: number): Promise<PostsView> {
    return postsViewOf(await this.community.listPosts(communityId));
  }
}
