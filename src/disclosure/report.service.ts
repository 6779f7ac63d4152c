import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { figuresOf } from '../../reports/paper';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { Transactions } from '../platform/database/transactions';
import { EvidenceService } from '../platform/files/evidence.service';
import { FileStore } from '../platform/files/file-store';
import type { Job, Progress } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { DomainError } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { periodOf, yearOf } from '../shared/period';
import { disclosureConstraintMessages, disclosureErrors } from './disclosure.errors';
import { type ArchivedReport, ReportArchiveQueries } from './report-archive.queries';
import { type DrawnReport, ReportDrawing } from './report-drawing';
import { insertReport, type NewReport, takeNumber } from './report-filing';
import type { ReportRead } from './report-kinds';
import { ReportReading } from './report-reading';
import { ReportStatements } from './report-statements.service';
import type { ReportWanted } from './report.rules';

export const REPORT_JOB = 'report';

/** Who asked, and in what capacity: printed on the foot of the page. */
export interface ReportMaker {
  readonly personId: string;
  readonly postName: string;
}

/** What the queue carries: ids and what was asked, nothing personal. */
export interface ReportOrder {
  readonly wanted: ReportWanted;
  readonly maker: ReportMaker;
  /** Set for a later print: the first one. */
  readonly reprintOf: string | null;
}

/** Of a hundred: read, drawn, filed. */
const READ = 10;
const DRAWN = 95;
const WHOLE = 100;

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
    private readonly reading: ReportReading,
    private readonly drawing: ReportDrawing,
    private readonly statements: ReportStatements,
    private readonly archive: ReportArchiveQueries,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    registerConstraintMessages(disclosureConstraintMessages);
    this.jobs.register<ReportOrder>(REPORT_JOB, (job, progress) => this.make(job, progress));
  }

  /**
   * Queues a report. For a final one that is archived already the job only finds it.
   * @throws DomainError whatever `ReportReading.titleOf` throws.
   */
  async request(communityId: number, wanted: ReportWanted, maker: ReportMaker): Promise<string> {
    const title = await this.reading.titleOf(communityId, wanted);
    return this.transactions.run(communityId, (tx) =>
      this.enqueue(tx, communityId, title, { wanted, maker, reprintOf: null }),
    );
  }

  /**
   * Queues a later print of an archived report, marked 补打 第 n 次 on every page.
   * @throws DomainError notFound `report.unknown`, conflict `report.draft-not-reprinted`.
   */
  async reprint(communityId: number, report: ArchivedReport, maker: ReportMaker): Promise<string> {
    if (!report.isFinal) throw disclosureErrors.draftNotReprinted();
    const { kind, subject } = report;
    const order = { wanted: { kind, subject }, maker, reprintOf: report.reprintOf ?? report.id };
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
    const known = order.reprintOf ? null : await this.archive.findFinal(communityId, order.wanted);
    if (known) return { reportId: known.id };
    const read = await this.reading.read(communityId, order.wanted);
    await progress(READ, WHOLE);
    const issue = await this.issueOf(communityId, order, read);
    const drawn = await this.draw(job, { read, issue }, progress);
    await progress(DRAWN, WHOLE);
    const sha256 = await this.store.put(drawn.bytes);
    const id = newId();
    await this.transactions.run(communityId, async (tx) => {
      const fileId = await this.keepFile(tx, job, { title: read.title, drawn, sha256 });
      await insertReport(tx, {
        ...issue,
        ...order,
        madeBy: order.maker.personId,
        communityId,
        id,
        read,
        pages: drawn.pages,
        fileId,
        sha256,
      });
      await this.jobs.finish(tx, job, { reportId: id });
    });
    return { reportId: id };
  }

  /** Number, version and print of what is about to be drawn: a later print has those of the first. */
  private async issueOf(communityId: number, order: ReportOrder, read: ReportRead): Promise<Issue> {
    const { wanted, reprintOf } = order;
    if (reprintOf !== null) {
      const { number, version, printCount } = await this.archive.findReport(communityId, reprintOf);
      return { number, version, printNo: printCount + 1 };
    }
    const version = 1 + (await this.archive.countOf(communityId, wanted));
    const isNumbered = read.isFinal && wanted.kind !== 'voucher';
    const year = yearOf(periodOf(this.clock.today()));
    const number = isNumbered
      ? await this.transactions.run(communityId, (tx) => takeNumber(tx, communityId, wanted, year))
      : null;
    return { number, version, printNo: 1 };
  }

  private async draw(
    job: Job<ReportOrder>,
    { read, issue }: { read: ReportRead; issue: Issue },
    progress: Progress,
  ): Promise<DrawnReport> {
    const making = {
      madeBy: job.payload.maker.postName,
      madeAt: this.clock.now(),
      printNo: issue.printNo,
      throughSeq: read.throughSeq,
      number: issue.number,
      site: this.config.publicUrl,
    };
    let told = Promise.resolve();
    const drawn = (part: number) => {
      const percent = Math.floor(READ + part * (DRAWN - READ));
      // told in order; that the job was cancelled meanwhile is heard at the next step
      told = told.then(() => progress(percent, WHOLE)).catch(() => undefined);
    };
    const report = {
      ...job.payload.wanted,
      ...issue,
      title: read.title,
      figures: figuresOf(read.paper),
    };
    const prove = (pageDigests: readonly string[]) =>
      this.statements.prove(
        job.communityId,
        { ...report, throughSeq: read.throughSeq },
        pageDigests,
      );
    const printed = await this.drawing.draw({ paper: read.paper, making }, { prove, drawn });
    await told;
    return printed;
  }

  private async keepFile(
    tx: EntityManager,
    { communityId, payload }: Job<ReportOrder>,
    { title, drawn, sha256 }: { title: string; drawn: DrawnReport; sha256: string },
  ): Promise<string> {
    const file = await this.evidence.record(tx, communityId, {
      ...fileOf(drawn.bytes, sha256),
      name: `${title}.pdf`,
      uploadedBy: payload.maker.personId,
    });
    return file.id;
  }
}

type Issue = Pick<NewReport, 'number' | 'version' | 'printNo'>;

const isAlreadyArchived = (error: unknown) =>
  error instanceof DomainError && error.code === disclosureErrors.alreadyArchived().code;

const fileOf = (bytes: Buffer, sha256: string) => ({
  mediaType: 'application/pdf',
  sizeBytes: bytes.length,
  sha256,
  // Made from what is public already: the copy is the original.
  publicSha256: sha256,
  publicMediaType: 'application/pdf',
  thumbnailSha256: null,
  width: null,
  height: null,
  purpose: 'report' as const,
});
