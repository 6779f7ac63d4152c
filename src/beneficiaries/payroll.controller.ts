import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PayrollQueries } from '../disclosure/payroll/payroll.queries';
import { PayrollView } from '../disclosure/payroll/payroll.view';
import { May } from '../platform/http/may';
import { EntryParams } from './statement.dto';

/** 岗位工资表: pay by post and headcount, never by name. */
@ApiTags('可查询账户')
@Controller('communities/:communityId/account/entries/:seq/payroll')
export class PayrollController {
  constructor(private readonly queries: PayrollQueries) {}

  @Get()
  @May('account.query')
  @ApiOperation({ summary: '这张凭证的岗位工资表：岗位、人数、应发合计' })
  @ApiOkResponse({ type: PayrollView })
  show(@Param() { communityId, seq }: EntryParams): Promise<PayrollView> {
    return this.queries.of(communityId, seq);
  }
}
