import { postNames } from '../community/rights.rules';
import type { ArchivedReport } from './report-archive.queries';
import { reportKind } from './report-kinds';

/** A printed document in the archive. */
export class ReportView {
  id: string;
  /** Stable code: annual-trustee-report. */
  kind: string;
  kindName: string;
  /** What this kind of report is for. */
  purpose: string;
  /** What it is about, as its kind writes it: 2026-03, 2026-Q1, 2026, 2026-03-31, or an id. */
  subject: string;
  title: string;
  /** The month it is filed under: the last one it speaks of. */
  period: string;
  /** 文号; null for drafts, vouchers, and what was made before documents had one. */
  number: string | null;
  /** Counts the papers of one subject: drafts come before the final one. */
  version: number;
  /** Null for what was made before pages were counted. */
  pages: number | null;
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
  /** Whether what its pages say is on record in the proof log, so that anyone can check the file. */
  proofState: 'stated' | 'none';
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
  const { name, purpose } = reportKind(report.kind);
  return {
    id: report.id,
    kind: report.kind,
    kindName: name,
    purpose,
    subject: report.subject,
    number: report.number,
    version: report.version,
    pages: report.pages,
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
    proofState: report.isStated ? 'stated' : 'none',
  };
}
