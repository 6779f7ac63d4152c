import { Injectable } from '@nestjs/common';
import { incomeExpenditureContent } from '../../reports/income-expenditure/content.rules';
import { drawIncomeExpenditure } from '../../reports/income-expenditure/draw';
import type { Making } from '../../reports/layout/footer';
import type { Printed } from '../../reports/layout/sheet';
import { voucherContent } from '../../reports/voucher/content.rules';
import { drawVoucher } from '../../reports/voucher/draw';
import type { Period } from '../shared/period';
import { ReportFactsQueries } from './report-facts.queries';
import { incomeExpenditureTitle, type ReportSubject, voucherTitle } from './report.rules';
import { SignedHeadQueries } from './signed-head.queries';

export interface DrawnReport {
  readonly title: string;
  readonly period: Period;
  readonly isFinal: boolean;
  readonly throughSeq: string;
  readonly printed: Printed;
}

type MakingOf = Omit<Making, 'throughSeq'>;

/** From the books to paper: facts, then content, then drawing. */
@Injectable()
export class ReportDrawing {
  constructor(
    private readonly facts: ReportFactsQueries,
    private readonly heads: SignedHeadQueries,
  ) {}

  draw(communityId: number, subject: ReportSubject, making: MakingOf): Promise<DrawnReport> {
    return subject.kind === 'voucher'
      ? this.voucher(communityId, subject.seq, making)
      : this.incomeExpenditure(communityId, subject.period, making);
  }

  private async incomeExpenditure(
    communityId: number,
    period: Period,
    making: MakingOf,
  ): Promise<DrawnReport> {
    await this.heads.untilSigned(communityId);
    const { facts, ...read } = await this.facts.incomeExpenditure(communityId, period);
    const content = incomeExpenditureContent(facts);
    const printed = await drawIncomeExpenditure(content, {
      ...making,
      throughSeq: read.throughSeq,
    });
    return { ...read, title: incomeExpenditureTitle(period), printed };
  }

  private async voucher(communityId: number, seq: string, making: MakingOf): Promise<DrawnReport> {
    const { facts, ...read } = await this.facts.voucher(communityId, seq);
    const printed = await drawVoucher(voucherContent(facts), { ...making, throughSeq: seq });
    return { ...read, title: voucherTitle(read.period, facts.voucherNo), printed };
  }
}
