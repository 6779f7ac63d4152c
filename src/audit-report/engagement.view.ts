import { AuditFindingView } from './finding.view';
import { AuditSampleCardView } from './sample.view';

/** An auditor of an engagement; her access is the appointment's. */
export class AuditAuditorView {
  grantId!: string;
  name!: string;
  startsOn!: string;
  endsOn!: string;
  /** Ended before its time */
  endedOn!: string | null;
  inForce!: boolean;
}

/** 审计委托, as a list shows it. */
export class AuditEngagementCardView {
  id!: string;
  /** 审-2026-01 */
  number!: string;
  firm!: string;
  /** Audited months, both included */
  from!: string;
  to!: string;
  state!: 'coming' | 'working' | 'over' | 'concluded';
  stateName!: string;
  engagedAt!: string;
  auditors!: AuditAuditorView[];
  samples!: number;
  /** Raised, the personal ones too */
  findings!: number;
  /** Not yet accepted or closed */
  openFindings!: number;
  /** The firm's answer is past its day */
  overdueFindings!: number;
  /** Given, not only drafted */
  opinionName!: string | null;
}

export class AuditEngagementsView {
  items!: AuditEngagementCardView[];
  mayEngage!: boolean;
}

/** 审计意见: given, or as far as the auditor has written it. */
export class AuditOpinionView {
  kind!: 'unmodified' | 'qualified' | 'adverse' | 'disclaimer';
  kindName!: string;
  paragraphs!: string[];
  issued!: boolean;
  version!: number;
  at!: string;
}

/** Paragraphs to begin with, of one kind of opinion. */
export class AuditOpinionModelView {
  kind!: string;
  kindName!: string;
  /** When auditors choose it */
  when!: string;
  paragraphs!: string[];
}

/** 审计委托, with everything of it that the reader may see. */
export class AuditEngagementView {
  card!: AuditEngagementCardView;
  scope!: string;
  /** Half of the seed of every draw, public since it was entered */
  samplingNumber!: string;
  fee!: string;
  answerDays!: number;
  resolutionRef!: string;
  samples!: AuditSampleCardView[];
  findings!: AuditFindingView[];
  /** Findings about persons, which this reader does not see */
  withheld!: number;
  /** Null until it is given; to its auditors the draft */
  opinion!: AuditOpinionView | null;
  /** For its auditors; empty for others */
  models!: AuditOpinionModelView[];
  /** The caller is one of its auditors and her access runs */
  mayWork!: boolean;
}

/** One look of an auditor. */
export class AuditReadingView {
  id!: string;
  at!: string;
  readerName!: string;
  /** GET communities/:communityId/journal */
  route!: string;
  /** 序时账; the route itself where it has no name */
  routeName!: string;
  /** What stood in the address: period=2026-03 */
  subject!: string;
}

export class AuditReadingsPage {
  items!: AuditReadingView[];
  next!: string | null;
}
