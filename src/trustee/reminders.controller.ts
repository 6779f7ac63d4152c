import {
  Body,
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { drawReminders } from '../../reports/reminder/draw';
import {
  batchViewOf,
  proposalViewOf,
  ReminderBatchesView,
  ReminderProposalsView,
  RemindersSentView,
  RemindersView,
  reminderViewOf,
} from '../charges/arrears.view';
import { chargesErrors } from '../charges/charges.errors';
import { RemindersQueries } from '../charges/reminders.queries';
import { RemindersService } from '../charges/reminders.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { sendDrawn } from '../platform/files/send-drawn';
import { ApiFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { RemindersDto } from './arrears.dto';

/** 催缴, for whoever collects: rooms and sums, never a name. */
@ApiTags('收费')
@Controller('communities/:communityId')
export class RemindersController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: RemindersService,
    private readonly queries: RemindersQueries,
  ) {}

  @Get('reminders/proposals')
  @May('charges.household')
  @ApiOperation({ summary: '待催缴的住户：房号、月数、金额、上次催缴、诉讼时效，最久的在前' })
  @ApiOkResponse({ type: ReminderProposalsView })
  async proposals(
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<ReminderProposalsView> {
    const proposals = await this.queries.proposals(communityId);
    return { items: proposals.map(proposalViewOf) };
  }

  @Post('reminders')
  @May('charges.remind')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记一批催缴：阶段不能跳过，宽限期内不重复，全部登记或全部不登记' })
  async send(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { stage, way, unitIds, graceDays }: RemindersDto,
  ): Promise<RemindersSentView> {
    const days = graceDays === undefined ? {} : { graceDays };
    const reminding = { stage, way, unitIds, ...days, by: me.personId };
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.service.send(tx, communityId, reminding),
    );
    return result;
  }

  @Get('reminders')
  @May('charges.household')
  @ApiOperation({ summary: '最近的催缴批次：户数与合计，新的在前' })
  @ApiOkResponse({ type: ReminderBatchesView })
  async batches(
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<ReminderBatchesView> {
    const batches = await this.queries.batches(communityId);
    return { items: batches.map(batchViewOf) };
  }

  @Get('households/:unitId/reminders')
  @May('charges.household')
  @ApiOperation({ summary: '一户的催缴记录：原文、短信文字，新的在前' })
  @ApiOkResponse({ type: RemindersView })
  async ofHousehold(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('unitId', ParseUUIDPipe) unitId: string,
  ): Promise<RemindersView> {
    const sent = await this.queries.ofHousehold(communityId, unitId);
    return { items: sent.map(reminderViewOf) };
  }

  @Get('reminders/:reminderId/pdf')
  @May('charges.household')
  @ApiOperation({ summary: '一户的催缴函（PDF）' })
  @ApiFile('application/pdf')
  async letter(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('reminderId', ParseUUIDPipe) reminderId: string,
    @Res() response: Response,
  ): Promise<void> {
    const letter = await this.queries.one(communityId, reminderId);
    const { bytes } = await drawReminders([letter]);
    sendDrawn(response, { name: `催缴函 ${letter.label} ${letter.sentOn}.pdf`, bytes });
  }

  @Get('reminder-batches/:batchId/pdf')
  @May('charges.household')
  @ApiOperation({ summary: '一批催缴函（PDF）：每户另起一页，逐封装封' })
  @ApiFile('application/pdf')
  async letters(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('batchId', ParseUUIDPipe) batchId: string,
    @Res() response: Response,
  ): Promise<void> {
    const letters = await this.queries.sent(communityId, { batchId });
    if (letters.length === 0) throw chargesErrors.reminderUnknown();
    const { bytes } = await drawReminders(letters);
    sendDrawn(response, { name: `催缴函 ${letters[0]?.sentOn ?? ''}.pdf`, bytes });
  }
}
