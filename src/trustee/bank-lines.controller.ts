import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BankLinesQueries } from '../bank/bank-lines.queries';
import { BankLinesView, bankLineViewOf } from '../bank/bank-line.view';
import { hasRight } from '../community/held-rights.rules';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { decodeCursor, pageOf } from '../platform/http/page';
import { day } from '../shared/day';
import { BankLinesQuery } from './bank.dto';

const dayOrNull = (text: string | undefined) => (text === undefined ? null : day(text));

/** 银行明细 as the bank has them, and which entries they are. */
@ApiTags('银行')
@Controller('communities/:communityId')
export class BankLinesController {
  constructor(private readonly lines: BankLinesQueries) {}

  @Get('bank-accounts/:bankAccountId/lines')
  @May('bank.read')
  @ApiOperation({ summary: '银行明细，新的在前；监督人看到的个人姓名是王*明' })
  @ApiOkResponse({ type: BankLinesView })
  async list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @Query() { state, from, to, q, cursor, limit }: BankLinesQuery,
  ): Promise<BankLinesView> {
    const byName = hasRight(me, communityId, 'bank.names');
    const after = decodeCursor(cursor, ['day', 'number', 'id']);
    const days = { from: dayOrNull(from), to: dayOrNull(to) };
    const wanted = { bankAccountId, state, ...days, text: q, byName, after, limit };
    const found = await this.lines.list(communityId, wanted);
    const keyOf = ({ bookedOn, position, lineId }: (typeof found)[number]) =>
      [bookedOn, position, lineId] as const;
    const { items, next } = pageOf(found, limit, keyOf);
    return { items: items.map((line) => bankLineViewOf(line, byName)), next };
  }
}
