import { Body, Controller, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { RemunerationFormulasService } from '../remuneration/formulas.service';
import type { RemunerationFormula } from '../remuneration/remuneration.rules';
import { RemunerationFormulaEnteredView } from '../remuneration/remuneration.view';
import { day } from '../shared/day';
import { RemunerationFormulaDto } from './remuneration.dto';

/** 报酬计算办法: what the trustee is paid is for the owners' side to enter (信托法 35). */
@ApiTags('受托人报酬')
@Controller('communities/:communityId/remuneration-formulas')
export class RemunerationFormulasController {
  constructor(
    private readonly transactions: Transactions,
    private readonly formulas: RemunerationFormulasService,
  ) {}

  @Post()
  @May('contract.version')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记报酬计算办法的新版本：须有决议依据，已计提的月份不变' })
  @ApiCreatedResponse({ type: RemunerationFormulaEnteredView })
  async enter(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: RemunerationFormulaDto,
  ): Promise<RemunerationFormulaEnteredView> {
    const formula = formulaOf(body);
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      version: await this.formulas.enter(tx, communityId, { formula, by: me.personId }),
    }));
    return result;
  }
}

function formulaOf(body: RemunerationFormulaDto): RemunerationFormula {
  return {
    effectiveOn: day(body.effectiveOn),
    kind: body.kind,
    rate: body.rate ?? null,
    sum: body.sum ?? null,
    basis: body.basis,
    base: body.base,
    exclusions: body.exclusions.map(({ account, because }) => ({ account, because })),
    fund: body.fund,
    resolutionRef: body.resolutionRef,
  };
}
