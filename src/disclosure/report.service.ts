import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Printed } from '../../reports/layout/sheet';
import { Clock } from '../platform/clock';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { Transactions } from '../platform/database/transactions';
import { EvidenceService } from '../platform/files/evidence.service';
import { FileStore } from '../platform/files/file-store';
import type { Job, Progress } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { DomainError } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { period } from '../shared/period';
import { disclosureConstraintMessages, disclosureErrors } from './disclosure.errors';
import { type ArchivedReport, ReportArchiveQueries } from './report-archive.queries';
import { type DrawnReport, ReportDrawing } from './report-drawing';
import { ReportFactsQueries } from './report-facts.queries';
import {
  assertReportable,
  incomeExpenditureTitle,
  reportKindNames,
  type ReportSubject,
} from './report.rules';

export const REPORT_JOB = 'report';

/** Who asked, and in what capacity: printed on the foot of the page. */
export interface ReportMaker {
  readonly personId: string;
  readonly postName: string;
}

/** What the queue carries: ids and what was asked, nothing personal. */
export interface ReportOrder {
  readonly subject: ReportSubject;
  readonly maker: ReportMaker;
  /** Set for a later print: the first one. */
  readonly reprintOf: string | null;
}

const STEPS = 3;

/**
 * 公示 and printing: reports are made in the background, archived once, and printed again only as
 * marked later prints (补打).
 */
@Injectable()
export class ReportService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly store: FileStore,
    private readonly evidence: EvidenceService,
    private readonly drawing: ReportDrawing,
    private readonly facts: ReportFactsQueries,
    private readonly archive: ReportArchiveQueries,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    registerConstraintMessages(disclosureConstraintMessages);
    this.jobs.register<ReportOrder>(REPORT_JOB, (job, progress) => this.make(job, progress));
  }

  /**
   * Queues a report. For a closed month, or a voucher, that is archived already the job only finds it.
   * @throws DomainError `report.before-books`, `report.not-begun`, notFound for an unknown entry.
   */
  async request(communityId: number, subject: ReportSubject, maker: ReportMaker): Promise<string> {
    const title = await this.titleOf(communityId, subject);
    const order: ReportOrder = { subject, maker, reprintOf: null };
    return this.transactions.run(communityId, (tx) => this.enqueue(tx, communityId, title, order));
  }

  /**
   * Queues a later print of an archived report, marked 补打 第 n 次 on every page.
   * @throws DomainError notFound `report.unknown`, conflict `report.draft-not-reprinted`.
   */
  async reprint(communityId: number, report: ArchivedReport, maker: ReportMaker): Promise<string> {
    if (!report.isFinal) throw disclosureErrors.draftNotReprinted();
    const order: ReportOrder = {
      subject: subjectOf(report),
      maker,
      reprintOf: report.reprintOf ?? report.id,
    };
    const title = `${report.title}（补打）`;
    return this.transactions.run(communityId, (tx) => this.enqueue(tx, communityId, title, order));
  }

  private enqueue(
    tx: EntityManager,
    communityId: number,
    title: string,
    order: ReportOrder,
  ): Promise<string> {
    const requestedBy = order.maker.personId;
    return this.jobs.enqueue(tx, {
      communityId,
      kind: REPORT_JOB,
      title,
      payload: order,
      requestedBy,
    });
  }

  private async titleOf(communityId: number, subject: ReportSubject): Promise<string> {
    if (subject.kind === 'income-expenditure') {
      assertReportable(subject.period, await this.facts.bookSpan(communityId));
      return incomeExpenditureTitle(subject.period);
    }
    const { facts } = await this.facts.voucher(communityId, subject.seq);
    return `${reportKindNames.voucher} 记-${facts.voucherNo}号`;
  }

  /** Two jobs for one document may meet in the archive: the second run finds what the first kept. */
  private async make(job: Job<ReportOrder>, progress: Progress): Promise<{ reportId: string }> {
    try {
      return await this.makeOnce(job, progress);
    } catch (error) {
      if (!isAlreadyArchived(error)) throw error;
      return this.makeOnce(job, progress);
    }
  }

  /** The job: find or draw, keep the bytes, then file, archive and result in one transaction. */
  private async makeOnce(job: Job<ReportOrder>, progress: Progress): Promise<{ reportId: string }> {
    const { communityId, payload: order } = job;
    const known = order.reprintOf ? null : await this.archive.findFinal(communityId, order.subject);
    if (known) return { reportId: known.id };
    const printNo = await this.nextPrintNo(communityId, order);
    await progress(1, STEPS);
    const making = { madeBy: order.maker.postName, madeAt: this.clock.now(), printNo };
    const drawn = await this.drawing.draw(communityId, order.subject, making);
    await progress(2, STEPS);
    const sha256 = await this.store.put(drawn.printed.bytes);
    const reportId = newId();
    await this.transactions.run(communityId, async (tx) => {
      const fileId = await this.keepFile(tx, communityId, { drawn, sha256, order });
      await insertReport(tx, { communityId, reportId, fileId, sha256, drawn, order, printNo });
      await this.jobs.finish(tx, job, { reportId });
    });
    return { reportId };
  }

  private async nextPrintNo(communityId: number, order: ReportOrder): Promise<number> {
    if (order.reprintOf === null) return 1;
    const first = await this.archive.findReport(communityId, order.reprintOf);
    return first.printCount + 1;
  }

  private async keepFile(
    tx: EntityManager,
    communityId: number,
    made: { drawn: DrawnReport; sha256: string; order: ReportOrder },
  ): Promise<string> {
    const file = await this.evidence.record(tx, communityId, {
      ...fileOf(made.drawn.printed, made.sha256),
      name: `${made.drawn.title}.pdf`,
      uploadedBy: made.order.maker.personId,
    });
    return file.id;
  }
}

const isAlreadyArchived = (error: unknown) =>
  error instanceof DomainError && error.code === disclosureErrors.alreadyArchived().code;

function subjectOf(report: ArchivedReport): ReportSubject {
  return report.kind === 'voucher'
    ? { kind: 'voucher', seq: report.subjectSeq ?? '' }
    : { kind: 'income-expenditure', period: period(report.period) };
}

const fileOf = (printed: Printed, sha256: string) => ({
  mediaType: 'application/pdf',
  sizeBytes: printed.bytes.length,
  sha256,
  // Made from what is public already: the copy is the original.
  publicSha256: sha256,
  publicMediaType: 'application/pdf',
  thumbnailSha256: null,
  width: null,
  height: null,
  purpose: 'report' as const,
});

interface NewReport {
  readonly communityId: number;
  readonly reportId: string;
  readonly fileId: string;
  readonly sha256: string;
  readonly drawn: DrawnReport;
  readonly order: ReportOrder;
  readonly printNo: number;
}

async function insertReport(tx: EntityManager, report: NewReport): Promise<void> {
  const { drawn, order } = report;
  await tx.query(
    `insert into report_archive (community_id, id, kind, title, period, subject_seq, is_final,
       through_seq, file_id, sha256, made_by, reprint_of, print_no)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      report.communityId,
      report.reportId,
      order.subject.kind,
      drawn.title,
      drawn.period,
      order.subject.kind === 'voucher' ? order.subject.seq : null,
      drawn.isFinal,
      drawn.throughSeq,
      report.fileId,
      report.sha256,
      order.maker.personId,
      order.reprintOf,
      report.printNo,
    ],
  );
}
