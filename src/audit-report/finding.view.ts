import { InquirySubjectView } from '../inquiries/inquiry.view';
import { AuditSampleFileView } from './sample.view';

/** What was done about a finding: the firm's answer, the auditor's word. */
export class AuditFindingStepView {
  turn!: number;
  act!: 'answered' | 'accepted' | 'reopened' | 'closed';
  actName!: string;
  text!: string;
  postName!: string;
  at!: string;
  /** Of an answer: days past the last one; null: in time */
  late!: number | null;
  files!: AuditSampleFileView[];
}

/** 审计发现. */
export class AuditFindingView {
  id!: string;
  engagementId!: string;
  /** 审-2026-01-03 */
  number!: string;
  firm!: string;
  severity!: 'minor' | 'major' | 'grave';
  severityName!: string;
  subject!: InquirySubjectView;
  title!: string;
  text!: string;
  amount!: string | null;
  /** About a person: read by its auditors, the committee and the firm's answering offices only */
  isPersonal!: boolean;
  at!: string;
  state!: 'raised' | 'answered' | 'accepted' | 'reopened' | 'closed';
  stateName!: string;
  answerDays!: number;
  dueOn!: string;
  /** 0 on the last day, below zero afterwards; null where the firm is not waited for */
  daysLeft!: number | null;
  overdue!: boolean;
  steps!: AuditFindingStepView[];
  mayAnswer!: boolean;
  mayDecide!: boolean;
}

/** All findings of the community, the personal ones too. */
export class AuditFindingFiguresView {
  raised!: number;
  waiting!: number;
  overdue!: number;
  settled!: number;
}

export class AuditFindingsView {
  items!: AuditFindingView[];
  /** About persons, not shown to this reader */
  withheld!: number;
  figures!: AuditFindingFiguresView;
}
