import { Injectable } from '@nestjs/common';
import type { ReportChoice } from '../../reports/report-definition';
import { incomeExpenditureContent } from '../../reports/income-expenditure/content.rules';
import { voucherContent } from '../../reports/voucher/content.rules';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { period } from '../shared/period';
import { disclosureErrors } from './disclosure.errors';
import { ReportFactsQueries } from './report-facts.queries';
import { documentKinds, reportKind, type ReportMeta, type ReportRead } from './report-kinds';
import { assertReportable, type ReportWanted, voucherTitle } from './report.rules';
import { bookSpanOf } from './report-sources.queries';
import { spanOf, subjectName } from './report-subject.rules';

/** From the books to words: which reports there can be, and what each says. */
@Injectable()
export class ReportReading {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
    private readonly facts: ReportFactsQueries,
  ) {}

  /**
   * What the document will be called; refuses what cannot be made before it is queued.
   * @throws DomainError `report.kind-unknown`, `report.subject-malformed`, `report.before-books`,
   * `report.not-begun`, notFound `report.nothing-there` or `account.entry-unknown`.
   */
  async titleOf(communityId: number, { kind, subject }: ReportWanted): Promise<string> {
    const meta = reportKind(kind);
    if (kind === 'voucher') {
      const { facts } = await this.facts.voucher(communityId, subject);
      return `${meta.name} 记-${facts.voucherNo}号`;
    }
    const span = spanOf(meta.subject, subject);
    if (!span) return this.titleChosen(communityId, meta, subject);
    assertReportable(span, subjectName(meta.subject, subject), await this.bookSpan(communityId));
    return meta.title(subject);
  }

  /** What there is to report on, where nobody can guess it; nothing for spans of time. */
  async choices(communityId: number, meta: ReportMeta): Promise<readonly ReportChoice[]> {
    const { choices } = meta;
    if (!choices) return [];
    const today = this.clock.today();
    return this.reading.run(communityId, (tx) => choices({ tx, communityId, today }));
  }

  bookSpan(communityId: number) {
    return this.reading.run(communityId, (tx) => bookSpanOf(tx, communityId, this.clock.today()));
  }

  /** Everything of one moment. @throws DomainError where there is nothing to report yet. */
  async read(communityId: number, { kind, subject }: ReportWanted): Promise<ReportRead> {
    if (kind === 'income-expenditure') return this.incomeExpenditure(communityId, subject);
    if (kind === 'voucher') return this.voucher(communityId, subject);
    const definition = documentKinds.find((each) => each.kind === kind);
    if (!definition) throw disclosureErrors.kindUnknown();
    const today = this.clock.today();
    return this.reading.run(communityId, (tx) =>
      definition.read({ tx, communityId, subject, today }),
    );
  }

  private async titleChosen(communityId: number, meta: ReportMeta, subject: string) {
    const choices = await this.choices(communityId, meta);
    const chosen = choices.find((each) => each.subject === subject);
    if (!chosen) throw disclosureErrors.nothingThere();
    return chosen.title;
  }

  private async incomeExpenditure(communityId: number, subject: string): Promise<ReportRead> {
    const month = period(subject);
    const { facts, ...read } = await this.facts.incomeExpenditure(communityId, month);
    const content = incomeExpenditureContent(facts);
    const title = reportKind('income-expenditure').title(subject);
    return { ...read, title, paper: { drawing: 'income-expenditure', content } };
  }

  private async voucher(communityId: number, seq: string): Promise<ReportRead> {
    const { facts, ...read } = await this.facts.voucher(communityId, seq);
    const title = voucherTitle(read.period, facts.voucherNo);
    return { ...read, title, paper: { drawing: 'voucher', content: voucherContent(facts) } };
  }
}
