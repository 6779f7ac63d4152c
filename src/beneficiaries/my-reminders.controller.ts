import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { drawReminders } from '../../reports/reminder/draw';
import { RemindersView, reminderViewOf } from '../charges/arrears.view';
import { RemindersQueries } from '../charges/reminders.queries';
import { sendDrawn } from '../platform/files/send-drawn';
import { ApiFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { readerOf } from './reader.rules';

/** 我家收到的催缴: what was sent to the caller's own homes, and to no other. */
@ApiTags('我家')
@Controller('communities/:communityId/my-charges/reminders')
export class MyRemindersController {
  constructor(private readonly queries: RemindersQueries) {}

  @Get()
  @May('account.query')
  @ApiOperation({ summary: '我家收到的催缴，新的在前' })
  @ApiOkResponse({ type: RemindersView })
  async mine(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<RemindersView> {
    const sent = await this.queries.sent(communityId, readerOf(me, communityId));
    return { items: sent.map(reminderViewOf) };
  }

  @Get(':reminderId/pdf')
  @May('account.query')
  @ApiOperation({ summary: '我家的催缴函（PDF）' })
  @ApiFile('application/pdf')
  async letter(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('reminderId', ParseUUIDPipe) reminderId: string,
    @Res() response: Response,
  ): Promise<void> {
    const { unitIds } = readerOf(me, communityId);
    const letter = await this.queries.one(communityId, reminderId, unitIds);
    const { bytes } = await drawReminders([letter]);
    sendDrawn(response, { name: `催缴函 ${letter.sentOn}.pdf`, bytes });
  }
}
