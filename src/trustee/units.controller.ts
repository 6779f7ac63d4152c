import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { hasRight } from '../community/held-rights.rules';
import { unitAfter } from '../community/page-cursor';
import { UnitsQueries } from '../community/units.queries';
import { BuildingsView, buildingsViewOf, UnitsView, unitViewOf } from '../community/unit.view';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { pageOf } from '../platform/http/page';
import { UnitsQuery } from './units.dto';

/** 楼栋与房屋 */
@ApiTags('小区与住户')
@Controller('communities/:communityId')
export class UnitsController {
  constructor(private readonly units: UnitsQueries) {}

  @Get('buildings')
  @May('community.read')
  @ApiOperation({ summary: '楼栋：套数和登记面积' })
  @ApiOkResponse({ type: BuildingsView })
  async buildings(@Param('communityId', ParseIntPipe) communityId: number): Promise<BuildingsView> {
    return buildingsViewOf(await this.units.listBuildings(communityId));
  }

  @Get('units')
  @May('roll.read')
  @ApiOperation({ summary: '房屋清册：无“住户姓名”权限的人只看到王*明' })
  @ApiOkResponse({ type: UnitsView })
  async list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { building, q, cursor, limit }: UnitsQuery,
  ): Promise<UnitsView> {
    const names = hasRight(me, communityId, 'roll.names');
    const wanted = { building, text: q, byName: names, after: unitAfter(cursor), limit };
    const found = await this.units.listUnits(communityId, wanted);
    const { items, next } = pageOf(found, limit, ({ sortKey }) => sortKey);
    return { items: items.map((unit) => unitViewOf(unit, names)), next };
  }
}
