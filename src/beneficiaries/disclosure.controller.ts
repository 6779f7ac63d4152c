import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CalendarQueries } from '../disclosure/calendar/calendar.queries';
import {
  calendarViewOf,
  DisclosureCalendarView,
  DisclosureProfilesView,
  profilesView,
  publicationViewOf,
  PublicationsView,
} from '../disclosure/calendar/calendar.view';
import { PublicationsQueries } from '../disclosure/calendar/publications.queries';
import { Clock } from '../platform/clock';
import { May } from '../platform/http/may';
import { PublicationsQuery } from './disclosure.dto';

/** 公示日历与档案: what must be published by when, what hangs now, and all that ever hung. */
@ApiTags('公示')
@Controller('communities/:communityId/disclosure')
export class DisclosureController {
  constructor(
    private readonly calendars: CalendarQueries,
    private readonly publications: PublicationsQueries,
    private readonly clock: Clock,
  ) {}

  @Get('calendar')
  @May('disclosure.read')
  @ApiOperation({ summary: '公示日历：每一项何时应公示、现在怎样、迟了几天' })
  @ApiOkResponse({ type: DisclosureCalendarView })
  async calendar(
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<DisclosureCalendarView> {
    return calendarViewOf(await this.calendars.calendar(communityId));
  }

  @Get('profiles')
  @May('disclosure.read')
  @ApiOperation({ summary: '各地的公示要求' })
  @ApiOkResponse({ type: DisclosureProfilesView })
  profiles(): DisclosureProfilesView {
    return profilesView();
  }

  @Get('publications')
  @May('disclosure.read')
  @ApiOperation({ summary: '公示档案，新的在前；show=now 只看正在公示的' })
  @ApiOkResponse({ type: PublicationsView })
  async archive(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { show, ...asked }: PublicationsQuery,
  ): Promise<PublicationsView> {
    const today = this.clock.today();
    const onShowOn = show === 'now' ? today : undefined;
    const { items, next } = await this.publications.list(communityId, { ...asked, onShowOn });
    return { items: items.map((row) => publicationViewOf(row, today)), next };
  }
}
