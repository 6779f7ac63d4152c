import { postNames } from '../community/rights.rules';
import type { ArchivedReport } from './report-archive.queries';
import { reportKindNames } from './report.rules';

/** A printed document in the archive. */
export class ReportView {
  id: string;
  kind: 'income-expenditure' | 'voucher';
  kindName: string;
  title: string;
  period: string;
  /** Of a voucher: the entry it shows. */
  subjectSeq: string | null;
  /** Whether its figures can no longer change. */
  final: boolean;
  /** The last entry of the books that it includes. */
  throughSeq: string;
  fileId: string;
  /** Of the PDF: compare it with the file you hold. */
  sha256: string;
  createdAt: string;
  /** Who had it made: by name if she holds a post here, else 业主住户. */
  madeBy: string;
  /** The first print, where this is a later one (补打). */
  reprintOf: string | null;
  /** 1 for the first print. */
  printNo: number;
  /** Prints of this document so far. */
  printCount: number;
}

export class ReportsView {
  items: ReportView[];
  next: string | null;
}

export class QueuedReportView {
  /** Ask `jobs/:id` how far it is; its result has `reportId`. */
  jobId: string;
}

export function reportViewOf(report: ArchivedReport): ReportView {
  return {
    id: report.id,
    kind: report.kind,
    kindName: reportKindNames[report.kind],
    title: report.title,
    period: report.period,
    subjectSeq: report.subjectSeq,
    final: report.isFinal,
    throughSeq: report.throughSeq,
    fileId: report.fileId,
    sha256: report.sha256,
    createdAt: report.createdAt.toISOString(),
    madeBy: report.madeBy ?? postNames.resident,
    reprintOf: report.reprintOf,
    printNo: report.printNo,
    printCount: report.printCount,
  };
}
