/** How many items carry which mark. */
export class AuditTicksView {
  agrees!: number;
  differs!: number;
  missing!: number;
  /** Not looked at yet */
  open!: number;
}

/** 抽样: what was drawn from what, and by which numbers. */
export class AuditSampleCardView {
  id!: string;
  /** Of the engagement: goes into the random numbers */
  drawNo!: number;
  title!: string;
  method!: 'monetary-unit' | 'random';
  methodName!: string;
  from!: string;
  to!: string;
  accountCode!: string | null;
  accountName!: string | null;
  fund!: string | null;
  side!: 'debit' | 'credit' | 'both';
  sideName!: string;
  sizeAsked!: number;
  populationCount!: number;
  populationTotal!: string;
  /** SHA-256 of the population's lines, hex */
  populationRoot!: string;
  itemCount!: number;
  itemTotal!: string;
  itemsRoot!: string;
  /** Between two hits; null in a draw by chance */
  interval!: string | null;
  /** Leaves in the head whose root is half of the seed */
  headSize!: number;
  headRoot!: string;
  /** SHA-256(root ‖ number), hex */
  seed!: string;
  at!: string;
  /** For its auditors and the committee, and for everybody once the opinion is given */
  ticks!: AuditTicksView | null;
}

export class AuditSampleFileView {
  id!: string;
  name!: string;
  mediaType!: string;
  thumbnail!: boolean;
}

/** 样本: one voucher of the sheet. */
export class AuditSampleItemView {
  no!: number;
  seq!: string;
  /** 2026-03 记-12号 */
  voucher!: string;
  bookedOn!: string;
  summary!: string;
  amount!: string;
  hits!: number;
  /** Public copies; the originals are `files/:id/original` for those who may */
  files!: AuditSampleFileView[];
  /** Papers the voucher says it has */
  attachmentCount!: number;
  /** Null: not looked at, or not this reader's to know */
  mark!: 'agrees' | 'differs' | 'missing' | null;
  markName!: string | null;
  note!: string | null;
  markedAt!: string | null;
}

/** 抽样底稿. */
export class AuditSampleView {
  engagementId!: string;
  engagementNumber!: string;
  firm!: string;
  samplingNumber!: string;
  card!: AuditSampleCardView;
  /** How anybody draws it again, step by step */
  recipe!: string[];
  items!: AuditSampleItemView[];
  mayMark!: boolean;
}
